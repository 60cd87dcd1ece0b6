"""What will be held on the due date, as a range, and what two minutes a day would change."""

from PySide6.QtWidgets import QWidget

from trainer.reports.forecast import ForecastReport
from trainer.reports.report import Report
from trainer.translations import say, tr
from trainer.ui.charts.forecast_line import ForecastLine
from trainer.ui.screens.progress.due_row import DueRow
from trainer.ui.screens.progress.number_table import NumberTable
from trainer.ui.screens.progress.report_view import ReportView, of_kind
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose


class ForecastView(ReportView):
    """Shows a ForecastReport: what to know, the picture, the due date, the numbers."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.mark = plain_label(tr("Please note"), "near")
        self.first = Prose("", weight=600)
        self.others = Prose("")
        self.chart = ForecastLine(appearance)
        self.due = DueRow()
        self.due.due_wanted.connect(self.due_wanted)
        self.table = NumberTable(tr("Outlook in numbers"))
        saying, words = card()
        words.addWidget(self.mark)
        words.addWidget(self.first)
        words.addWidget(self.others)
        self.picture, frame = card()
        frame.addWidget(self.chart)
        for widget in (saying, self.picture, self.due, self.table):
            self.column.addWidget(widget)

    def show_report(self, report: Report) -> None:
        """Show `report`."""
        shown = of_kind(report, ForecastReport)
        first, *others = (say(sentence) for sentence in shown.sentences)
        self.mark.setVisible(shown.warning)
        self.first.set_text(first)
        self.others.set_text("\n".join(others))
        self.others.setVisible(bool(others))
        for widget in (self.picture, self.table):
            widget.setVisible(shown.told is not None)
        if shown.told is not None:
            self.chart.show_report(shown)
            self.table.show_table(shown.table)
        self.due.show_due(shown.today, shown.due_day)
