"""The record as a whole: a second folder for its backups, another computer, and erasing it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from trainer.domain.message import Message
from trainer.study.steps import BackupsSnapshot
from trainer.study.whole_record import ERASED, WILL_BE_ERASED, Erased, KeptPlace, line_of, out_of_reach
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP, SMALL, SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.speaking import announce_name
from trainer.ui.widgets.wrapping import Wrapping

Ask = Callable[[QWidget, str], str]
"""Lets the learner pick, under a title; empty where they left."""
FILE: Final = "my-record.minori"


def ask_folder(parent: QWidget, title: str) -> str:
    """Return a folder the learner picked."""
    return QFileDialog.getExistingDirectory(parent, title)


def ask_target(parent: QWidget, title: str) -> str:
    """Return a file the learner wants written."""
    return QFileDialog.getSaveFileName(parent, title, FILE)[0]


def ask_source(parent: QWidget, title: str) -> str:
    """Return a file the learner wants read."""
    return QFileDialog.getOpenFileName(parent, title, "", f"*{Path(FILE).suffix}")[0]


class _Card(QFrame):
    """Sections of a heading, a note, buttons, and a line that says what came of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        self.column.setSpacing(GAP)
        self.said = Prose()
        self.said.hide()

    def section(self, title: str, note: str) -> Wrapping:
        """Add a section; return where its buttons go."""
        self.column.addWidget(plain_label(title, "strong"))
        self.column.addWidget(Prose(note, size=SMALL, role="note"))
        acts = Wrapping()
        self.column.addWidget(acts)
        return acts

    def say(self, *sentences: Message) -> None:
        """Say what came of it."""
        self.said.set_text("\n".join(say(one) for one in sentences))
        self.said.show()
        announce_name(self.said)


class CarryCard(_Card):
    """A second folder for backups, and the whole record in one file.

    Signals: `second_wanted(str folder)`, empty for none; `save_wanted(str file)`; `join_wanted(str file, str settings)`
    with "mine" or "theirs".
    """

    second_wanted = Signal(str)
    save_wanted = Signal(str)
    join_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_folder: Ask = ask_folder
        self.ask_target: Ask = ask_target
        self.ask_source: Ask = ask_source
        self._source = ""
        acts = self.section(
            tr("Second folder for backups"),
            tr("Each backup is copied there as well: onto another disk, or into a folder a cloud service keeps."),
        )
        self.choose_folder, self.no_folder = button(tr("Choose a folder…")), button(tr("No second folder"))
        self.choose_folder.clicked.connect(self._on_choose)
        self.no_folder.clicked.connect(lambda: self.second_wanted.emit(""))
        acts.add(self.choose_folder)
        acts.add(self.no_folder)
        self._second = Prose()
        self._trouble = Prose()
        self.column.addWidget(self._second)
        self.column.addWidget(self._trouble)
        self.column.addSpacing(GAP)
        acts = self.section(
            tr("Another computer"),
            tr("One file carries your whole record. Joined, both computers’ answers are there: none twice, none lost."),
        )
        self.save, self.join = button(tr("Save the whole record…")), button(tr("Join another record…"))
        self.save.clicked.connect(self._on_save)
        self.join.clicked.connect(self._on_join)
        acts.add(self.save)
        acts.add(self.join)
        self._whose = Prose(tr("Whose settings are to stay?"))
        self.mine, self.theirs = button(tr("Those of this computer")), button(tr("Those of the other one"))
        self.mine.clicked.connect(lambda: self._on_whose("mine"))
        self.theirs.clicked.connect(lambda: self._on_whose("theirs"))
        self._choice = Wrapping()
        self._choice.add(self.mine)
        self._choice.add(self.theirs)
        self.column.addWidget(self._whose)
        self.column.addWidget(self._choice)
        self.column.addWidget(self.said)
        self._show_choice(shown=False)
        self.show_second(BackupsSnapshot("", ()))

    def show_second(self, backups: BackupsSnapshot) -> None:
        """Show which folder it is, and what went wrong there."""
        self.no_folder.setVisible(bool(backups.second))
        self._second.setVisible(bool(backups.second))
        self._second.set_text(backups.second)
        self._trouble.setVisible(bool(backups.trouble.id))
        self._trouble.set_text(say(backups.trouble))

    def _on_choose(self) -> None:
        if folder := self.ask_folder(self, tr("Second folder for backups")):
            self.second_wanted.emit(folder)

    def _on_save(self) -> None:
        if file := self.ask_target(self, tr("Save the whole record…")):
            self.save_wanted.emit(file)

    def _on_join(self) -> None:
        self._source = self.ask_source(self, tr("Join another record…"))
        self._show_choice(shown=bool(self._source))
        if self._source:
            self.mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_whose(self, settings: str) -> None:
        self.join.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_choice(shown=False)
        self.join_wanted.emit(self._source, settings)

    def _show_choice(self, *, shown: bool) -> None:
        self._whose.setVisible(shown)
        self._choice.setVisible(shown)


class EraseCard(_Card):
    """Everything that is kept, place by place, and how it goes.

    Signals: `places_wanted()` when it is opened; `save_wanted(str file)` for a last copy; `erase_wanted()`.
    """

    places_wanted = Signal()
    save_wanted = Signal(str)
    erase_wanted = Signal()
    ready = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_target: Ask = ask_target
        acts = self.section(
            tr("Erase my record"),
            tr("First you see every place where something of yours is kept; nothing goes before you say so again."),
        )
        self.open = button(tr("Show what would be erased"))
        self.open.clicked.connect(self.places_wanted)
        acts.add(self.open)
        self._places = Prose()
        self.save, self.erase = button(tr("Save a last copy…")), button(tr("Erase all of it now"))
        self.save.clicked.connect(self._on_save)
        self.erase.clicked.connect(self._on_erase)
        self._acts = Wrapping()
        self._acts.add(self.save)
        self._acts.add(self.erase)
        self.column.addWidget(self._places)
        self.column.addWidget(self._acts)
        self.column.addWidget(self.said)
        self._show_places(shown=False)

    def show_places(self, places: tuple[KeptPlace, ...]) -> None:
        """Show what would be erased."""
        self.said.hide()
        self._places.set_text("\n".join([say(WILL_BE_ERASED), *(say(line_of(place)) for place in places)]))
        self._show_places(shown=True)
        # Where the keyboard goes on, never the button that erases.
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ready.emit(self.erase)

    def show_erased(self, erased: Erased) -> None:
        """Say that it is gone, and what is out of reach."""
        self._show_places(shown=False)
        self.say(ERASED, *out_of_reach(erased))

    def _show_places(self, *, shown: bool) -> None:
        self._places.setVisible(shown)
        self._acts.setVisible(shown)

    def _on_save(self) -> None:
        if file := self.ask_target(self, tr("Save a last copy…")):
            self.save_wanted.emit(file)

    def _on_erase(self) -> None:
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_places(shown=False)
        self.erase_wanted.emit()
