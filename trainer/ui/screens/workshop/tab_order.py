"""Where Tab goes in what is built while one writes: as one reads, whatever was made first."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops_in(part: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard by Tab, in the order of the layouts."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus or part.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        yield part
    layout = part.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None:
            yield from stops_in(widget)
        elif inner is not None:
            yield from _in_layout(inner)


class TabOrder:
    """Keeps the stops of one part behind another's."""

    def __init__(self, after: QWidget) -> None:
        self._after = after
        self._stops: list[QWidget] = []

    def follow(self, part: QWidget) -> None:
        """Let Tab go through `part` as it is laid out now."""
        stops = list(stops_in(part))
        if stops == self._stops:
            return
        self._stops = stops
        before = self._after
        for stop in stops:
            QWidget.setTabOrder(before, stop)
            before = stop
