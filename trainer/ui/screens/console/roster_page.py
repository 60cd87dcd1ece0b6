"""The roster: a file is compared first, its differences shown, and only then taken in."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.assigning.console_views import RosterPerson
from trainer.assigning.roster import RosterChanges
from trainer.translations import tr
from trainer.ui.screens.console.page import ConsolePage, spaced_card
from trainer.ui.screens.console.roster_diff import lines_of, summary_of
from trainer.ui.screens.console.rows_table import Head, Line, RowsView
from trainer.ui.screens.console.words import names_in_a_row, people_words
from trainer.ui.theme.tokens import SMALL
from trainer.ui.widgets.buttons import button, give_role
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import literal
from trainer.ui.widgets.wrapping import Wrapping


def ask_roster(parent: QWidget, title: str) -> str:
    """Return the roster that was picked."""
    return QFileDialog.getOpenFileName(parent, title, "", "*.csv *.tsv *.txt *.xlsx")[0]


class RosterPage(ConsolePage):
    """Shows everybody, or what a file would change.

    Signals: `compare_wanted(str file)`; `take_wanted(str file)`.
    """

    compare_wanted = Signal(str)
    take_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Roster"), parent=parent)
        self.ask: Callable[[QWidget, str], str] = ask_roster
        self._file = ""
        self.setAcceptDrops(True)
        self.choose = button(tr("Choose a roster file…"), "primary")
        self.column.addWidget(
            Prose(
                tr(
                    "CSV or Excel, one person a row: code, name, group. People are matched by their code alone; you "
                    "see what would change before anything does. A file can also be dropped here."
                ),
                size=SMALL,
                role="note",
            )
        )
        self.add_acts(self.choose)
        self._build_diff()
        self._build_people()
        self.column.addStretch(1)
        self.choose.clicked.connect(self._on_choose)
        self.first_focus = self.choose

    def _build_diff(self) -> None:
        self.diff_card, column = spaced_card()
        self._diff_title = plain_label("", "heading")
        self._diff_words = plain_label("")
        self.diff_table = RowsView(tr("What would change"), 10)
        self.take, self.drop = button(tr("Take it in"), "primary"), button(tr("Do not take it in"))
        acts = Wrapping()
        acts.add(self.take)
        acts.add(self.drop)
        for part in (self._diff_title, self._diff_words, acts, self.diff_table):
            column.addWidget(part)
        self.column.addWidget(self.diff_card)
        self.take.clicked.connect(self._on_take)
        self.drop.clicked.connect(self._on_drop)
        self._show_diff(shown=False)

    def _build_people(self) -> None:
        self.people_card, column = spaced_card()
        self._count = plain_label("", "heading")
        self.copy = button(tr("Copy table"), "back")
        self.table = RowsView(tr("Roster"), 14)
        column.addWidget(self._count)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        self.column.addWidget(self.people_card)
        self.copy.clicked.connect(self.table.copy_all)
        self.people_card.hide()

    def show_roster(self, people: tuple[RosterPerson, ...]) -> None:
        """Show everybody; a comparison that was shown is over."""
        self._show_diff(shown=False)
        self._count.setText(people_words(len(people)))
        heads = (Head(tr("Code")), Head(tr("Name")), Head(tr("Department")), Head(tr("State")))
        self.table.show_lines(heads, [_person(person) for person in people])
        self.people_card.setVisible(bool(people))

    def show_diff(self, file: str, changes: RosterChanges) -> None:
        """Show what the file would change."""
        self._file = file
        self._diff_title.setText(tr("What would change"))
        self._diff_words.setText(summary_of(changes))
        heads = (
            Head(tr("What changes")),
            Head(tr("Code")),
            Head(tr("Name")),
            Head(tr("So far")),
            Head(tr("From now on")),
        )
        lines = lines_of(changes)
        self.diff_table.show_lines(heads, lines)
        self.diff_table.setVisible(bool(lines))
        self.take.setEnabled(not changes.is_empty)
        self._show_diff(shown=True)
        self.lead_to(self.drop if changes.is_empty else self.take)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Compare it."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.compare_wanted.emit(files[0])

    def _show_diff(self, *, shown: bool) -> None:
        self.diff_card.setVisible(shown)
        give_role(self.choose, "quiet" if shown else "primary")

    def _on_choose(self) -> None:
        if file := self.ask(self, tr("Choose a roster file…")):
            self.compare_wanted.emit(file)

    def _on_take(self) -> None:
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.take_wanted.emit(self._file)

    def _on_drop(self) -> None:
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_diff(shown=False)


def _person(person: RosterPerson) -> Line:
    state = ""
    if person.left:
        state = tr("left on {day}", day=person.left)
    elif person.away_since:
        state = tr("away since {day}", day=person.away_since)
    cells = (literal(person.code), literal(person.name), names_in_a_row(person.groups), state)
    return Line(person.code, cells, cells)
