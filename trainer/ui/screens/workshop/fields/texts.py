"""Fields that are typed: a text in one or two languages, a single value, wordings and names one a line."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.packs.plain_values import Path, Value
from trainer.translations import own_name, tr
from trainer.ui.screens.workshop.fields.field import FieldView, FormSurroundings
from trainer.ui.screens.workshop.form import Accepted, Named, Word, Words
from trainer.ui.screens.workshop.writing import WritingBox, WritingLine
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.text_size import text_scale

LANGUAGES: Final = ("ja", "en")
"""Those a pack is written in, the first one alone where only one is."""
_NARROW: Final = 420
"""Logical pixels at 100 % text size; in less the languages stand below each other."""


def name_in(name: str, language: str, *, two: bool) -> str:
    """Return a field's name, with its language where there are two."""
    return tr("{name} ({language})", name=name, language=own_name(language)) if two else name


class BesideOrBelow(QWidget):
    """Two fields beside each other, or where it is narrow below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW * text_scale()
        self.row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class _InLanguages(FieldView):
    """A box a language; what is written in only one of them stands there without its language where that is ja."""

    def __init__(
        self, spec: Words | Accepted, path: Path, around: FormSurroundings, prefix: str, *, lines: bool
    ) -> None:
        super().__init__(spec, path, around, prefix)
        self.add_label()
        both = BesideOrBelow()
        languages = LANGUAGES if around.english else LANGUAGES[:1]
        self.boxes: dict[str, WritingBox] = {}
        for language in languages:
            box = WritingBox(name_in(self.name, language, two=around.english), lines=lines)
            box.setObjectName("/".join(map(str, (*path, language))))
            if around.english:
                box.setPlaceholderText(own_name(language))
            box.written.connect(self._on_written)
            both.row.addWidget(box, 1)
            self.boxes[language] = box
        self.column.addWidget(both)
        self._value: Value | None = None

    def first_stop(self) -> QWidget:
        """Return the first box."""
        return self.boxes[LANGUAGES[0]]

    def open_at(self, path: Path) -> QWidget:
        """Return the box of the language that is meant."""
        last = path[-1] if path else ""
        return self.boxes.get(str(last), self.boxes[LANGUAGES[0]])

    def flush(self) -> None:
        """Say at once what was typed."""
        for box in self.boxes.values():
            box.flush()

    def show_value(self, value: Value | None) -> None:
        """Show it in its languages."""
        self._value = value
        for language, box in self.boxes.items():
            box.show_text(self.text_of(value, language))

    def _on_written(self, text: str) -> None:
        box = self.sender()
        language = next((one for one, known in self.boxes.items() if known is box), LANGUAGES[0])
        self.say_written(language, text)

    def say_written(self, language: str, text: str) -> None:
        """Say what stands there now."""
        raise NotImplementedError

    def text_of(self, value: Value | None, language: str) -> str:
        """Return what the box of a language shows."""
        raise NotImplementedError


class WordsField(_InLanguages):
    """A text."""

    def __init__(self, spec: Words, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix, lines=spec.lines)

    def text_of(self, value: Value | None, language: str) -> str:
        """Return the text; a bare one is Japanese."""
        if isinstance(value, Mapping):
            found = value.get(language, "")
            return found if isinstance(found, str) else ""
        return value if isinstance(value, str) and language == LANGUAGES[0] else ""

    def say_written(self, language: str, text: str) -> None:
        """Say the text of that language alone."""
        self.edited.emit((*self.path, language), text)


class AcceptedField(_InLanguages):
    """Wordings, one a line."""

    def __init__(self, spec: Accepted, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix, lines=True)

    def text_of(self, value: Value | None, language: str) -> str:
        """Return the wordings of a language; bare ones are Japanese."""
        if isinstance(value, Mapping):
            value = value.get(language)
        elif language != LANGUAGES[0]:
            return ""
        if isinstance(value, str):
            return value
        return "\n".join(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else ""

    def say_written(self, language: str, text: str) -> None:
        """Say the lists of both languages; a bare one where there is only a Japanese one."""
        # What has no box here, as English in a pack that shows only Japanese, stays as it is.
        texts = {**{one: self.text_of(self._value, one) for one in LANGUAGES}, language: text}
        lists: dict[str, Value] = {
            one: tuple(line.strip() for line in written.splitlines() if line.strip())
            for one, written in texts.items()
            if written.strip()
        }
        self._value = lists.get(LANGUAGES[0]) if set(lists) <= {LANGUAGES[0]} else lists
        self.edited.emit(self.path, self._value)


class WordField(FieldView):
    """A single value."""

    def __init__(self, spec: Word, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self.add_label()
        self.line = WritingLine(self.name)
        self.line.setObjectName("/".join(map(str, path)))
        self.line.written.connect(self._on_written)
        self.line.entered.connect(self._on_entered)
        self.column.addWidget(self.line)

    def first_stop(self) -> QWidget:
        """Return the line."""
        return self.line

    def flush(self) -> None:
        """Say at once what was typed."""
        self.line.flush()

    def show_value(self, value: Value | None) -> None:
        """Show it."""
        self.line.show_text(value if isinstance(value, str) else "")

    def _on_entered(self) -> None:
        self.focusNextChild()

    def _on_written(self, text: str) -> None:
        self.edited.emit(self.path, text.strip() or None)


class NamedField(FieldView):
    """Names and what each stands for, one a line: `price = 100..200`."""

    def __init__(self, spec: Named, path: Path, around: FormSurroundings, prefix: str = "") -> None:
        super().__init__(spec, path, around, prefix)
        self.add_label()
        self.box = WritingBox(self.name, lines=True)
        self.box.setObjectName("/".join(map(str, path)))
        self.box.written.connect(self._on_written)
        self.column.addWidget(self.box)

    def first_stop(self) -> QWidget:
        """Return the box."""
        return self.box

    def flush(self) -> None:
        """Say at once what was typed."""
        self.box.flush()

    def show_value(self, value: Value | None) -> None:
        """Show a line each."""
        pairs = value.items() if isinstance(value, Mapping) else ()
        self.box.show_text("\n".join(f"{name} = {_written(one)}" for name, one in pairs))

    def _on_written(self, text: str) -> None:
        named: dict[str, Value] = {}
        for line in text.splitlines():
            name, _, worth = (part.strip() for part in line.partition("="))
            if name:
                named[name] = _read(worth)
        self.edited.emit(self.path, named or None)


def _written(value: Value) -> str:
    return value if isinstance(value, str) else f"[{', '.join(str(one) for one in value)}]"


def _read(worth: str) -> Value:
    if worth.startswith("[") and worth.endswith("]"):
        return tuple(one.strip() for one in worth[1:-1].split(",") if one.strip())
    return worth
