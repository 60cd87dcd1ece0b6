"""Any report: what there is to know in sentences, and the numbers."""

from PySide6.QtWidgets import QWidget

from trainer.reports.report import Report
from trainer.translations import say, tr
from trainer.ui.screens.progress.number_table import NumberTable
from trainer.ui.screens.progress.report_view import ReportView
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose


class GeneralView(ReportView):
    """Shows every kind of report; one that has a picture has a view of its own."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.first = Prose("", weight=600)
        self.others = Prose("")
        self.table = NumberTable(tr("In numbers"))
        saying, words = card()
        words.addWidget(self.first)
        words.addWidget(self.others)
        self.column.addWidget(saying)
        self.column.addWidget(self.table)

    def show_report(self, report: Report) -> None:
        """Show `report`."""
        first, *others = (say(sentence) for sentence in report.sentences)
        self.first.set_text(first)
        self.others.set_text("\n".join(others))
        self.others.setVisible(bool(others))
        table = report.table
        self.table.setVisible(bool(table.rows))
        self.table.show_table(table)
