"""What will be held on the due date, as a range, and what two minutes a day would change."""

from PySide6.QtWidgets import QWidget

from trainer.study.reports import ForecastReport
from trainer.translations import tr
from trainer.ui.charts.forecast_line import ForecastLine, minute_changes
from trainer.ui.numbers import between, percent
from trainer.ui.screens.progress.due_row import DueRow
from trainer.ui.screens.progress.number_table import Column, NumberTable
from trainer.ui.screens.progress.report_view import ReportView
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
        picture, frame = card()
        frame.addWidget(self.chart)
        for widget in (saying, picture, self.due, self.table):
            self.column.addWidget(widget)

    def show_report(self, report: ForecastReport) -> None:
        """Show `report`."""
        self.mark.setVisible(report.warning)
        self.first.set_text(report.sentences[0] if report.sentences else "")
        self.others.set_text("\n".join(report.sentences[1:]))
        self.others.setVisible(len(report.sentences) > 1)
        self.chart.show_report(report)
        self.due.show_due(report.points[0].day, report.due_day)
        columns = Column(tr("Day"), words=True), Column(tr("Held")), Column(tr("Range"))
        self.table.show_rows(columns, _rows(report))


def _rows(report: ForecastReport) -> list[tuple[str, str, str]]:
    days = [(point.label, percent(point.held.mean), between(point.held)) for point in report.points]
    when = report.due_label or report.points[-1].label
    changed = [
        (tr("{day}, with {minutes} min a day", day=when, minutes=minutes), percent(share), "")
        for minutes, share in minute_changes(report)
    ]
    return [*days, *changed, (tr("Goal"), percent(report.target), "")]
