"""In the feedback: 「これも正解」, and one line on a pair in the learner's own words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.screens.question_steps import feedback_step
from tests.ui.question_room import Room, compose, sample_of
from trainer.study.steps import FeedbackStep

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WORDS = "知らせるのが左"


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


def step(*, may_word: bool = True, own: str = "", may_accept: bool = False) -> FeedbackStep:
    """Return feedback with a pair."""
    sample = sample_of("choose-one")
    made = feedback_step(sample, sample.wrong)
    contrasts = tuple(one._replace(may_word=may_word, own_words=own) for one in made.told.contrasts)
    assert contrasts
    return replace(made, told=replace(made.told, contrasts=contrasts), may_accept=may_accept)


def test_a_pair_confused_once_has_no_line_to_write(room: Room) -> None:
    """Control: one confused twice has the way to it, folded."""
    room.screen.show_step(step(may_word=False))
    assert room.screen.parts.feedback is not None
    assert room.screen.parts.feedback.own_words is None
    room.screen.show_step(step())
    own = room.screen.parts.feedback.own_words
    assert own is not None
    assert (own.open.isVisible(), own.line.isVisible()) == (True, False)


def test_enter_in_the_line_keeps_the_words_and_does_not_go_on(room: Room, qtbot: QtBot) -> None:
    """What letters stand in it are text: no undo, no flag, no next question."""
    room.screen.show_step(step())
    own = room.screen.parts.feedback.own_words  # type: ignore[union-attr]
    assert own is not None
    room.click(own.open)
    assert room.focus() is own.line
    room.keys("zfr123")
    with qtbot.waitSignal(room.screen.parts.words_kept) as kept:
        room.keys(Qt.Key.Key_Return)
    shown = step().told.contrasts[0]
    assert kept.args == [shown.asked.fact, shown.twins[0].fact, "zfr123"]
    assert room.said == []


def test_escape_leaves_the_line_and_not_the_session(room: Room) -> None:
    """The words that stood there stay."""
    room.screen.show_step(step(own=WORDS))
    own = room.screen.parts.feedback.own_words  # type: ignore[union-attr]
    assert own is not None
    assert WORDS in own.words.accessibleName()
    room.click(own.open)
    assert own.line.text() == WORDS
    room.keys("x", Qt.Key.Key_Escape)
    assert room.said == []
    assert (own.line.isVisible(), own.words.isVisible()) == (False, True)


def test_an_input_method_has_enter_first(room: Room) -> None:
    """A composition is finished, not kept half."""
    room.screen.show_step(step())
    own = room.screen.parts.feedback.own_words  # type: ignore[union-attr]
    assert own is not None
    room.click(own.open)
    heard: list[str] = []
    own.words_kept.connect(lambda *words: heard.append(words[2]))
    compose(own.line, "しらせる")
    room.keys(Qt.Key.Key_Return)
    assert heard == []


def test_new_words_show_at_once(room: Room) -> None:
    """The feedback is drawn anew where only they differ."""
    room.screen.show_step(step())
    room.screen.show_step(step(own=WORDS))
    own = room.screen.parts.feedback.own_words  # type: ignore[union-attr]
    assert own is not None
    assert WORDS in own.words.accessibleName()


def test_that_was_right_is_offered_by_button_and_key_where_it_may_be_said(room: Room, qtbot: QtBot) -> None:
    """Control: elsewhere R does nothing and no button stands there."""
    room.screen.show_step(step(may_accept=True))
    block = room.screen.parts.feedback
    assert block is not None
    with qtbot.waitSignal(room.screen.parts.accept_wanted):
        room.click(block.accept)
    with qtbot.waitSignal(room.screen.parts.accept_wanted):
        room.keys(Qt.Key.Key_R)
    room.screen.show_step(step(may_word=False))
    with qtbot.assertNotEmitted(room.screen.parts.accept_wanted):
        room.keys(Qt.Key.Key_R)
    assert room.screen.parts.feedback is not None
    assert not room.screen.parts.feedback.accept.isVisible()
