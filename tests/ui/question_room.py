"""A question screen with a clock of its own, for the tests."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES, Sample
from tests.screens.question_steps import ask_step
from trainer.domain.clock import Moment
from trainer.domain.response import Confidence, Response
from trainer.ui.question.screen import QuestionScreen


class HandClock:
    """Time goes on by hand."""

    def __init__(self) -> None:
        self.milliseconds = 0

    def now(self) -> Moment:
        """Return the moment."""
        return Moment(self.milliseconds, 540)

    def elapsed_ms(self) -> int:
        """Return the milliseconds set by hand."""
        return self.milliseconds


class Given(NamedTuple):
    """One answer as the screen emitted it."""

    response: Response
    confidence: Confidence | None
    milliseconds: int


class Room:
    """The screen, what it said, and hands to use it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = HandClock()
        self.screen = QuestionScreen(self.clock)
        qtbot.addWidget(self.screen)
        self.given: list[Given] = []
        self.said: list[str] = []
        self.screen.answered.connect(self._on_answered)
        for name in ("go_on_wanted", "undo_wanted", "redo_wanted", "flag_wanted", "leave_wanted"):
            getattr(self.screen, name).connect(self._hearing(name))
        self._qtbot = qtbot
        self.screen.resize(1000, 760)
        self.screen.show()
        self.screen.activateWindow()
        qtbot.waitUntil(self.screen.isActiveWindow)

    def _on_answered(self, response: Response, confidence: Confidence | None, milliseconds: int) -> None:
        self.given.append(Given(response, confidence, milliseconds))

    def _hearing(self, name: str) -> object:
        def hear() -> None:
            self.said.append(name)

        return hear

    def ask(self, name: str) -> None:
        """Show the sample of that name."""
        self.screen.show_step(ask_step(sample_of(name)))

    def keys(self, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is; a text is typed."""
        for key in keys:
            widget = self.focus()
            if isinstance(key, str) and not key.isascii():
                finish(widget, key)
            elif isinstance(key, str):
                self._qtbot.keyClicks(widget, key)
            else:
                self._qtbot.keyClick(widget, key, modifier)

    def focus(self) -> QWidget:
        """Return the widget that has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def sample_of(name: str) -> Sample:
    """Return the sample of that name."""
    return next(sample for sample in SAMPLES if sample.name == name)


def compose(widget: QWidget, text: str) -> None:
    """Let the input method show `text` as not yet finished."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def finish(widget: QWidget, text: str) -> None:
    """Let the input method finish with `text`."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
