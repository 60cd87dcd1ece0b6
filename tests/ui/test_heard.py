"""What is done is heard, and what comes of it, also by a reader that knows no announcements."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import CASES, ITEMS, PAIRS, SAMPLES
from tests.screens.question_steps import ask_step, feedback_step, near_step
from tests.ui.hearing import Ear
from tests.ui.made import ending
from tests.ui.question_room import Room, sample_of
from tests.wordings import ja
from trainer.domain.grade import Slip
from trainer.domain.response import DONT_KNOW
from trainer.study.steps import Part
from trainer.translations import tr
from trainer.ui.question import screen as question_screen
from trainer.ui.question.answers.typed import slip_words
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.screens.session_summary import SessionSummaryScreen
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets import speaking
from trainer.ui.widgets.phrases import clean

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ENTER, BACK, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Down


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


@pytest.fixture
def ear(qapp: QApplication) -> Iterator[Ear]:
    """Return an ear at the keyboard."""
    listening = Ear(qapp)
    yield listening
    listening.close()


# --- verdict and right answer -------------------------------------------------------------------------------------


def unheard_verdicts(room: Room, ear: Ear) -> list[str]:
    """Return what of verdict, right answer and what decides is not heard, over all shapes."""
    missing: list[str] = []
    for sample in SAMPLES:
        for response in (sample.right, sample.wrong, DONT_KNOW):
            room.screen.show_step(ask_step(sample))
            ear.heard()
            step = feedback_step(sample, response)
            room.screen.show_step(step)
            heard = ear.heard()
            wanted = (ja(step.told.verdict), *(ja(said.text) for said in step.told.said))
            missing += [f"{sample.name}: {words}" for words in wanted if clean(words) not in heard]
    return missing


@pytest.mark.wcag("4.1.3", "3.3.1", "EN 11.5.2.15")
def test_verdict_right_answer_and_what_decides_are_heard(room: Room, ear: Ear) -> None:
    """With the button that goes on, which gets the keyboard after they were put there."""
    assert unheard_verdicts(room, ear) == []


def test_control_words_that_come_after_the_keyboard_are_missed(
    room: Room, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A feedback that is only announced says nothing to this reader."""
    monkeypatch.setattr(question_screen, "focus_saying", lambda widget, _words: widget.setFocus())
    assert unheard_verdicts(room, ear)


def test_the_button_of_the_next_question_says_nothing_of_the_last(room: Room) -> None:
    """The words are gone when the button answers again."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, sample.wrong))
    button = room.screen.parts.footer.primary_button
    assert button.accessibleDescription()
    room.ask("judge")
    assert button.accessibleDescription() == ""


@pytest.mark.wcag("4.1.3")
def test_the_end_is_heard(qtbot: QtBot, ear: Ear, appearance: Appearance) -> None:
    """How many, how many right, what was mixed up, and when to come back."""
    screen = SessionSummaryScreen(appearance)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    step = ending()
    ear.heard()
    screen.show_end(step)
    heard = ear.heard()
    for words in (ja(step.next_day_text), *(ja(name) for pair in step.confused for name in pair), "10", "8"):
        assert words in heard
    assert heard.startswith(screen.to_field.accessibleName())


# --- placing ------------------------------------------------------------------------------------------------------

PLACINGS = {
    "order": (("2", ITEMS["draw"]), ("1", ITEMS["know"]), (BACK, ITEMS["know"]), (DOWN, ITEMS["draw"])),
    "match": (
        ("1", PAIRS["p"][0]),
        ("2", PAIRS["q"][1]),
        ("2", PAIRS["q"][0]),
        ("2", PAIRS["p"][0]),  # the first pair is robbed of its partner
        (BACK, PAIRS["q"][0]),
    ),
    "sort": (("1", CASES["1"][0]), ("3", CASES["2"][0]), (BACK, CASES["2"][0]), (Qt.Key.Key_Up, CASES["1"][0])),
}
"""Keys, and whose name is to be heard after each."""


def silent_placings(room: Room, ear: Ear) -> list[str]:
    """Return the keys after which the thing that was placed, robbed or taken back is not heard."""
    silent = []
    for shape, keys in PLACINGS.items():
        room.ask(shape)
        for key, about in keys:
            ear.heard()
            room.keys(key)
            if ja(about) not in ear.heard():
                silent.append(f"{shape} {key}")
    return silent


@pytest.mark.wcag("4.1.3", "2.1.1", "EN 11.5.2.13")
def test_every_placing_is_heard(room: Room, ear: Ear) -> None:
    """In order, match and sort: placed, robbed of its partner, taken back, the case whose turn it is."""
    assert silent_placings(room, ear) == []


def test_control_a_placing_that_is_only_shown_is_silent(room: Room, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiles that change far from the keyboard say nothing."""
    monkeypatch.setattr(AnswerView, "say_at", lambda _self, _part, _words: None)
    assert silent_placings(room, ear)


@pytest.mark.parametrize("shape", ["choose-one", "choose-several"])
def test_a_choice_by_digit_is_heard(room: Room, ear: Ear, shape: str) -> None:
    """The option gets the keyboard, so that its name and its state are spoken."""
    room.ask(shape)
    ear.heard()
    room.keys("3")
    assert "営業の人数を増やす" in ear.heard()
    chosen = room.focus()
    room.keys("3")
    assert room.focus() is chosen


