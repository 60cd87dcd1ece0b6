"""Aspect by side: one cell a topic."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.study.reports import StrengthReport
from trainer.ui.charts.topic_cell import TopicCell
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.phrases import clean


class StrengthMatrix(QWidget):
    """A StrengthReport as a picture; made anew for another report."""

    def __init__(self, appearance: Appearance, report: StrengthReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        for at, side in enumerate(report.sides, start=1):
            head = plain_label(clean(side), "strong")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, at)
            self._grid.setColumnStretch(at, 3)
        for row, (aspect, cells) in enumerate(zip(report.aspects, report.cells, strict=True), start=1):
            self._grid.addWidget(plain_label(clean(aspect), "strong"), row, 0)
            for at, (side, cell) in enumerate(zip(report.sides, cells, strict=True), start=1):
                if cell is not None:
                    topic = f"{clean(aspect)} · {clean(side)}"
                    self._grid.addWidget(TopicCell(appearance, topic, cell, clean(report.horizon)), row, at)
