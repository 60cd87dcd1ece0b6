"""A list of parts: each added, moved and taken away, its own key made once and never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.packs.plain_values import Path, Value
from trainer.translations import say, tr
from trainer.ui.screens.workshop.fields.field import FieldView, FormSurroundings
from trainer.ui.screens.workshop.fields.nested import FoldedField, Inside
from trainer.ui.screens.workshop.form import Parts
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label

KEYED_BY = "key"


class PartView(FieldView):
    """One part under its heading, with what can be done to it as a whole."""

    def __init__(self, spec: Parts, at: int, path: Path, around: FormSurroundings, prefix: str) -> None:
        super().__init__(spec, path, around, prefix)
        self.at = at
        named = say(replace(spec.each, values=(("number", at + 1),)))
        self.name = f"{prefix} {named}".strip()
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(plain_label(named, "strong"), 1)
        self.acts = {
            "up": self._act("↑", tr("Move {name} up", name=self.name)),
            "down": self._act("↓", tr("Move {name} down", name=self.name)),
            "out": self._act("×", tr("Take {name} away", name=self.name)),
        }
        for act in self.acts.values():
            head.addWidget(act)
        self._inside = Inside(spec.fields, path, around, self.name)
        self._inside.rows.insertLayout(0, head)
        self.column.addWidget(self._inside)
        if spec.fixed:
            for act in self.acts.values():
                act.hide()
        for view in self._inside.views:
            self.pass_on(view)

    def _act(self, sign: str, name: str) -> QPushButton:
        made = button(sign, "fold")
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made

    def inner(self) -> Iterator[FieldView]:
        """Yield its fields."""
        yield from self._inside.views

    def show_value(self, value: Value | None) -> None:
        """Show each field its value."""
        self._inside.show_fields(value)


class PartsField(FoldedField):
    """The list; open at once unless its form folds it."""

    def __init__(self, spec: Parts, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self._parts_spec = spec
        self._parts: list[PartView] = []
        self._keys: tuple[str, ...] | None = None
        self._list = QVBoxLayout()
        self._focus_after: Path | None = None
        if not spec.folded:
            self.fold.setChecked(True)

    def told(self, value: Value | None) -> str:
        """Return how many there are."""
        return f" · {len(value)}" if isinstance(value, tuple) and value else ""

    def inner(self) -> Iterator[FieldView]:
        """Yield the parts that are built."""
        yield from self._parts

    def build(self) -> QWidget:
        """Build the place for the parts and the button that adds one."""
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        hint = say(self.spec.hint)
        if hint:
            column.addWidget(plain_label(hint, "quiet"))
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        column.addLayout(self._list)
        self.add = button(say(self._parts_spec.add), "link")
        self.add.setAccessibleName(f"{self.name}: {say(self._parts_spec.add)}")
        self.add.setObjectName("/".join(map(str, (*self.path, "add"))))
        self.add.clicked.connect(self._on_add)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        if self._parts_spec.fixed:
            self.add.hide()
        return frame

    def fill(self, value: Value | None) -> None:
        """Show every part; where others came or went, they are built anew."""
        parts = value if isinstance(value, tuple) else ()
        keys = tuple(_key(one) for one in parts)
        if keys != self._keys:
            self._keys = keys
            self._build_parts(len(parts))
        for view, part in zip(self._parts, parts, strict=True):
            view.show_value(part)
        if self._focus_after is not None:
            path, self._focus_after = self._focus_after, None
            stop = self.open_at(path)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_parts(self, count: int) -> None:
        for view in self._parts:
            self._list.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._parts = []
        last: QWidget = self.fold
        for at in range(count):
            view = PartView(self._parts_spec, at, (*self.path, at), self.around, self.name if self._nested else "")
            view.acts["up"].setEnabled(at > 0)
            view.acts["down"].setEnabled(at < count - 1)
            for act, sign in view.acts.items():
                sign.clicked.connect(lambda _=False, act=act, at=at: self._on_act(act, at))
            self.pass_on(view)
            self._list.addWidget(view)
            self._parts.append(view)
            last = view
        self.setTabOrder(last, self.add)

    @property
    def _nested(self) -> bool:
        return len(self.path) > 1

    def _written(self) -> tuple[Value, ...]:
        return self._value if isinstance(self._value, tuple) else ()

    def _on_add(self) -> None:
        self.flush()
        parts = self._written()
        spec = self._parts_spec
        bare = bool(spec.fields) and not spec.fields[0].key
        new: Value = ""
        if not bare:
            fields = dict(spec.new)
            if spec.keyed:
                fields = {KEYED_BY: self.around.free_key(tuple(_key(one) for one in parts)), **fields}
            new = fields
        self._focus_after = (*self.path, len(parts))
        self.edited.emit(self.path, (*parts, new))

    def _on_act(self, act: str, at: int) -> None:
        self.flush()
        parts = list(self._written())
        part = parts.pop(at)
        to = {"up": at - 1, "down": at + 1, "out": min(at, len(parts) - 1)}[act]
        if act != "out":
            parts.insert(to, part)
        if parts:
            self._focus_after = (*self.path, to)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.path, tuple(parts) or None)


def _key(part: Value) -> str:
    found = part.get(KEYED_BY) if isinstance(part, Mapping) else None
    return found if isinstance(found, str) else ""
