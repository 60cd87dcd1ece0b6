"""One assignment: where people stand, who they are, what is weak, what is mixed up."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.assigning.console_values import MixUp
from trainer.assigning.console_views import AssignmentView, Reminder, Written
from trainer.domain.message import Message, counted, message
from trainer.translations import say, tr
from trainer.ui.screens.console.bar import StandingBlock
from trainer.ui.screens.console.drop_strip import ask_folder
from trainer.ui.screens.console.heat_map import HeatMap
from trainer.ui.screens.console.page import ConsolePage, SideBySide, act, spaced_card
from trainer.ui.screens.console.people_card import PeopleCard
from trainer.ui.screens.console.words import day_in, due_words, people_words
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import SMALL
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.speaking import announce_name
from trainer.ui.widgets.visible_text import literal

_BESIDE = 66
"""Letters of width from which the heat map stands beside the people."""
_MIXUPS = 3


class AssignmentPage(ConsolePage):
    """Shows an AssignmentView.

    Signals: `person_wanted(str code)`; `reminder_wanted()`; `questions_wanted()`; `audit_wanted(str folder)`;
    `certificates_wanted(str folder)`.
    """

    person_wanted = Signal(str)
    reminder_wanted = Signal()
    questions_wanted = Signal()
    audit_wanted = Signal(str)
    certificates_wanted = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.ask_folder = ask_folder
        self._about = plain_label("", "quiet")
        self._rule = plain_label("", "quiet")
        self.column.addWidget(self._about)
        self.remind = act(tr("Copy reminders"))
        self.questions = act(tr("Question by question…"))
        self.audit = act(tr("Put together for an audit…"))
        self.certificates = act(tr("Certificates…"))
        self.add_head_acts(self.remind, self.questions, self.audit, self.certificates)
        self.said = plain_label("", "right")
        self.said.hide()
        self.column.addWidget(self.said)
        card, column = spaced_card()
        column.addWidget(self._rule)
        self.block = StandingBlock(appearance)
        column.addWidget(self.block)
        self._note = Prose(size=SMALL, role="note")
        column.addWidget(self._note)
        self.column.addWidget(card)
        self.people = PeopleCard(appearance)
        self.heat = HeatMap(appearance)
        self._mixups = QWidget()
        self._mixup_lines = QVBoxLayout(self._mixups)
        self._mixup_lines.setContentsMargins(0, 0, 0, 0)
        side, side_column = spaced_card()
        side_column.addWidget(self.heat)
        side_column.addWidget(self._mixups)
        self.column.addWidget(SideBySide(((self.people, 5), (side, 2)), _BESIDE))
        self.column.addStretch(1)
        self._join()
        self.first_focus = self.remind

    def _join(self) -> None:
        self.people.person_wanted.connect(self.person_wanted)
        self.remind.clicked.connect(self.reminder_wanted)
        self.questions.clicked.connect(self.questions_wanted)
        self.audit.clicked.connect(self._on_audit)
        self.certificates.clicked.connect(self._on_certificates)

    def show_assignment(self, view: AssignmentView) -> None:
        """Show it."""
        self.say_title(literal(say(view.title)))
        rule = [literal(say(one)) for one in view.passing]
        due = due_words(day_in(view.due_ms, view.zone), view.today)
        parts = [literal(view.assignment), due, people_words(view.counts.enrolled)]
        self._about.setText(" · ".join(parts))
        self._rule.setText(" ".join(rule))
        reminded = view.reminders
        self.remind.setText(
            say(counted("Copy the reminder ({count} person)", "Copy the reminder ({count} people)", reminded))
        )
        self.remind.setAccessibleName(self.remind.text())
        self.remind.setEnabled(bool(reminded))
        self.first_focus = self.remind if reminded else self.questions
        self.certificates.setEnabled(bool(view.counts.done))
        self.block.show_counts(view.counts)
        self._note.set_text(
            _how_reckoned() if view.reckoned else tr("Who is at risk is being reckoned; it takes a moment.")
        )
        self.people.show_people(view.people, view.zone, view.due_ms)
        self.heat.show_heat(view.heat)
        self.heat.setVisible(bool(view.heat.topics))
        self._show_mixups(view.mixups)
        self.said.hide()

    def copy_reminder(self, reminder: Reminder) -> None:
        """Put the reminder into the clipboard and say so."""
        QGuiApplication.clipboard().setText(reminder.text)
        self._say(counted(
            "Copied for {count} person: paste it into a mail.", "Copied for {count} people: paste it into a mail.",
            reminder.people,
        ))  # fmt: skip

    def say_written(self, written: Written) -> None:
        """Say what was written."""
        self._say(counted(
            "{count} file written into {folder}.", "{count} files written into {folder}.", len(written.files),
            folder=literal(written.folder),
        ))  # fmt: skip

    def _say(self, sentence: Message) -> None:
        self.said.setText(say(sentence))
        self.said.setAccessibleName(say(sentence))
        self.said.show()
        announce_name(self.said)

    def _show_mixups(self, mixups: Sequence[MixUp]) -> None:
        while (item := self._mixup_lines.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        if mixups:
            self._mixup_lines.addWidget(plain_label(tr("Most often mixed up"), "heading"))
        for mixup in mixups[:_MIXUPS]:
            self._mixup_lines.addWidget(Prose(say(_mixup(mixup)), size=SMALL))
        self._mixups.setVisible(bool(mixups))

    def _on_audit(self) -> None:
        if folder := self.ask_folder(self, tr("Where shall the audit files go?")):
            self.audit_wanted.emit(folder)

    def _on_certificates(self) -> None:
        if folder := self.ask_folder(self, tr("Where shall the certificates go?")):
            self.certificates_wanted.emit(folder)


def _how_reckoned() -> str:
    return tr(
        "“At risk” is reckoned here from handed-in answers alone; what was learned since the last hand-in "
        "is not known here."
    )


def _mixup(mixup: MixUp) -> Message:
    people = counted("{count} person", "{count} people", mixup.people)
    return message(
        "{asked} → {taken} ({people})",
        asked=literal(say(mixup.fact_name)), taken=literal(say(mixup.taken_for_name)), people=people,
    )  # fmt: skip
