"""内訳: each file that was read last, and what became of it, in words."""

from PySide6.QtWidgets import QWidget

from trainer.assigning.console_values import Ledger, LedgerRow, Outcome
from trainer.domain.message import Message, message
from trainer.translations import say, tr
from trainer.ui.screens.console.drop_strip import ORDER, ledger_words
from trainer.ui.screens.console.page import ConsolePage, spaced_card
from trainer.ui.screens.console.rows_table import Head, Line, RowsView
from trainer.ui.theme.tokens import SMALL
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.visible_text import literal

_WORDS: dict[Outcome, Message] = {
    "accepted": message("Accepted"),
    "refused": message("Refused"),
    "flagged": message("Look at it"),
    "duplicate": message("The same again"),
    "queued": message("Not on the roster"),
    "incomplete": message("Still on the way"),
}
_SIGNS: dict[Outcome, str] = {
    "accepted": "✓",
    "refused": "×",
    "flagged": "！",
    "duplicate": "＝",
    "queued": "？",
    "incomplete": "…",
}
_TO_LOOK_AT: tuple[Outcome, ...] = ("refused", "flagged", "queued", "incomplete")


class LedgerPage(ConsolePage):
    """Shows a ledger as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Files read last"), parent=parent)
        self._which = Segments(tr("Files"), (("all", tr("All files")), ("look", tr("Those to look at"))))
        self._which.take("all")
        self.copy = button(tr("Copy table"), "back")
        card, column = spaced_card()
        self._summary = plain_label("")
        column.addWidget(self._summary)
        self.table = RowsView(tr("Files read last"), 14)
        self.acts = self.add_acts(self._which, self.copy)
        column.addWidget(self.table)
        column.addWidget(
            Prose(
                tr(
                    "Read in any order and as often as you like: no answer counts twice. A file that is cut off or not "
                    "yet here is tried again; what is refused changes nothing."
                ),
                size=SMALL,
                role="note",
            )
        )
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._which.picked.connect(self._on_picked)
        self.copy.clicked.connect(self.table.copy_all)
        self.first_focus = self._which.taken()

    def show_ledger(self, ledger: Ledger) -> None:
        """Show these files."""
        self._summary.setText(ledger_words(ledger))
        heads = (
            Head(tr("File")),
            Head(tr("What became of it")),
            Head(tr("Person")),
            Head(tr("Reason")),
            Head(tr("New answers"), words=False),
        )
        self.table.show_lines(heads, [_line(at, line) for at, line in enumerate(ledger.rows)])

    def _on_picked(self, key: str) -> None:
        look = {f"{_SIGNS[one]} {say(_WORDS[one])}" for one in _TO_LOOK_AT}
        self.table.rows.keep(None if key == "all" else lambda line: line.cells[1] in look)
        self.table.fit()


def _line(at: int, line: LedgerRow) -> Line:
    outcome = f"{_SIGNS[line.outcome]} {say(_WORDS[line.outcome])}"
    reason = literal(say(line.reason))
    cells = (literal(line.file), outcome, literal(line.person), reason, str(line.new_answers))
    sort = (line.file, float(ORDER.index(line.outcome)), line.person, reason, float(line.new_answers))
    return Line(str(at), cells, sort)
