"""How sure one was against how right: the learner's own sureness, and the app's predictions."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from trainer.study.reports import CalibrationLine, CalibrationReport
from trainer.translations import tr
from trainer.ui.charts.calibration_points import CalibrationPoints
from trainer.ui.charts.chart import Chart
from trainer.ui.charts.sureness_bars import SurenessBars
from trainer.ui.numbers import between, percent, whole
from trainer.ui.screens.progress.number_table import Column, NumberTable
from trainer.ui.screens.progress.report_view import NextAct, ReportView
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BODY, SPACE
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose

_SIDE_BY_SIDE = 44
"""Letters of body text; in a narrower place one picture stands below the other."""


class CalibrationView(ReportView):
    """Shows a CalibrationReport."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.sentence = Prose("", weight=600)
        self.next_act = NextAct(
            tr("Say how sure you are when you answer: soon you will see here how well you know yourself.")
        )
        self.own = SurenessBars(appearance, tr("Your sureness"))
        self.app = CalibrationPoints(appearance, tr("What the app expected"))
        self.legend = Prose(
            tr("Upright strokes: how uncertain a value still is. On the dashed line, what was expected came true."),
            role="note",
        )
        self.table = NumberTable(tr("Sureness in numbers"))
        saying, words = card()
        words.addWidget(self.sentence)
        self._pictures = QFrame()
        self._pictures.setProperty("role", "card")
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(SPACE)
        self._halves = [self._half(chart) for chart in (self.own, self.app)]
        inside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._pictures)
        inside.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        inside.addLayout(self._across)
        inside.addWidget(self.legend)
        for widget in (saying, self.next_act, self._pictures, self.table):
            self.column.addWidget(widget)

    def _half(self, chart: Chart) -> QWidget:
        half = QWidget()
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, half)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(chart.accessibleName(), "strong"))
        column.addWidget(chart)
        column.addStretch(1)
        self._across.addWidget(half, 1)
        return half

    def show_report(self, report: CalibrationReport) -> None:
        """Show `report`."""
        self.sentence.set_text(report.sentence)
        self.own.show_lines(report.own, report.sentence)
        self.app.show_lines(report.app, report.sentence)
        for half, lines in zip(self._halves, (report.own, report.app), strict=True):
            half.setVisible(_answers(lines) > 0)
        some = _answers(report.own) + _answers(report.app) > 0
        self.next_act.setVisible(not some)
        self._pictures.setVisible(some)
        self.table.setVisible(some)
        whose = (tr("Your sureness"), report.own), (tr("What the app expected"), report.app)
        self.table.show_rows(_columns(), [_row(title, line) for title, lines in whose for line in lines])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pictures side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= _SIDE_BY_SIDE * self._appearance.px(BODY)
        down = QBoxLayout.Direction.TopToBottom
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else down)


def _answers(lines: Sequence[CalibrationLine]) -> int:
    return sum(line.answers for line in lines)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Kind"), words=True),
        Column(tr("Group"), words=True),
        Column(tr("Expected")),
        Column(tr("Right")),
        Column(tr("Range")),
        Column(tr("Answers")),
    )


def _row(whose: str, line: CalibrationLine) -> tuple[str, ...]:
    expected = "" if line.expected is None else percent(line.expected)
    seen = (percent(line.right.mean), between(line.right)) if line.answers else ("", "")
    return (whose, line.name, expected, *seen, whole(line.answers))
