"""How sure one was against how right: the learner's own sureness, and the app's predictions."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from trainer.reports.calibration import CalibrationLine, CalibrationReport
from trainer.reports.report import Report
from trainer.translations import say, tr
from trainer.ui.charts.calibration_points import CalibrationPoints
from trainer.ui.charts.chart import Chart
from trainer.ui.charts.sureness_bars import SurenessBars
from trainer.ui.screens.progress.number_table import NumberTable
from trainer.ui.screens.progress.report_view import NextAct, ReportView, of_kind
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
        self.legend = Prose(role="note")
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

    def show_report(self, report: Report) -> None:
        """Show `report`."""
        shown = of_kind(report, CalibrationReport)
        self.sentence.set_text(say(shown.sentence))
        self.own.show_lines(shown.own, shown.sentence)
        self.app.show_lines(shown.app, shown.sentence)
        for half, lines in zip(self._halves, (shown.own, shown.app), strict=True):
            half.setVisible(_answers(lines) > 0)
        some = _answers(shown.own) + _answers(shown.app) > 0
        # Of the dashed line only where it is drawn.
        strokes = tr("Upright strokes: how uncertain a value still is.")
        line = tr("On the dashed line, what was expected came true.")
        self.legend.set_text(f"{strokes}\n{line}" if _answers(shown.app) else strokes)
        self.next_act.setVisible(not some)
        self._pictures.setVisible(some)
        self.table.setVisible(some)
        self.table.show_table(shown.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pictures side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= _SIDE_BY_SIDE * self._appearance.px(BODY)
        down = QBoxLayout.Direction.TopToBottom
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else down)


def _answers(lines: Sequence[CalibrationLine]) -> int:
    return sum(line.answers for line in lines)
