"""Aspect by side: one cell a topic."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from trainer.reports.strength import StrengthReport
from trainer.translations import say
from trainer.ui.charts.topic_cell import TopicCell
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BODY, CONTENT_WIDTH, GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.phrases import clean

_BESIDE = 42
"""Letters of body text in the page; in a narrower one an aspect's name stands above its cells, not beside them."""
_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""Rows and columns."""


def _same_way(way: tuple[int, int], step: tuple[int, int]) -> bool:
    """Return whether a way leads straight into the direction of a step."""
    along, across = (way[0] * step[0] + way[1] * step[1]), (way[0] * step[1] - way[1] * step[0])
    return along > 0 and across == 0


class StrengthMatrix(QWidget):
    """A StrengthReport as a picture; made anew for another report."""

    def __init__(self, appearance: Appearance, report: StrengthReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._sides = [plain_label(clean(say(side)), "strong") for side in report.sides]
        self._aspects = [plain_label(clean(say(aspect)), "strong") for aspect in report.aspects]
        self._cells: dict[tuple[int, int], TopicCell] = {}
        for row, cells in enumerate(report.cells):
            for at, cell in enumerate(cells):
                if cell is not None:
                    topic = f"{self._aspects[row].text()} · {self._sides[at].text()}"
                    self._cells[row, at] = TopicCell(appearance, topic, cell, clean(say(report.horizon)))
        for side in self._sides:
            side.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for at in range(len(self._sides)):
            self._grid.setColumnStretch(at + 1, 3)
        appearance.changed.connect(self._arrange)
        self._arrange()

    @property
    def cells(self) -> list[TopicCell]:
        """The topics as one reads them."""
        return list(self._cells.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from topic to topic by the arrows; where there is none in that direction the page has the key."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = next((place for place, cell in self._cells.items() if cell.hasFocus()), None)
        there = None if step is None or here is None else self._next(here, step)
        if there is None:
            event.ignore()
        else:
            there.setFocus(Qt.FocusReason.TabFocusReason)

    def _next(self, here: tuple[int, int], step: tuple[int, int]) -> TopicCell | None:
        """Return the nearest topic in a direction; a place without facts is passed over."""
        ahead = [
            (abs(row - here[0]) + abs(at - here[1]), cell)
            for (row, at), cell in self._cells.items()
            if _same_way((row - here[0], at - here[1]), step)
        ]
        return min(ahead, key=lambda one: one[0])[1] if ahead else None

    def _arrange(self) -> None:
        """Place heads and cells for the text size in use."""
        beside = self._appearance.px(BODY) * _BESIDE <= CONTENT_WIDTH
        placed: list[QLabel | TopicCell] = [*self._sides, *self._aspects, *self._cells.values()]
        for widget in placed:
            self._grid.removeWidget(widget)
        self._grid.setColumnStretch(0, 1 if beside else 0)
        for at, side in enumerate(self._sides):
            self._grid.addWidget(side, 0, at + 1)
        for row, aspect in enumerate(self._aspects):
            if beside:
                self._grid.addWidget(aspect, 2 * row + 2, 0)
            else:
                self._grid.addWidget(aspect, 2 * row + 1, 1, 1, -1)
        for (row, at), cell in self._cells.items():
            self._grid.addWidget(cell, 2 * row + 2, at + 1)
