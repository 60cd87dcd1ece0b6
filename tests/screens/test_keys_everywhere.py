"""The question's keys work wherever the keyboard is, and the hint says which are keys and which are text now."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES, Sample
from tests.screens.question_steps import ask_step, feedback_step
from tests.screens.walker.stops import tab_stops
from tests.ui.question_room import Room
from tests.ui.test_answers import BY_KEYBOARD
from trainer.domain.response import DONT_KNOW, Confidence, Response
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.question.answers.tile import Button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ALT = Qt.KeyboardModifier.AltModifier
ALONE = Qt.KeyboardModifier.NoModifier
TYPED = ("blanks", "typed", "number")


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


def fill(room: Room, sample: Sample) -> None:
    """Bring the question to where it only has to be answered."""
    _ask_anew(room, sample.name)
    keys, _ = BY_KEYBOARD[sample.name]
    room.keys(*keys[:-1])


def _ask_anew(room: Room, name: str) -> None:
    """Ask after another question: the same one again would keep what was chosen."""
    room.ask("judge" if name == "card" else "card")
    room.ask(name)


def stands(room: Room) -> int:
    """Return in how many places the keyboard can be."""
    return len(tab_stops(room.screen))


def dead_keys(room: Room, sample: Sample) -> list[str]:
    """Return the keys that do not do their work, each with where the keyboard was."""
    fill(room, sample)
    return [fault for stop in tab_stops(room.screen) for fault in _dead_at(room, sample, stop)]


def _put(room: Room, stop: QWidget) -> None:
    """Put the keyboard there; what was chosen stays, and may be answered again."""
    room.screen.set_busy(False)
    stop.setFocus(Qt.FocusReason.OtherFocusReason)
    room.given.clear()
    room.said.clear()


def _dead_at(room: Room, sample: Sample, stop: QWidget) -> Iterable[str]:
    for letter, said in (("Z", "undo_wanted"), ("F", "flag_wanted")):
        _put(room, stop)
        _letter(room, stop, letter)
        if room.said != [said]:
            yield f"{letter} from {stop}"
    _put(room, stop)
    room.keys(Qt.Key.Key_Escape)
    if room.said != ["leave_wanted"]:
        yield f"Esc from {stop}"
    if sample.name != "card":
        yield from _dead_answers(room, sample, stop)


def _dead_answers(room: Room, sample: Sample, stop: QWidget) -> Iterable[str]:
    wanted = BY_KEYBOARD[sample.name][1]
    for key, response, confidence in (
        ("E", wanted, Confidence.SURE), ("Q", wanted, Confidence.GUESS), ("0", DONT_KNOW, None),
    ):  # fmt: skip
        _put(room, stop)
        _letter(room, stop, key)
        if _given(room) != [(response, confidence)]:
            yield f"{key} from {stop}: {_given(room)}"
    _put(room, stop)
    room.keys(Qt.Key.Key_Return)
    if _given(room) != [(wanted, None)]:
        yield f"Enter from {stop}: {_given(room)}"


def _given(room: Room) -> list[tuple[Response, Confidence | None]]:
    return [(given.response, given.confidence) for given in room.given]


def _letter(room: Room, stop: QWidget, letter: str) -> None:
    room.keys(Qt.Key(ord(letter)), modifier=ALT if isinstance(stop, AnswerLine) else ALONE)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_key_from_every_focus(room: Room, sample: Sample) -> None:
    """Enter, how sure, not knowing, taking back, calling odd, leaving; in a text field with Alt."""
    assert dead_keys(room, sample) == []


@pytest.mark.parametrize("sample", [sample for sample in SAMPLES if sample.name not in (*TYPED, "card")],
                         ids=lambda sample: sample.name)  # fmt: skip
def test_digits_choose_from_every_focus(room: Room, sample: Sample) -> None:
    """The whole answer is given with the keyboard on any button of the screen."""
    room.ask(sample.name)
    keys, wanted = BY_KEYBOARD[sample.name]
    for at in range(stands(room)):
        _ask_anew(room, sample.name)
        tab_stops(room.screen)[at].setFocus(Qt.FocusReason.TabFocusReason)
        room.given.clear()
        room.keys(*keys)
        assert [given.response for given in room.given] == [wanted], at


def test_feedback_keys_from_every_focus(room: Room) -> None:
    """Enter goes on and Z takes back, also from what unfolds the rest."""
    sample = SAMPLES[0]
    room.screen.show_step(feedback_step(sample, sample.wrong))
    for at in range(stands(room)):
        room.screen.set_busy(False)
        tab_stops(room.screen)[at].setFocus(Qt.FocusReason.TabFocusReason)
        room.clock.milliseconds += 1_000
        room.said.clear()
        room.keys("z", Qt.Key.Key_Return)
        assert room.said == ["undo_wanted", "go_on_wanted"], at


class _Greedy(Button):
    """A button that keeps every key to itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()


def test_control_a_button_that_keeps_keys_is_found(room: Room) -> None:
    """From there nothing works, and the rule says where."""
    greedy = _Greedy("なんでも", role="faint")
    room.screen.parts.layout().addWidget(greedy)
    greedy.show()
    found = dead_keys(room, SAMPLES[0])
    assert found
    assert all("_Greedy" in fault for fault in found)


@pytest.mark.parametrize("name", TYPED)
def test_the_hint_says_what_is_true_now(room: Room, name: str) -> None:
    """In the field the keys need Alt, and buttons and tool tips say so; outside they do not."""
    footer = room.screen.parts.footer
    room.ask(name)
    assert isinstance(room.focus(), AnswerLine)
    for with_alt in (True, False, True):
        assert ("Alt+Q" in footer.hint.accessibleName()) == with_alt
        for button in (footer.undo_button, footer.flag_button):
            assert ("Alt+" in button.text()) == with_alt
        for sure in footer.sure_buttons:
            assert ("Alt+" in sure.toolTip()) == with_alt
        room.keys(Qt.Key.Key_Tab if with_alt else Qt.Key.Key_Backtab)
        if with_alt:
            while isinstance(room.focus(), AnswerLine):
                room.keys(Qt.Key.Key_Tab)


def test_choices_need_no_alt(room: Room) -> None:
    """After a typed question the buttons name their keys alone again."""
    room.ask("typed")
    room.ask("choose-one")
    footer = room.screen.parts.footer
    assert "Alt" not in footer.hint.accessibleName() + footer.undo_button.text() + footer.sure_buttons[0].toolTip()


def test_a_question_answered_in_a_field_gives_its_keys_back(room: Room) -> None:
    """The feedback to it is no text field."""
    sample = next(one for one in SAMPLES if one.name == "typed")
    room.ask("typed")
    room.screen.show_step(feedback_step(sample, sample.wrong))
    assert "Alt" not in room.screen.parts.footer.undo_button.text()
    room.screen.show_step(ask_step(sample))
    assert "Alt" in room.screen.parts.footer.undo_button.text()
