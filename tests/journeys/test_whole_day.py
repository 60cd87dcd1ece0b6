"""A whole day by keyboard alone, and the same by mouse: first start, all types, feedback, end, strengths, settings.

In both languages, in the usual window, in a small one, and there with the largest text.
"""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.hands import MouseLearner
from tests.journeys.learner import WAIT_MS, Learner, Seat
from tests.journeys.many_types import write_many_types
from tests.shown import shown_in
from trainer.app.cli import spoken_here
from trainer.question_types import QUESTION_TYPES
from trainer.study.steps import AskStep, FeedbackStep, Part
from trainer.translations import tr

COPIES = 2
LEAST_ANSWERS = 20
MOST_ANSWERS = 60
TABS = 60
"""More stops than any screen has."""


class KeyLearner(Learner):
    """Touches nothing but keys."""

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        QTest.keyClick(focused, key, modifier)
        QApplication.processEvents()

    def press_start(self) -> None:
        """Press Enter on the home: the keyboard is on the one primary button already."""
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.property("role") == "primary"
        self._and_wait(lambda: self.press(Qt.Key.Key_Return))

    def tab_to(self, words: str) -> QWidget:
        """Press Tab until a stop of this name has the keyboard; return it."""
        for _ in range(TABS):
            focused = QApplication.focusWidget()
            if focused is not None and words in (focused.accessibleName(), focused.objectName()):
                return focused
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {words}")


def study_the_first_session(learner: Learner) -> list[str]:
    """Answer from the start to the end, every third one wrong; return the types met."""
    types = []
    learner.press_start()
    while not learner.ended() and len(types) < MOST_ANSWERS:
        question = shown_in(learner.pack, learner.asked().asking)
        types.append(question.type)
        told = learner.answer(right=len(types) % 3 != 0)
        assert told.told.text_of(Part.DECIDES)[0].ja
        learner.go_on()
    return types


def check_the_day(learner: Learner, types: list[str]) -> None:
    """Demand an end, enough answers and every type."""
    assert learner.ended()
    assert len(types) >= LEAST_ANSWERS
    assert set(types) == {each.name for each in QUESTION_TYPES}


def texts(screen: QWidget) -> str:
    """Return all words of a screen."""
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def asked_facts(learner: Learner) -> list[str]:
    """Return the facts that have a question."""
    return [fact for question in learner.pack.questions.values() for fact in question.tests]


def in_order(learner: Learner, qtbot: QtBot) -> None:
    """Wait until the newest change has reached the disk and come back."""
    qtbot.waitUntil(lambda: not learner.startup.worker.busy, timeout=WAIT_MS)


SMALL = QSize(1024, 660) - QSize(0, 30)
"""The work area of an old screen, without the window's title."""
SEATS = {
    "usual": Seat(),
    "English": Seat(spoken_here({"LANG": "en_US.UTF-8"})),
    "small": Seat(room=SMALL),
    "small, English": Seat("en", SMALL),
    "small, large text": Seat(room=SMALL, percent=200),
    "small, large text, English": Seat("en", SMALL, 200),
}
every_seat = pytest.mark.parametrize("seat", SEATS.values(), ids=SEATS)
FIRST, OTHER = {"ja": "日本語", "en": "English"}, {"ja": "Settings", "en": "設定"}
"""What each language calls itself, and the settings in the other one."""


@pytest.mark.wcag("2.1.1")
@pytest.mark.slow
@every_seat
def test_by_keyboard_alone(qtbot: QtBot, tmp_path: Path, seat: Seat) -> None:
    """No mouse from the first start to the settings."""
    learner = KeyLearner(qtbot, tmp_path / "data", write_many_types(tmp_path / "pack", COPIES), seat)
    learner.open()
    window = learner.startup.window
    check_the_day(learner, study_the_first_session(learner))
    assert window.stack.shown == "session_summary"
    learner.press(Qt.Key.Key_Return)
    assert window.stack.shown == "home"
    learner.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    in_order(learner, qtbot)
    assert window.stack.shown == "progress"
    assert tr("Too early to tell") in texts(window.stack.built["progress"])
    learner.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    in_order(learner, qtbot)
    learner.tab_to(f"{tr('Text size')}: {seat.percent} %")
    largest = seat.percent == 200
    learner.press(Qt.Key.Key_Left if largest else Qt.Key.Key_Right)
    in_order(learner, qtbot)
    assert learner.startup.appearance.px(16) == 16 * (1.75 if largest else 1.25)
    learner.tab_to(f"{tr('Language')}: {FIRST[seat.language]}")
    learner.press(Qt.Key.Key_Left if seat.language == "en" else Qt.Key.Key_Right)
    in_order(learner, qtbot)
    assert OTHER[seat.language] in window.windowTitle()
    learner.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.shown == "home"
    _walk_to_a_plant(learner)
    learner.press(Qt.Key.Key_Escape)
    assert window.stack.shown == "home"
    in_order(learner, qtbot)
    learner.close()


