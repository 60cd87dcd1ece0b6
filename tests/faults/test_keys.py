"""One press of a key is one act, and a digit is a digit on every keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.learner import Learner
from trainer.domain.asking import ChooseOne

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
REPEATS = 6
A_REPEAT_MS = 100


@pytest.fixture
def learner(qtbot: QtBot, tmp_path: Path) -> Iterator[Learner]:
    """Return a learner at the first question."""
    one = Learner(qtbot, tmp_path / "data")
    one.open()
    one.press_start()
    yield one
    one.close()


def press(learner: Learner, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str, *, repeated: bool = False) -> None:
    """Send a key as this keyboard sends it, to whatever has the focus."""
    focused = QApplication.focusWidget() or learner.question_screen()
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text, repeated))


@pytest.mark.parametrize(
    ("modifier", "text"), [(PLAIN, "z"), (Qt.KeyboardModifier.ControlModifier, "\x1a")], ids=["Z", "Ctrl+Z"]
)
def test_a_held_key_takes_back_one_answer(
    learner: Learner, qtbot: QtBot, modifier: Qt.KeyboardModifier, text: str
) -> None:
    """However long it is held."""
    for _ in range(REPEATS):
        learner.answer(right=True)
        learner.go_on()
    taken_back = []
    flow = learner.startup.wiring.workplaces.study
    flow.step_shown.connect(taken_back.append)
    for at in range(REPEATS):
        press(learner, Qt.Key.Key_Z, modifier, text, repeated=at > 0)
        qtbot.wait(A_REPEAT_MS)
    flow.step_shown.disconnect(taken_back.append)
    assert len(taken_back) == 1


@pytest.mark.parametrize(
    ("key", "modifier", "text"),
    [(Qt.Key.Key_2, SHIFT, "2"), (Qt.Key.Key_Eacute, PLAIN, "é")],
    ids=["Shift+2 on AZERTY", "the bare key on AZERTY"],
)
def test_the_top_row_chooses_on_every_keyboard(
    learner: Learner, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str
) -> None:
    """Shift and digit, and the key alone."""
    to_a_choice(learner)
    press(learner, key, modifier, text)
    assert learner.question_screen().parts.view.response() is not None  # type: ignore[attr-defined]


def test_control_a_plain_digit_chooses(learner: Learner) -> None:
    """As on the keyboards it was made for."""
    to_a_choice(learner)
    press(learner, Qt.Key.Key_2, PLAIN, "2")
    assert learner.question_screen().parts.view.response() is not None  # type: ignore[attr-defined]


def to_a_choice(learner: Learner) -> None:
    """Answer until one of several is to be chosen."""
    while not isinstance(learner.asked().asking.shape, ChooseOne):
        learner.answer(right=True)
        learner.go_on()