MISSING = {"choose-one": 0, "choose-several": 0, "judge": 1, "typed": 0, "order": 2, "match": 2, "sort": 1}
"""Keys pressed before Enter: never enough for an answer."""


@pytest.mark.wcag("3.3.1", "3.3.3", "4.1.3")
@pytest.mark.parametrize("shape", MISSING)
def test_what_still_lacks_is_heard_on_enter(room: Room, ear: Ear, shape: str) -> None:
    """Enter on half an answer says what is missing instead of nothing."""
    room.ask(shape)
    room.keys(*"12"[: MISSING[shape]])
    ear.heard()
    room.keys(ENTER)
    assert room.given == []
    view = room.screen.parts.view
    assert view is not None
    assert view.missing() in ear.heard()


# --- second steps -------------------------------------------------------------------------------------------------


def test_after_the_verdict_the_reason_is_asked_for(room: Room, ear: Ear) -> None:
    """「その理由は？」 is heard, and so is the verdict; digits go on from there."""
    room.ask("judge")
    ear.heard()
    room.keys("2")
    heard = ear.heard()
    assert tr("Why?") in heard
    assert "正しくない" in heard
    room.keys("2", ENTER)
    assert len(room.given) == 1


def test_the_back_of_a_card_is_heard(room: Room, ear: Ear) -> None:
    """After Enter, with the keys that say whether one knew."""
    room.ask("card")
    ear.heard()
    room.keys(ENTER)
    heard = ear.heard()
    assert "途切れずに引き渡すこと" in heard
    assert room.screen.parts.view is not None
    assert room.screen.parts.view.hint() in heard


@pytest.mark.wcag("3.3.1", "3.3.3", "1.3.3")
def test_a_near_miss_says_which_letters_differ(room: Room, ear: Ear) -> None:
    """Not by an underline alone."""
    room.screen.show_step(near_step())
    heard = ear.heard()
    assert tr("Close. You can mend it once.") in heard
    assert "6文字目の「ソ」" in heard


def test_a_missing_letter_is_said_by_its_place() -> None:
    """What is not there has no letter to name."""
    assert "2文字目" in slip_words((Slip("市場", differs=False), Slip("", differs=True)))
    assert slip_words((Slip("市場", differs=False),)) == ""


def test_control_a_near_miss_without_words_is_missed(room: Room, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule above hears the words and not the line under them."""
    monkeypatch.setattr(AnswerView, "read_out", lambda _self, _words: None)
    room.screen.show_step(near_step())
    assert "6文字目" not in ear.heard()


# --- undo and flag ------------------------------------------------------------------------------------------------


@pytest.mark.wcag("4.1.3")
def test_taking_back_is_heard(room: Room, ear: Ear) -> None:
    """Before the question that comes again, and only then."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, sample.wrong))
    room.keys("z")
    ear.heard()
    room.ask("choose-one")
    heard = ear.heard()
    assert heard.index(tr("Taken back.")) < heard.index(ja(sample.prompt))
    room.ask("judge")
    assert tr("Taken back.") not in ear.heard()


@pytest.mark.wcag("4.1.3")
@pytest.mark.parametrize("answered", [False, True])
def test_calling_a_question_odd_is_heard(room: Room, ear: Ear, answered: bool) -> None:
    """Where the keyboard is, also when it is called so no longer; what was heard there before comes back."""
    sample = sample_of("choose-one")
    step = feedback_step(sample, sample.wrong) if answered else ask_step(sample)
    room.screen.show_step(step)
    ear.heard()
    room.screen.show_step(replace(step, flagged=True))
    assert ear.heard() == tr("Noted as odd.")
    room.screen.show_step(step)
    assert ear.heard() == tr("No longer noted as odd.")


def test_a_part_has_its_own_description_back(room: Room) -> None:
    """What was said once is not said again on the next visit."""
    room.ask("choose-one")
    view = room.screen.parts.view
    assert view is not None
    question = view.accessibleDescription()
    assert ja(sample_of("choose-one").prompt) in question
    room.keys(ENTER)
    assert view.missing() in view.accessibleDescription()
    room.keys("1")
    assert view.accessibleDescription() == question


def test_the_question_is_heard_where_one_types(room: Room, ear: Ear) -> None:
    """The line gets the keyboard at once, and says the question, its unit and itself."""
    for shape in ("typed", "number", "blanks"):
        room.ask(shape)
        heard = ear.heard()
        assert ja(sample_of(shape).prompt) in heard
    room.ask("number")
    assert "%" in room.focus().accessibleName()


def test_all_feedback_stays_announced(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Newer readers hear it as an announcement too, and not before the keyboard has moved."""
    said: list[tuple[QWidget, str]] = []
    monkeypatch.setattr(speaking, "announce", lambda _, words: said.append((QApplication.focusWidget(), words)))
    sample = sample_of("choose-one")
    step = feedback_step(sample, sample.wrong)
    room.screen.show_step(step)
    assert [widget for widget, _ in said] == [room.screen.parts.footer.primary_button]
    assert ja(step.told.text_of(Part.DECIDES)[0]) in said[0][1]