def _walk_to_a_plant(learner: KeyLearner) -> None:
    """Practise one fact from the field, by arrows and Enter."""
    home: Any = learner.startup.window.stack.built["home"]
    for _ in range(TABS):
        if home.field.hasFocus():
            break
        learner.press(Qt.Key.Key_Tab)
    assert home.field.hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left) * TABS:
        learner.press(key)
        if home.field._pointed().fact in asked_facts(learner):
            break
    learner._and_wait(lambda: learner.press(Qt.Key.Key_Return))
    assert isinstance(learner.step, AskStep)


@pytest.mark.slow
@every_seat
def test_by_mouse(qtbot: QtBot, tmp_path: Path, seat: Seat) -> None:
    """No key from the first start to the settings, but for what has to be typed."""
    learner = MouseLearner(qtbot, tmp_path / "data", write_many_types(tmp_path / "pack", COPIES), seat)
    learner.open()
    window = learner.startup.window
    check_the_day(learner, study_the_first_session(learner))
    learner.click_word(tr("To the field"))
    assert window.stack.shown == "home"
    in_order(learner, qtbot)
    learner.click_word("progress")
    in_order(learner, qtbot)
    assert tr("Too early to tell") in texts(window.stack.built["progress"])
    learner.click_word("settings")
    in_order(learner, qtbot)
    learner.click_word("segment-125")
    in_order(learner, qtbot)
    assert learner.startup.appearance.px(16) == 16 * 1.25
    learner.click_word("segment-ja" if seat.language == "en" else "segment-en")
    in_order(learner, qtbot)
    assert OTHER[seat.language] in window.windowTitle()
    learner.click_word("home")
    in_order(learner, qtbot)
    _click_a_plant(learner)
    learner.click_word(tr("Leave"))
    assert window.stack.shown == "home"
    in_order(learner, qtbot)
    learner.close()


def _click_a_plant(learner: MouseLearner) -> None:
    """Practise one fact from the field, by a click on its plant."""
    field: Any = learner.startup.window.stack.built["home"].field
    box = field.box_of(asked_facts(learner)[0])
    window = learner.startup.window
    spot = field.mapTo(window, box.center().toPoint())
    learner._and_wait(
        lambda: QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    )
    assert isinstance(learner.step, AskStep)


@every_seat
def test_the_first_answer_takes_three_clicks(qtbot: QtBot, tmp_path: Path, seat: Seat) -> None:
    """A new learner of the built-in pack: start, an option, answer; then the feedback is there."""
    learner = MouseLearner(qtbot, tmp_path / "data", seat=seat)
    learner.open()
    learner.press_start()
    learner.answer(right=True)
    assert isinstance(learner.step, FeedbackStep)
    assert learner.clicks <= 3
    learner.close()


def test_control_a_covered_button_cannot_be_clicked(qtbot: QtBot, tmp_path: Path) -> None:
    """The mouse is a real one: what lies over a button takes the click."""
    learner = MouseLearner(qtbot, tmp_path / "data")
    learner.open()
    window = learner.startup.window
    cover = QWidget(window)
    cover.setGeometry(window.rect())
    cover.show()
    with pytest.raises(AssertionError, match="lies over"):
        learner.click(learner.primary_of_home())
    cover.hide()
    assert not [each for each in window.findChildren(QAbstractButton) if each.isDown()]
    learner.close()
