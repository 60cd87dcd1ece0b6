"""Where an arrow key leads from one plant to the next."""

from PySide6.QtCore import Qt

from trainer.ui.garden.geometry import Geometry

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def neighbour(geometry: Geometry, current: int, key: Qt.Key) -> int | None:
    """Return the index of the plant the key leads to (itself at the rim), or None if the key does not walk.

    Left and right stay in the line, crossing the stream over its planks; up and down go to the nearest plant of the
    next line. So every plant can be reached.
    """
    count = len(geometry.cells)
    if not count:
        return None
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return 0 if key == Qt.Key.Key_Home else count - 1
    if key not in _STEPS:
        return None
    lines = _lines(geometry)
    at = next(number for number, line in enumerate(lines) if current in line)
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        line = lines[at]
        place = line.index(current) + _STEPS[key]
        return line[place] if 0 <= place < len(line) else current
    if not 0 <= at + _STEPS[key] < len(lines):
        return current
    here = geometry.cells[current].x
    return min(lines[at + _STEPS[key]], key=lambda i: abs(geometry.cells[i].x - here))


def _lines(geometry: Geometry) -> list[list[int]]:
    """Return the plants line by line from the top, each line from left to right."""
    lines: dict[tuple[int, int], list[int]] = {}
    for index, spot in enumerate(geometry.plan.spots):
        lines.setdefault(geometry.line_of(spot), []).append(index)
    cells = geometry.cells
    return [sorted(lines[name], key=lambda i: (cells[i].x, cells[i].y)) for name in sorted(lines)]
