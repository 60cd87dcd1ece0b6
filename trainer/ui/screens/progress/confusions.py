"""What is taken for what, in a picture, in words, and in numbers; each pair can be practised."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.reports.confusions import ConfusionLine, ConfusionReport
from trainer.reports.report import Report
from trainer.translations import say, tr
from trainer.ui.charts.confusion_map import MOST_PAIRS, ConfusionMap
from trainer.ui.screens.progress.number_table import NumberTable
from trainer.ui.screens.progress.pair_row import PairRow, fact_to_practise
from trainer.ui.screens.progress.report_view import NextAct, ReportView, of_kind
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose


class ConfusionsView(ReportView):
    """Shows a ConfusionReport."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._lines: tuple[ConfusionLine, ...] = ()
        self.sentence = Prose("", weight=600)
        self.next_act = NextAct(tr("Go on answering: a pair that you take for each other will stand here."))
        self.map = ConfusionMap(appearance)
        self.legend = Prose(
            tr("An arrow points from what was asked to what it was taken for. Thicker: more often. Dashed: mended."),
            role="note",
        )
        self.table = NumberTable(tr("Mix-ups in numbers"))
        self.table.row_activated.connect(self._on_row)
        saying, words = card()
        words.addWidget(self.sentence)
        self._picture, frame = card()
        frame.addWidget(self.map)
        frame.addWidget(self.legend)
        self._pairs = QFrame()
        self._pairs.setProperty("role", "card")
        self._rows = QVBoxLayout(self._pairs)
        self._rows.setContentsMargins(GAP, GAP, GAP, GAP)
        self._rows.setSpacing(0)
        for widget in (saying, self.next_act, self._picture, self._pairs, self.table):
            self.column.addWidget(widget)

    def show_report(self, report: Report) -> None:
        """Show `report`."""
        shown = of_kind(report, ConfusionReport)
        self._lines = shown.lines
        self.sentence.set_text(say(shown.sentence))
        self.map.show_report(shown)
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        pairs = []
        for line in shown.lines[:MOST_PAIRS]:
            pair = PairRow(line)
            pairs.append(pair)
            pair.practise_wanted.connect(self._on_practise)
            self._rows.addWidget(pair)
        self.table.chain_after(pairs)
        self.table.show_table(shown.table)
        for widget in (self._picture, self._pairs, self.table):
            widget.setVisible(bool(shown.lines))
        self.next_act.setVisible(not shown.lines)

    def _on_practise(self, fact: str) -> None:
        self.begin_wanted.emit("fact", fact)

    def _on_row(self, row: int) -> None:
        self._on_practise(str(fact_to_practise(self._lines[row])))
