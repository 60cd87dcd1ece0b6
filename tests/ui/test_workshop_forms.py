"""Every type, exhibit and variant can be written in the workshop's form, field by field, from nothing."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.authoring.editing.made_workshop import entries_of
from tests.authoring.editing.test_every_kind import MADE
from tests.ui.test_home import NASTY
from trainer.authoring.workshop_snapshot import FindingLine, Named, ShownQuestion
from trainer.domain.message import NOTHING, message
from trainer.domain.text import Text
from trainer.packs.plain_values import Fields, Path, Value, with_value
from trainer.question_types import QUESTION_TYPES
from trainer.ui.screens.workshop.editor import QuestionForm
from trainer.ui.screens.workshop.fields.building import field_view
from trainer.ui.screens.workshop.fields.choosing import FactField, FactsField, OneOfField
from trainer.ui.screens.workshop.fields.field import FieldView, FormSurroundings
from trainer.ui.screens.workshop.fields.nested import FoldedField, KindsField
from trainer.ui.screens.workshop.fields.parts import PartsField
from trainer.ui.screens.workshop.fields.texts import AcceptedField, NamedField, WordField, WordsField
from trainer.ui.screens.workshop.forms import FORMS
from trainer.ui.screens.workshop.writing import WritingBox, WritingLine

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise"),
    pytest.mark.usefixtures("appearance"),
]
MADE_ELSEWHERE = {"id", "type", "rev", "bins", "was", "retired"}
"""Keys that no field of the form writes: made once, proposed, or the pack's own order."""


class Writer:
    """Writes a question into a form; what the fields say is put together as the session does it."""

    def __init__(self, qtbot: QtBot, type_: str, facts: tuple[Named, ...], sides: tuple[Named, ...]) -> None:
        self.fields: Fields = {}
        around = FormSurroundings(
            field_view, facts, sides, (Named("know", "知る"), Named("apply", "使う")), english=True
        )
        self.type = type_
        self.form = QuestionForm(type_, around)
        qtbot.addWidget(self.form)
        self.form.edited.connect(self._on_edited)
        self.form.resize(700, 900)
        self.form.show()
        self._show()

    def _on_edited(self, path: Path, value: Value | None) -> None:
        self.fields = with_value(self.fields, path, value)
        self._show()

    def _show(self, findings: tuple[FindingLine, ...] = ()) -> None:
        self.form.show_question(ShownQuestion("q.1", self.type, self.fields, 1, 1), findings)

    def write(self, wanted: Fields) -> dict[str, Value]:
        """Write every key there is a field for; return what is expected then."""
        views = {view.spec.key: view for view in self.form.views}
        return {key: written(views[key], value) for key, value in wanted.items() if key not in MADE_ELSEWHERE}


