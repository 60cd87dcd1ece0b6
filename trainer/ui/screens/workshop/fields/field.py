"""What every field is: it stands at a path, shows a value, and says what somebody made of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.authoring.workshop_snapshot import FindingLine, Named
from trainer.packs.plain_values import Path, Value
from trainer.translations import say
from trainer.ui.screens.workshop.findings import FindingNote, MarkNote
from trainer.ui.screens.workshop.form import WrittenField
from trainer.ui.theme.tokens import TINY_GAP
from trainer.ui.widgets.labels import plain_label


@dataclass(slots=True)
class FormSurroundings:
    """What the fields of a form may know of the pack; replaced as a whole when the pack changes."""

    build: "Callable[[WrittenField, Path, FormSurroundings, str], FieldView]"
    """Makes the widget of a field, also of those inside others."""
    facts: tuple[Named, ...] = ()
    sides: tuple[Named, ...] = ()
    levels: tuple[Named, ...] = ()
    english: bool = False
    """Whether English is written beside Japanese."""

    @staticmethod
    def free_key(taken: tuple[str, ...]) -> str:
        """Return a key for a new part that none of `taken` is."""
        return _free_key(taken)


def _free_key(taken: tuple[str, ...]) -> str:
    letters = (chr(ord("a") + at) for at in range(26))
    numbered = (f"k{at}" for at in range(1, len(taken) + 2))
    return next(one for one in (*letters, *numbered) if one not in taken)


class FieldView(QWidget):
    """A field at its place.

    Signals: `edited(tuple path, object value)`: what stands there now, None for nothing; `fix_wanted(object line)` and
    `waive_wanted(object line, str reason)` of a finding that is shown here; `unfolded()` when more or less is seen.
    """

    edited = Signal(tuple, object)
    fix_wanted = Signal(object)
    waive_wanted = Signal(object, str)
    unfolded = Signal()

    def __init__(self, spec: WrittenField, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__()
        self.spec = spec
        self.path = path
        self.around = around
        self.title = say(spec.label)
        self.name = f"{prefix} {self.title}".strip()
        """What a reader says: the label, behind what it is a part of."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(TINY_GAP)
        self._notes: dict[FindingLine, QWidget] = {}

    def add_label(self) -> None:
        """Say above the field what it is, and in a quiet line what to write."""
        self.column.addWidget(plain_label(self.title, "quiet"))
        hint = say(self.spec.hint)
        if hint:
            self.column.addWidget(plain_label(hint, "quiet"))

    def show_value(self, value: Value | None) -> None:
        """Show what stands there; what somebody is typing stays."""
        raise NotImplementedError

    def inner(self) -> "Iterator[FieldView]":
        """Yield the fields inside this one."""
        yield from ()

    def open_at(self, path: Path) -> QWidget | None:
        """Open whatever is folded on the way to `path` and return what takes the keyboard there."""
        for view in self.inner():
            if path[: len(view.path)] == view.path:
                return view.open_at(path)
        return self.first_stop()

    def first_stop(self) -> QWidget | None:
        """Return what of it takes the keyboard first."""
        return next((stop for view in self.inner() if (stop := view.first_stop()) is not None), None)

    def flush(self) -> None:
        """Say at once what was typed and not said yet."""
        for view in self.inner():
            view.flush()

    def take_findings(self, lines: tuple[FindingLine, ...]) -> None:
        """Show each finding at the innermost field it is about."""
        views = tuple(self.inner())
        own: list[FindingLine] = []
        for_view: dict[FieldView, list[FindingLine]] = {view: [] for view in views}
        for line in lines:
            at = next((view for view in views if line.path[: len(view.path)] == view.path), None)
            (own if at is None else for_view[at]).append(line)
        for view, found in for_view.items():
            view.take_findings(tuple(found))
        self._show_notes(own)

    def _show_notes(self, lines: list[FindingLine]) -> None:
        if list(self._notes) == lines:
            return
        for line, note in list(self._notes.items()):
            if line not in lines:
                del self._notes[line]
                self.column.removeWidget(note)
                note.hide()
                note.deleteLater()
        for line in lines:
            if line not in self._notes:
                self._notes[line] = self._note(line)
                self.column.addWidget(self._notes[line])

    def _note(self, line: FindingLine) -> QWidget:
        if not line.rule:
            return MarkNote(line)
        note = FindingNote(line)
        note.fix_wanted.connect(self.fix_wanted)
        note.waive_wanted.connect(self.waive_wanted)
        return note

    def pass_on(self, view: "FieldView") -> None:
        """Let what a field inside says be said here."""
        view.edited.connect(self.edited)
        view.fix_wanted.connect(self.fix_wanted)
        view.waive_wanted.connect(self.waive_wanted)
        view.unfolded.connect(self.unfolded)
