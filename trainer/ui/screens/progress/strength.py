"""What is held of each topic, today and at the horizon."""

from PySide6.QtWidgets import QWidget

from trainer.domain.message import NOTHING
from trainer.reports.report import Report
from trainer.reports.strength import StrengthReport
from trainer.translations import say, tr
from trainer.ui.charts.strength_matrix import StrengthMatrix
from trainer.ui.charts.topic_ranking import TopicRanking
from trainer.ui.screens.progress.aside_card import AsideCard
from trainer.ui.screens.progress.number_table import NumberTable
from trainer.ui.screens.progress.report_view import NextAct, ReportView, of_kind
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping


class StrengthView(ReportView):
    """Shows a StrengthReport: the verdict, the picture, the numbers."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.verdict = Prose("", weight=600)
        self.note = Prose("", role="note")
        self.practise = button(tr("Ten on my weak topics"), "primary")
        self.practise.clicked.connect(self._on_practise)
        self.timed = button(tr("Test against the clock"), "quiet")
        self.timed.clicked.connect(self._on_timed)
        self.start = NextAct(tr("Sow your first seeds: ten minutes are enough for a first impression."), tr("Sow"))
        self.start.wanted.connect(self._on_start)
        self._matrix: StrengthMatrix | None = None
        self._ranking: TopicRanking | None = None
        self.practised = Prose("", role="note")
        self.aside = AsideCard()
        self.aside.back_wanted.connect(self.back_wanted)
        self.legend = Prose("", role="note")
        self.table = NumberTable(tr("Topics in numbers"))
        frame, saying = card()
        saying.addWidget(self.verdict)
        saying.addWidget(self.note)
        acts = Wrapping()
        for act in (self.practise, self.timed):
            acts.add(act)
        saying.addWidget(acts)
        saying.addWidget(self.practised)
        self._weak, self._lines = card()
        self._lines.addWidget(plain_label(tr("Weakest first"), "strong"))
        for widget in (frame, self.start, self._weak, self.aside, self.legend, self.table):
            self.column.addWidget(widget)

    def show_report(self, report: Report) -> None:
        """Show `report`."""
        shown = of_kind(report, StrengthReport)
        self.verdict.set_text(say(shown.verdict))
        self.note.set_text(say(shown.note))
        self.note.setVisible(shown.note != NOTHING)
        for act in (self.practise, self.timed):
            act.setVisible(shown.can_practise)
        self.start.setVisible(not shown.can_practise)
        self.practised.set_text(say(shown.practised))
        self.practised.setVisible(shown.practised != NOTHING)
        self._show_ranking(shown)
        self.aside.show_facts(shown.aside)
        matrix = StrengthMatrix(self._appearance, shown)
        matrix.setAccessibleName(tr("Topics"))
        matrix.setAccessibleDescription(say(shown.verdict))
        if self._matrix is not None:
            self.column.removeWidget(self._matrix)
            self._matrix.hide()
            self._matrix.deleteLater()
        self._matrix = matrix
        self.column.insertWidget(self.column.indexOf(self.legend), matrix)
        self.table.chain_after(matrix.cells)
        self.legend.set_text(_legend(shown))
        self.legend.setVisible(shown.can_practise)
        self.table.setVisible(shown.can_practise)
        self.table.show_table(shown.table)

    def _show_ranking(self, report: StrengthReport) -> None:
        if self._ranking is not None:
            self._lines.removeWidget(self._ranking)
            self._ranking.hide()
            self._ranking.deleteLater()
        self._ranking = TopicRanking(self._appearance, report.ranking)
        self._lines.addWidget(self._ranking)
        self._weak.setVisible(bool(report.ranking))

    def _on_practise(self) -> None:
        self.begin_wanted.emit("weak", "")

    def _on_timed(self) -> None:
        self.begin_wanted.emit("timed_test", "")

    def _on_start(self) -> None:
        self.begin_wanted.emit("learn", "")


def _legend(report: StrengthReport) -> str:
    cells = [cell for row in report.cells for cell in row if cell is not None]
    said = []
    if any(cell.today is not None for cell in cells):
        said.append(tr("Green: the likely range today, with its middle. Mark below: {day}.", day=say(report.horizon)))
    if any(cell.first_impression for cell in cells):
        said.append(tr("Striped: a first impression, from few answers."))
    return " ".join(said)