def commit(widget: QWidget, text: str) -> None:
    """Let an input method hand a text over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def written(view: FieldView, value: Value) -> Value:
    """Write a value into a field by what it offers, and return what then stands there."""
    match view:
        case WordsField():
            texts = value if isinstance(value, Mapping) else {"ja": value}
            for language, text in texts.items():
                view.boxes[language].setPlainText(str(text))
            view.flush()
            return dict(texts)
        case AcceptedField() | NamedField() | WordField() | OneOfField() | FactField() | FactsField():
            return written_alone(view, value)
        case FoldedField():
            view.fold.setChecked(True)
            return written_inside(view, value)
        case _:
            raise TypeError(view)


def written_alone(view: FieldView, value: Value) -> Value:
    """Write into a field that has one value of its own."""
    match view:
        case AcceptedField():
            return lists_written(view, value)
        case NamedField():
            assert isinstance(value, Mapping)
            view.box.setPlainText("\n".join(f"{name} = {on_a_line(one)}" for name, one in value.items()))
            view.flush()
        case WordField():
            commit(view.line, str(value))
            view.flush()
        case OneOfField():
            button = view.segments.findChild(QPushButton, f"segment-{value}")
            assert button is not None, value
            button.click()
        case FactField():
            view.line.picked.emit(value)
        case FactsField():
            value = (value,) if isinstance(value, str) else tuple(value)
            for id_ in value:
                view.line.picked.emit(id_)
    return value


def on_a_line(value: Value) -> str:
    """Return a single value as it is, several in brackets."""
    return value if isinstance(value, str) else f"[{', '.join(map(str, value))}]"


def lists_written(view: AcceptedField, value: Value) -> Value:
    """Write one wording a line in each language."""
    lists = value if isinstance(value, Mapping) else {"ja": value}
    tuples = {one: (words,) if isinstance(words, str) else tuple(words) for one, words in lists.items()}
    for language, words in tuples.items():
        view.boxes[language].setPlainText("\n".join(map(str, words)))
    view.flush()
    return tuples if set(tuples) != {"ja"} else tuples["ja"]


def written_inside(view: FoldedField, value: Value) -> Value:
    """Write into the fields that a field holds."""
    if isinstance(view, PartsField):
        assert isinstance(value, tuple)
        made: list[Value] = []
        for at, part in enumerate(value):
            view.add.click()
            made.append(part_written(view, at, part))
        return tuple(made)
    assert isinstance(value, Mapping)
    expected: dict[str, Value] = {}
    if isinstance(view, KindsField):
        assert view.body is not None
        button = view.body.findChild(QPushButton, f"segment-{value['kind']}")
        assert button is not None
        button.click()
        expected["kind"] = value["kind"]
    for key, one in value.items():
        if key not in expected:
            inner = next(each for each in view.inner() if each.spec.key == key)
            expected[key] = written(inner, one)
    return expected


def part_written(view: PartsField, at: int, part: Value) -> Value:
    """Write one part of a list; its key is made here and not compared."""
    if isinstance(part, Mapping) and all(one.spec.key for one in list(view.inner())[at].inner()):
        fields: dict[str, Value] = {}
        for key, one in part.items():
            if key != "key":
                inner = next(each for each in list(view.inner())[at].inner() if each.spec.key == key)
                fields[key] = written(inner, one)
        return fields
    return written(next(iter(list(view.inner())[at].inner())), part)


def without_keys(value: Value) -> Value:
    """Return a value without the keys that its parts got when they were made."""
    if isinstance(value, Mapping):
        return {key: without_keys(one) for key, one in value.items() if key != "key"}
    return tuple(without_keys(one) for one in value) if isinstance(value, tuple) else value


def writer_for(qtbot: QtBot, wanted: Fields) -> Writer:
    """Return a writer with the facts of the samples."""
    names = [Named(id_, f"知識 {id_}") for id_ in ("m.role", "s.role", "b.role", "m.time", "s.time")]
    sides = [Named(id_, id_) for id_ in ("marketing", "sales", "both")]
    return Writer(qtbot, str(wanted["type"]), tuple(names), tuple(sides))


def test_every_type_has_a_form() -> None:
    """A new type without one cannot be left out."""
    assert set(FORMS) == {one.name for one in QUESTION_TYPES}


@pytest.mark.parametrize("what", MADE)
def test_it_is_written_field_by_field_and_stands_there_then(what: str, qtbot: QtBot) -> None:
    """In both languages, with folded parts opened, parts added one by one and facts picked."""
    wanted: Fields = entries_of(f"questions:\n{MADE[what]}", "questions")[0]
    writer = writer_for(qtbot, wanted)
    expected = writer.write(wanted)
    assert without_keys(writer.fields) == without_keys(expected)


def test_a_field_keeps_what_is_being_composed_and_enter_of_the_input_method_leads_nowhere(qtbot: QtBot) -> None:
    """Enter belongs to the composition; afterwards it leads to the next field and breaks no line."""
    writer = writer_for(qtbot, {"type": "single"})
    stem = writer.form.findChild(WritingBox, "stem/ja")
    assert stem is not None
    with qtbot.waitActive(writer.form):
        writer.form.activateWindow()
    stem.setFocus()
    QApplication.sendEvent(stem, QInputMethodEvent("もんだい", []))
    assert stem.composing
    QApplication.sendEvent(stem, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    assert stem.hasFocus()
    commit(stem, "問題")
    before = stem.toPlainText()
    QTest.keyClick(stem, Qt.Key.Key_Return)
    assert not stem.hasFocus()
    assert "問題" in before
    assert stem.toPlainText() == before
    assert writer.fields["stem"] == {"ja": before}


def test_what_comes_back_late_does_not_overwrite_what_is_typed(qtbot: QtBot) -> None:
    """A snapshot from before the last letters is shown while they are typed."""
    line = WritingLine("名前")
    qtbot.addWidget(line)
    commit(line, "売上")
    line.show_text("売")
    assert line.text() == "売上"
    line.flush()
    line.show_text("売上総利益")
    assert line.text() == "売上総利益"


def test_a_fact_is_found_by_part_of_its_name_and_taken_by_enter(qtbot: QtBot) -> None:
    """What is typed and not taken is forgotten when the field is left."""
    writer = writer_for(qtbot, {"type": "single"})
    tests = next(view for view in writer.form.views if isinstance(view, FactsField))
    with qtbot.waitActive(writer.form):
        writer.form.activateWindow()
    tests.line.setFocus()
    commit(tests.line, "s.ti")
    QTest.keyClick(tests.line, Qt.Key.Key_Return)
    assert writer.fields["tests"] == ("s.time",)
    commit(tests.line, "nothing like it")
    tests.line.clearFocus()
    assert writer.fields["tests"] == ("s.time",)


def test_hostile_words_stay_plain_text_in_every_field(qtbot: QtBot) -> None:
    """Of a fact's name, a text, and a finding that repeats it."""
    around = FormSurroundings(field_view, (Named("f.1", NASTY),), (Named("left", NASTY),), (), english=False)
    form = QuestionForm("sort", around)
    qtbot.addWidget(form)
    fields: Fields = {"stem": NASTY, "tests": ("f.1",), "cases": ({"key": "a", "text": NASTY, "bin": "left"},)}
    said = message("“{text}” is odd.", text=Text(NASTY))
    finding = FindingLine("W01", "warning", said, NOTHING, "q", ("stem",))
    form.show_question(ShownQuestion("q", "sort", fields, 1, 1), (finding,))
    form.show()
    stem = form.findChild(WritingBox, "stem/ja")
    assert stem is not None
    assert stem.toPlainText() == NASTY
    chips = [one.text() for one in form.findChildren(QPushButton) if one.text().endswith("×") and len(one.text()) > 1]
    assert chips
    assert all("\u202e" not in text for text in chips)
