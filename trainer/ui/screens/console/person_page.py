"""One person in one assignment: what happened, a later date, an exemption, and their own export."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from trainer.assigning.console_values import PersonRow, TimelineEntry
from trainer.assigning.console_views import PersonView
from trainer.domain.message import Message
from trainer.translations import say, tr
from trainer.ui.numbers import date_of, day_of
from trainer.ui.screens.console.drop_strip import ask_folder
from trainer.ui.screens.console.page import ConsolePage, SideBySide, spaced_card
from trainer.ui.screens.console.people_lines import standing_of
from trainer.ui.screens.console.rows_table import Head, Line, RowsView
from trainer.ui.screens.console.setup_page import field_below
from trainer.ui.screens.console.standing_look import standing_label
from trainer.ui.screens.console.words import (
    day_in,
    due_words,
    flag_words,
    names_in_a_row,
    range_words,
    short_day,
)
from trainer.ui.screens.progress.due_row import DayEdit
from trainer.ui.theme.tokens import GAP, SMALL
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.speaking import announce_name
from trainer.ui.widgets.visible_text import literal
from trainer.ui.widgets.wrapping import Wrapping

_BESIDE = 50
"""Letters of width from which the acts stand beside the timeline."""
_A_WEEK = 7


def ask_export(parent: QWidget, title: str, name: str) -> str:
    """Return the file that was picked."""
    return QFileDialog.getSaveFileName(parent, title, name)[0]


def day_edit(name: str) -> DayEdit:
    """Return a named field for a day."""
    made = DayEdit()
    made.setAccessibleName(name)
    made.lineEdit().setAccessibleName(name)
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    made.setMaximumWidth(200)
    return made


class PersonPage(ConsolePage):
    """Shows a PersonView.

    Signals: `extend_wanted(int day, str reason, str folder)`; `exempt_wanted(str reason, str folder)`;
    `export_wanted(str file)`. The folder is for the file that tells that person's app.
    """

    extend_wanted = Signal(int, str, str)
    exempt_wanted = Signal(str, str)
    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.back.setText(tr("‹ Back to the assignment"))
        self.back.setAccessibleName(tr("‹ Back to the assignment"))
        self.ask: Callable[[QWidget, str, str], str] = ask_export
        self.ask_folder: Callable[[QWidget, str], str] = ask_folder
        self._code = ""
        self._about = plain_label("", "quiet")
        self.column.addWidget(self._about)
        self._stand = Wrapping()
        self.column.addWidget(self._stand)
        self.said = plain_label("", "right")
        self.said.hide()
        self.column.addWidget(self.said)
        happened, column = spaced_card()
        column.addWidget(plain_label(tr("What happened"), "heading"))
        self.timeline = RowsView(tr("What happened"), 12)
        column.addWidget(self.timeline)
        acts = QWidget()
        act_column = QVBoxLayout(acts)
        act_column.setContentsMargins(0, 0, 0, 0)
        act_column.addWidget(self._extension())
        act_column.addWidget(self._exemption())
        act_column.addWidget(self._own_export())
        self.column.addWidget(SideBySide(((happened, 3), (acts, 2)), _BESIDE))
        self.column.addStretch(1)
        self.first_focus = self.due

    def _extension(self) -> QWidget:
        card, column = spaced_card()
        column.addWidget(plain_label(tr("A later date"), "heading"))
        self.due = day_edit(tr("The new date"))
        column.addWidget(self.due)
        self.due_reason = field_below(column, tr("Reason for the later date"))
        self.extend = button(tr("Extend"))
        column.addWidget(self.extend, 0, Qt.AlignmentFlag.AlignLeft)
        self.extend.clicked.connect(self._on_extend)
        self.due_reason.returnPressed.connect(self._on_extend)
        return card

    def _exemption(self) -> QWidget:
        card, column = spaced_card()
        column.addWidget(plain_label(tr("Exemption"), "heading"))
        column.addWidget(
            Prose(tr("What was handed in stays; an exempt person is never reminded."), size=SMALL, role="note")
        )
        self.exempt_reason = field_below(column, tr("Reason for the exemption"))
        self.exempt = button(tr("Exempt this person"))
        column.addWidget(self.exempt, 0, Qt.AlignmentFlag.AlignLeft)
        self.exempt.clicked.connect(self._on_exempt)
        self.exempt_reason.returnPressed.connect(self._on_exempt)
        return card

    def _own_export(self) -> QWidget:
        card, column = spaced_card()
        column.addWidget(plain_label(tr("What is kept of this person"), "heading"))
        column.addWidget(Prose(tr("All of it in one file, to hand over when they ask."), size=SMALL, role="note"))
        self.export = button(tr("Save as a file…"))
        column.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GAP)
        self.export.clicked.connect(self._on_export)
        return card

    def show_person(self, view: PersonView) -> None:
        """Show it."""
        row = view.row
        self._code = row.person
        due = day_in(row.due_ms, view.zone)
        self.say_title(literal(row.name))
        parts = [literal(row.person), names_in_a_row(row.groups), literal(say(view.title)), due_words(due, view.today)]
        self._about.setText(" · ".join(part for part in parts if part))
        self._show_stand(row)
        self.due.setMinimumDate(date_of(view.today))
        self.due.setDate(date_of(due if due is not None and due > view.today else view.today).addDays(_A_WEEK))
        self.exempt.setEnabled(row.state != "exempt")
        heads = (Head(tr("Day")), Head(tr("What happened")))
        lines = [_event(at, one, view.zone) for at, one in enumerate(view.timeline)]
        self.timeline.show_lines(heads, lines)
        self.said.hide()

    def _show_stand(self, row: PersonRow) -> None:
        at = self.column.indexOf(self._stand)
        self._stand.hide()
        self._stand.deleteLater()
        self._stand = Wrapping()
        self.column.insertWidget(at, self._stand)
        self._stand.add(standing_label(standing_of(row)))
        if row.seen.right:
            score = tr("{right} of {items} right", right=row.score.right, items=row.score.of)
            self._stand.add(plain_label(score, "quiet", wraps=False))
        if row.held is not None:
            self._stand.add(
                plain_label(tr("Retained today: {range}", range=range_words(row.held)), "quiet", wraps=False)
            )
        for flag in row.flags:
            self._stand.add(plain_label(f"！ {flag_words(flag)}", "near"))

    def say_done(self, sentence: Message) -> None:
        """Say what was done."""
        self.said.setText(say(sentence))
        self.said.setAccessibleName(say(sentence))
        self.said.show()
        announce_name(self.said)

    def _on_extend(self) -> None:
        if self._has_reason(self.due_reason) and (folder := self._own_folder()):
            self.extend_wanted.emit(day_of(self.due.date()), self.due_reason.text().strip(), folder)
            self.due_reason.clear()

    def _on_exempt(self) -> None:
        if self._has_reason(self.exempt_reason) and (folder := self._own_folder()):
            self.exempt_wanted.emit(self.exempt_reason.text().strip(), folder)
            self.exempt_reason.clear()

    def _own_folder(self) -> str:
        return self.ask_folder(self, tr("Folder for this person’s own file"))

    def _has_reason(self, field: QLineEdit) -> bool:
        if field.text().strip():
            return True
        field.setPlaceholderText(tr("A reason is needed; it is kept."))
        self.lead_to(field)
        return False

    def _on_export(self) -> None:
        if file := self.ask(self, tr("Where shall it be saved?"), f"{self._code}.json"):
            self.export_wanted.emit(file)


def _event(at: int, entry: TimelineEntry, zone: str) -> Line:
    what = literal(say(entry.said))
    return Line(str(at), (short_day(day_in(entry.at_ms, zone)), what), (float(entry.at_ms), what))
