"""Going round a screen with the Tab key: everything is reached, in the order of reading, without a trap."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QWidget

from tests.screens.walker.fault import Fault, place_of
from tests.screens.walker.focus_ring import no_ring
from tests.screens.walker.stops import group_of, tab_stops

SPARE = 5
"""Presses more than there are stops."""
SECTIONS = 3
"""Year, month and day."""
SLACK = 3
"""Pixels by which neighbours may stand askew."""


def walk(window: QWidget, *, rings: bool = True) -> tuple[list[QWidget], list[Fault]]:
    """Press Tab until the first stop is reached again; return the stops in order and what was wrong.

    What has the keyboard at first need not be a stop itself: a page that is read, a question that takes digits.
    """
    start = _first_stop(window)
    if start is None:
        return [], [Fault("trap", place_of(window), "Tab leads nowhere")] if tab_stops(window) else []
    stops, faults = [start], []
    for _ in range(len(tab_stops(window)) + SPARE):
        here = stops[-1]
        faults += no_ring(window, here) if rings else []
        there = _after_tab(here)
        if there is start and (there is not here or len(tab_stops(window)) == 1):
            return stops, faults
        if there is None or there is here:
            return stops, [*faults, Fault("trap", place_of(here), "Tab does not lead away")]
        if there in stops:
            return stops, [*faults, Fault("trap", place_of(there), "Tab goes round without coming back to the start")]
        stops.append(there)
    return stops, [*faults, Fault("trap", place_of(window), "Tab never comes back to the start")]


def _after_tab(here: QWidget) -> QWidget | None:
    """Return where Tab leads; a date has parts, and Tab goes through them first."""
    for _ in range(SECTIONS if isinstance(here, QAbstractSpinBox) else 1):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not here:
            break
    return QApplication.focusWidget()


def _first_stop(window: QWidget) -> QWidget | None:
    here = QApplication.focusWidget()
    if here is None or not here.focusPolicy() & Qt.FocusPolicy.TabFocus:
        QTest.keyClick(here or window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    return here


def unreached(window: QWidget, stops: list[QWidget]) -> list[Fault]:
    """Return the stops that Tab left out; of an exclusive group one is enough."""
    return [
        Fault("unreached", place_of(widget), "Tab never comes here")
        for widget in tab_stops(window)
        if widget not in stops and not any(other in stops for other in group_of(widget))
    ]


def disorder(window: QWidget, stops: list[QWidget]) -> list[Fault]:
    """Return the steps that go straight up or back to the left, against the order of reading.

    Right and up is the next column, left and down the next row. One step of the round leads back to the start.
    """
    back = [(one, other) for one, other in pairwise([*stops, *stops[:1]]) if _goes_back(window, one, other)]
    if back:
        back.remove(min(back, key=lambda step: _place(window, step[1])))
    return [
        Fault("order", place_of(other), f"comes after {place_of(one)}, but stands before it") for one, other in back
    ]


def _goes_back(window: QWidget, one: QWidget, other: QWidget) -> bool:
    here, there = _side_by_side(window, one, other)
    up = there.bottom() <= here.top() + SLACK
    back = there.right() <= here.left() + SLACK
    down, on = there.top() >= here.bottom() - SLACK, there.left() >= here.right() - SLACK
    return (up and not on) or (back and not down)


def _lineage(widget: QWidget) -> list[QWidget]:
    line = [widget]
    while (above := line[-1].parentWidget()) is not None:
        line.append(above)
    return line


def _side_by_side(window: QWidget, one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Return where the largest parts of the screen stand that hold one of the two each."""
    first, second = _lineage(one), _lineage(other)
    while len(first) > 1 and len(second) > 1 and first[-2] is second[-2]:
        first.pop()
        second.pop()
    parts = (first[-2], second[-2]) if len(first) > 1 and len(second) > 1 else (one, other)
    here, there = (QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for part in parts)
    return here, there


def _place(window: QWidget, widget: QWidget) -> tuple[bool, int, int]:
    """Return what to sort by: the rail first, as the leftmost column."""
    corner = widget.mapTo(window, QPoint(0, 0))
    in_rail = any(above.property("role") == "rail" for above in _lineage(widget))
    return not in_rail, corner.y(), corner.x()
