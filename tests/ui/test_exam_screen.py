"""Before a test, and before leaving one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.screens.question_steps import ask_step
from tests.ui.question_room import Room, sample_of
from trainer.study.offer_test import ExamOffer
from trainer.study.steps import AskStep, Progress
from trainer.ui.screens.exam import ExamScreen
from trainer.ui.theme.appearance import Appearance

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

OFFER = ExamOffer(questions=20, minutes=7, limit_minutes=14, unseen=False, may_choose=True)


@pytest.fixture
def exam(appearance: Appearance, qtbot: QtBot) -> ExamScreen:
    """Return the screen with an offer."""
    screen = ExamScreen()
    qtbot.addWidget(screen)
    screen.show_offer(OFFER)
    screen.show()
    return screen


def choice(screen: ExamScreen, key: str) -> QPushButton:
    """Return a choice by its key."""
    found = screen.findChild(QPushButton, f"segment-{key}")
    assert isinstance(found, QPushButton)
    return found


def test_it_says_how_many_how_long_and_that_nothing_is_told_until_the_end(exam: ExamScreen, qtbot: QtBot) -> None:
    """Another limit, another time."""
    said = " ".join(label.accessibleName() or label.text() for label in exam.findChildren(QLabel))
    assert exam.size_line.text() == "20問・約7分"
    assert "終わるまで正誤は出ません" in said
    choice(exam, "timed_test").click()
    assert exam.size_line.text() == "20問・14分（時計は止まりません）"
    with qtbot.waitSignal(exam.start_wanted) as begun:
        exam.start.click()
    assert begun.args == ["timed_test"]


def test_the_unseen_come_only_by_choice_and_the_choice_is_shown_only_where_there_is_one(
    exam: ExamScreen, qtbot: QtBot
) -> None:
    """Control: who met everything is asked nothing."""
    assert choice(exam, "met").isChecked()
    with qtbot.waitSignal(exam.unseen_wanted) as wanted:
        choice(exam, "all").click()
    assert wanted.args == [True]
    exam.show_offer(OFFER._replace(may_choose=False))
    assert not exam.asked.isVisible()


def test_escape_goes_back(exam: ExamScreen, qtbot: QtBot) -> None:
    """As everywhere."""
    with qtbot.waitSignal(exam.back_wanted):
        qtbot.keyClick(exam, Qt.Key.Key_Escape)


def in_test(left_ms: int | None = None) -> AskStep:
    """Return the seventh question of twenty."""
    step = ask_step(sample_of("choose-one"))
    return replace(step, progress=Progress(6, 0.3, left_ms, 20))


def test_a_test_asks_before_it_is_left_and_says_what_stays(qtbot: QtBot) -> None:
    """The first Escape asks, the second goes on; only the button leaves."""
    room = Room(qtbot)
    room.screen.show_step(in_test())
    assert room.screen.parts.count.accessibleName() == "7/20"
    leaving = room.screen.parts.leaving
    assert leaving.asks()
    assert leaving.isVisible()
    assert "20問のうち6問まで" in leaving.words.accessibleName()
    assert room.focus() is leaving.stay
    assert leaving.asks()
    assert not leaving.isVisible()
    leaving.asks()
    with qtbot.waitSignal(leaving.confirmed):
        room.click(leaving.leave)


def test_against_the_clock_leaving_does_not_promise_that_time_stands_still(qtbot: QtBot) -> None:
    """The wall clock counts."""
    room = Room(qtbot)
    room.screen.show_step(in_test(left_ms=120_000))
    room.screen.parts.leaving.asks()
    assert "時計は止まりません" in room.screen.parts.leaving.words.accessibleName()
    assert room.screen.parts.count.accessibleName() == "7/20・残り2分"


def test_other_sessions_are_left_without_a_word(qtbot: QtBot) -> None:
    """Control."""
    room = Room(qtbot)
    room.ask("choose-one")
    assert not room.screen.parts.leaving.asks()
    assert not room.screen.parts.leaving.isVisible()
