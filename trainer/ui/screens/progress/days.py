"""What was answered on each of the last study days."""

from PySide6.QtWidgets import QWidget

from trainer.reports.days import DaysReport
from trainer.reports.report import Report
from trainer.translations import say, tr
from trainer.ui.charts.day_bars import DayBars
from trainer.ui.screens.progress.number_table import NumberTable
from trainer.ui.screens.progress.report_view import NextAct, ReportView, of_kind
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose


class DaysView(ReportView):
    """Shows a DaysReport; an empty day is nobody's fault."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.sentence = Prose("", weight=600)
        self.next_act = NextAct(tr("Answer a first question: each study day gets its place here."))
        self.chart = DayBars(appearance)
        self.legend = Prose(tr("Filled: right. Outlined: the other answers."), role="note")
        self.table = NumberTable(tr("Days in numbers"))
        saying, words = card()
        words.addWidget(self.sentence)
        self._picture, frame = card()
        frame.addWidget(self.chart)
        frame.addWidget(self.legend)
        for widget in (saying, self.next_act, self._picture, self.table):
            self.column.addWidget(widget)

    def show_report(self, report: Report) -> None:
        """Show `report`."""
        shown = of_kind(report, DaysReport)
        some = any(line.answers for line in shown.lines)
        self.sentence.set_text(say(shown.sentence))
        self.chart.show_lines(shown.lines, shown.sentence)
        self.next_act.setVisible(not some)
        self._picture.setVisible(some)
        self.table.setVisible(some)
        self.table.show_table(shown.table)
