"""Fields that hold others: a group, and a group by its kind; folded, and built when they are opened."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.packs.plain_values import Path, Value
from trainer.translations import say, tr
from trainer.ui.screens.workshop.fields.field import FieldView, FormSurroundings
from trainer.ui.screens.workshop.fields.texts import BesideOrBelow
from trainer.ui.screens.workshop.form import Group, Kinds, OneFact, OneOf, Word, WrittenField
from trainer.ui.theme.tokens import GAP, STEP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.segments import Segments


class Inside(QFrame):
    """The fields of a mapping, short ones beside each other."""

    def __init__(
        self, fields: tuple[WrittenField, ...], path: Path, around: FormSurroundings, prefix: str, role: str = "case"
    ) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.rows = QVBoxLayout(self)
        edge = STEP if role else 0
        self.rows.setContentsMargins(edge, GAP if role else 0, edge, GAP if role else 0)
        self.rows.setSpacing(GAP)
        self.views: list[FieldView] = []
        beside: BesideOrBelow | None = None
        for spec in fields:
            # A part that is a bare text has no key of its own.
            view = around.build(spec, (*path, spec.key) if spec.key else path, around, prefix)
            self.views.append(view)
            if isinstance(spec, OneOf | OneFact | Word):
                if beside is None:
                    beside = BesideOrBelow()
                    self.rows.addWidget(beside)
                beside.row.addWidget(view, 1)
            else:
                beside = None
                self.rows.addWidget(view)

    def show_fields(self, value: Value | None) -> None:
        """Show what each has of the mapping."""
        for view in self.views:
            if not view.spec.key:
                view.show_value(value)
            else:
                view.show_value(value.get(view.spec.key) if isinstance(value, Mapping) else None)


class FoldedField(FieldView):
    """A field behind a button that opens it."""

    def __init__(self, spec: WrittenField, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self._value: Value | None = None
        self.fold = button(self.title, "faint")
        self.fold.setObjectName("/".join(map(str, path)))
        self.fold.setAccessibleName(self.name)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_toggled)
        self.column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body: QWidget | None = None

    def first_stop(self) -> QWidget:
        """Return the button."""
        return self.fold

    def open_at(self, path: Path) -> QWidget | None:
        """Open it, then go on inside."""
        self.fold.setChecked(True)
        for view in self.inner():
            if path[: len(view.path)] == view.path:
                return view.open_at(path)
        return self.fold

    def show_value(self, value: Value | None) -> None:
        """Say how much there is; show it where it is open."""
        self._value = value
        self.fold.setText(f"{'−' if self.fold.isChecked() else '+'} {self.title}{self.told(value)}")
        self.fold.setAccessibleName(f"{self.name}{self.told(value)}")
        if self.body is not None and self.fold.isChecked():
            self.fill(value)

    def told(self, value: Value | None) -> str:
        """Return what the closed field says of its contents."""
        return f" · {tr('written')}" if value else ""

    def _on_toggled(self, opened: bool) -> None:
        if opened and self.body is None:
            self.body = self.build()
            self.column.insertWidget(1, self.body)
        if self.body is not None:
            self.body.setVisible(opened)
        self.show_value(self._value)
        self.unfolded.emit()

    def build(self) -> QWidget:
        """Return the widget that holds the fields inside."""
        raise NotImplementedError

    def fill(self, value: Value | None) -> None:
        """Show what the fields inside have of it."""
        raise NotImplementedError


class GroupField(FoldedField):
    """Fields that stand together under one key."""

    def __init__(self, spec: Group, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self._fields = spec.fields
        self._inside: Inside | None = None
        if spec.opened:
            self.fold.setChecked(True)

    def inner(self) -> Iterator[FieldView]:
        """Yield the fields that are built."""
        yield from () if self._inside is None else self._inside.views

    def build(self) -> QWidget:
        """Build them."""
        self._inside = Inside(self._fields, self.path, self.around, self.name)
        for view in self._inside.views:
            self.pass_on(view)
        return self._inside

    def fill(self, value: Value | None) -> None:
        """Show each its part; a bare text is the first one's."""
        if self._inside is not None:
            shown = {self._fields[0].key: value} if isinstance(value, str) else value
            self._inside.show_fields(shown)


class KindsField(FoldedField):
    """A group whose further fields depend on its kind."""

    def __init__(self, spec: Kinds, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self._kinds = {kind: (title, fields) for kind, title, fields in spec.kinds}
        self._title = spec.title
        self._kind = ""
        self._inside: Inside | None = None
        self._choice: Segments | None = None
        self._frame = QVBoxLayout()

    def inner(self) -> Iterator[FieldView]:
        """Yield the fields of the kind that is shown."""
        yield from () if self._inside is None else self._inside.views

    def build(self) -> QWidget:
        """Build the choice of kinds; the fields follow when there is a kind."""
        frame = QWidget()
        self._frame = QVBoxLayout(frame)
        self._frame.setContentsMargins(0, 0, 0, 0)
        options = (("", tr("None")), *((kind, say(title)) for kind, (title, _) in self._kinds.items()))
        self._choice = Segments(self.name, options)
        self._choice.picked.connect(self._on_picked)
        self._frame.addWidget(self._choice)
        return frame

    def fill(self, value: Value | None) -> None:
        """Show the kind and its fields."""
        kind = value.get("kind", "") if isinstance(value, Mapping) else ""
        kind = kind if isinstance(kind, str) else ""
        if self._choice is not None:
            self._choice.take(kind)
        if kind != self._kind:
            self._change_to(kind)
        if self._inside is not None:
            self._inside.show_fields(value)

    def _change_to(self, kind: str) -> None:
        if self._inside is not None:
            self._frame.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        self._kind = kind
        if kind in self._kinds:
            self._inside = Inside((self._title, *self._kinds[kind][1]), self.path, self.around, self.name)
            for view in self._inside.views:
                self.pass_on(view)
            self._frame.addWidget(self._inside)

    def _on_picked(self, kind: str) -> None:
        title = self._value.get("title") if isinstance(self._value, Mapping) else None
        kept: dict[str, Value] = {"kind": kind} if title is None else {"kind": kind, "title": title}
        self.edited.emit(self.path, kept if kind else None)
