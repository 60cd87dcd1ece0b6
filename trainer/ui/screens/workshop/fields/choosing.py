"""Fields that are chosen: one of a few values, a fact found by searching, several facts."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QPushButton, QWidget

from trainer.authoring.workshop_snapshot import Named
from trainer.domain.search_text import fold_for_search
from trainer.packs.plain_values import Path, Value
from trainer.translations import say, tr
from trainer.ui.question.keys import ENTER
from trainer.ui.screens.workshop.fields.field import FieldView, FormSurroundings
from trainer.ui.screens.workshop.form import Facts, OneFact, OneOf
from trainer.ui.screens.workshop.writing import WritingLine
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.visible_text import literal
from trainer.ui.widgets.wrapping import Wrapping

NO_FACT = "none"
"""Written where a wrong answer is no fact of the pack."""


class OneOfField(FieldView):
    """A few values side by side."""

    def __init__(self, spec: OneOf, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self.add_label()
        options = tuple((key, say(text)) for key, text in spec.options)
        if spec.kind:
            own = around.sides if spec.kind == "sides" else around.levels
            options = tuple((one.id, literal(one.name)) for one in own)
            if spec.kind == "levels":
                options = (("", tr("As its fact")), *options)
        self._keys = [key for key, _ in options]
        self.segments = Segments(self.name, options)
        self.segments.picked.connect(self._on_picked)
        self.column.addWidget(self.segments)

    def first_stop(self) -> QWidget:
        """Return what is taken."""
        return self.segments.taken()

    def show_value(self, value: Value | None) -> None:
        """Show it as taken."""
        word = value if isinstance(value, str) else ""
        if not word and "" not in self._keys:
            self.segments.take("\0")  # nothing is chosen yet
            return
        self.segments.take("yes" if word == "true" and "yes" in self._keys else word)

    def _on_picked(self, key: str) -> None:
        self.edited.emit(self.path, key or None)


class FactLine(WritingLine):
    """A line that finds a fact by any part of its name; the arrows walk what is found, Enter takes it.

    Signals: `picked(str id)`.
    """

    picked = Signal(str)

    def __init__(self, name: str, around: FormSurroundings, more: tuple[Named, ...] = ()) -> None:
        super().__init__(name)
        self._around = around
        self._more = more
        self._offered: list[Named] = []
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        self._found = QListView()
        completer.setPopup(self._found)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        self._found.setAccessibleName(tr("Facts that were found"))
        completer.activated.connect(self._on_activated)
        self._finder = completer
        self.setPlaceholderText(tr("Part of a fact's name"))
        self.whole_text_changed.connect(self._on_typed)
        self._typing = False
        self.textEdited.connect(self._note_typing)

    def _note_typing(self, _text: str) -> None:
        self._typing = True

    def _on_typed(self) -> None:
        if not self.hasFocus() or not (self._typing or self.composing):
            return
        self._typing = False
        self.offer(self.whole_text())

    def offer(self, typed: str) -> None:
        """Show the facts that have every word of `typed`."""
        words = fold_for_search(typed).split()
        known = (*self._more, *self._around.facts)
        self._offered = [one for one in known if all(word in fold_for_search(f"{one.name} {one.id}") for word in words)]
        self._model.setStringList([literal(one.name) for one in self._offered[:50]])
        self._finder.setWidget(self)
        if self._offered:
            self._finder.complete()
        else:
            self._found.hide()

    def _on_activated(self, _text: str) -> None:
        self._take(self._found.currentIndex().row())

    def _take(self, row: int) -> None:
        self._unsaid = False
        self._pause.stop()
        self._found.hide()
        if 0 <= row < len(self._offered):
            self.picked.emit(self._offered[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer by the arrow down; take the only one that is left by Enter."""
        if event.key() == Qt.Key.Key_Down and not self.composing:
            event.accept()
            self.offer(self.text() if self._unsaid else "")
            return
        if event.key() in ENTER and not self.composing and self._unsaid and self._offered:
            event.accept()
            self._take(0)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget what was typed and not taken."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._unsaid = False
            self._pause.stop()
        super().focusOutEvent(event)


class FactField(FieldView):
    """One fact."""

    def __init__(self, spec: OneFact, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self.add_label()
        more = (Named(NO_FACT, tr("no fact of this set")),) if spec.none else ()
        self._known = more
        self._value = ""
        self.line = FactLine(self.name, around, more)
        self.line.setObjectName("/".join(map(str, path)))
        self.line.picked.connect(self._on_picked)
        self.line.written.connect(self._on_written)
        self.column.addWidget(self.line)

    def first_stop(self) -> QWidget:
        """Return the line."""
        return self.line

    def show_value(self, value: Value | None) -> None:
        """Show the fact's name; of one that is not there its id."""
        self._value = value if isinstance(value, str) else ""
        self.line.show_text(self._name())

    def _name(self) -> str:
        known = (*self._known, *self.around.facts)
        return next((one.name for one in known if one.id == self._value), self._value)

    def _on_picked(self, id_: str) -> None:
        self._value = id_
        self.line.setText(self._name())
        self.edited.emit(self.path, id_)

    def _on_written(self, text: str) -> None:
        if not text.strip():
            self._value = ""
            self.edited.emit(self.path, None)


class FactsField(FieldView):
    """Several facts: each with a button that takes it out, and a line that puts one in."""

    def __init__(self, spec: Facts, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self.add_label()
        self._ids: tuple[str, ...] = ()
        self._shown: tuple[str, ...] | None = None
        self._chips: Wrapping | None = None
        self.line = FactLine(tr("{name}: add one", name=self.name), around)
        self.line.setObjectName("/".join(map(str, path)))
        self.line.picked.connect(self._on_picked)
        self.column.addWidget(self.line)

    def first_stop(self) -> QWidget:
        """Return the line."""
        return self.line

    def show_value(self, value: Value | None) -> None:
        """Show one button a fact."""
        words = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        self._ids = tuple(one for one in words if isinstance(one, str) and one)
        names = {one.id: one.name for one in self.around.facts}
        shown = tuple(names.get(one, one) for one in self._ids)
        if shown == self._shown:
            return
        self._shown = shown
        if self._chips is not None:
            self.column.removeWidget(self._chips)
            self._chips.hide()
            self._chips.deleteLater()
        self._chips = Wrapping()
        for id_, name in zip(self._ids, shown, strict=True):
            self._chips.add(self._chip(id_, literal(name)))
        self.column.insertWidget(self.column.indexOf(self.line), self._chips)
        if not shown:
            self._chips.hide()
        self.setTabOrder(self._chips, self.line)

    def _chip(self, id_: str, name: str) -> QPushButton:
        chip = button(f"{name}  ×", "sure")
        chip.setAccessibleName(tr("Take out {name}", name=name))
        chip.clicked.connect(lambda: self._on_out(id_))
        return chip

    def _on_out(self, id_: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.path, tuple(one for one in self._ids if one != id_) or None)

    def _on_picked(self, id_: str) -> None:
        self.line.clear()
        if id_ not in self._ids:
            self.edited.emit(self.path, (*self._ids, id_))
