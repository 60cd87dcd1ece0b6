"""Typing into answers: what is composed counts, what was thrown away does not, and a field keeps its own keys."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.question_room import Room, compose, finish
from trainer.domain.response import Response
from trainer.ui.question.answers.blanks import BlanksView
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.widgets.composing_line import ComposingLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


def line_of(room: Room) -> AnswerLine:
    """Return the line that has the keyboard."""
    line = room.focus()
    assert isinstance(line, AnswerLine)
    return line


@pytest.mark.parametrize("name", ["typed", "number"])
def test_what_is_composed_can_be_answered(room: Room, name: str) -> None:
    """The button for it is there with the first syllable, and the answer is what one sees."""
    room.ask(name)
    button = room.screen.parts.footer.primary_button
    compose(line_of(room), "しじょう")
    assert button.isEnabled()
    button.click()
    assert [given.response for given in room.given] == [Response(("しじょう",))]


def test_what_is_composed_stands_where_the_cursor_is(qtbot: QtBot) -> None:
    """Between what was there before and after it."""
    line = ComposingLine("名前")
    qtbot.addWidget(line)
    line.setText("前後")
    line.setCursorPosition(1)
    compose(line, "なか")
    assert line.whole_text() == "前なか後"
    assert line.text() == "前後"


def test_a_composition_thrown_away_is_gone(room: Room) -> None:
    """What was there before it is the answer."""
    room.ask("number")
    line = line_of(room)
    finish(line, "１２８")
    compose(line, "あか")
    compose(line, "")
    assert not line.composing
    room.keys(Qt.Key.Key_Return)
    assert [given.response for given in room.given] == [Response(("１２８",))]


def test_each_change_is_told_once(qtbot: QtBot) -> None:
    """By a syllable, by its conversion, by a commit that changes nothing one sees."""
    line = ComposingLine("名前")
    qtbot.addWidget(line)
    told: list[str] = []
    line.whole_text_changed.connect(lambda: told.append(line.whole_text()))
    for text in ("え", "えい", "営"):
        compose(line, text)
    finish(line, "営")
    assert told == ["え", "えい", "営"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y])
def test_a_field_keeps_taking_back_to_itself(room: Room, key: Qt.Key) -> None:
    """One press too many does not take back the answer before; with Alt it is the question's."""
    room.ask("typed")
    room.keys("ab")
    for _ in range(4):
        room.keys(key, modifier=CONTROL)
    assert room.said == []
    room.keys(Qt.Key.Key_Z, modifier=ALT)
    assert room.said == ["undo_wanted"]


@pytest.mark.parametrize("name", ["typed", "number", "blanks"])
def test_a_field_that_was_left_can_be_entered_again(room: Room, name: str) -> None:
    """By Shift+Tab and by a click, with what was typed."""
    room.ask(name)
    line = line_of(room)
    room.keys("12", Qt.Key.Key_Tab)
    assert room.focus() is not line
    room.keys(Qt.Key.Key_Backtab)
    assert room.focus() is line
    room.click(room.screen.parts.sheet.why)
    room.click(line)
    assert room.focus() is line
    room.keys(Qt.Key.Key_End, "3")
    assert line.text() == "123"


def test_a_filled_blank_is_corrected(room: Room) -> None:
    """By a click, by Shift+Tab and by an arrow; Enter answers when both are as they should be."""
    room.ask("blanks")
    view = room.screen.parts.view
    assert isinstance(view, BlanksView)
    first, second = view.lines
    room.keys("x", Qt.Key.Key_Return, "y")
    room.click(first)
    room.keys(Qt.Key.Key_End, "1")
    room.keys(Qt.Key.Key_Down)
    assert room.focus() is second
    room.keys("2", Qt.Key.Key_Up)
    assert room.focus() is first
    room.keys(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return)
    assert [given.response for given in room.given] == [Response(("x1", "y2"))]


def test_tab_goes_through_the_blanks_in_their_order(room: Room) -> None:
    """Also for a question made ready behind another one."""
    room.ask("typed")
    room.ask("blanks")
    view = room.screen.parts.view
    assert isinstance(view, BlanksView)
    for one, other in pairwise(view.lines):
        one.setFocus()
        room.keys(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is other
