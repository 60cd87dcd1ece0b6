"""A learner at the real window: real start, real file, real keys; only the time is ours."""

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.benchmarks.learner_for_window import SteppingClock
from tests.journeys.keys import ENTER, keys_for
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from trainer.app.chosen_pack import built_in_pack
from trainer.app.startup import Startup
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.domain.response import Response
from trainer.domain.review import TESTS
from trainer.domain.text import FIRST_LANGUAGE, Language
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step

WAIT_MS = 20_000
FIRST_MORNING = 1_795_305_600_000
"""2026-11-22 09:00 in Japan, UTC milliseconds."""
MS_A_DAY = 86_400_000


class Seat(NamedTuple):
    """What a learner sits at: the language of the system, the room for the window, and the text size chosen."""

    language: Language = FIRST_LANGUAGE
    room: QSize | None = None
    percent: int = 100


class Learner:
    """Opens and closes the window, answers by keyboard, and remembers the last step shown."""

    def __init__(self, qtbot: QtBot, folder: Path, pack: Path | None = None, seat: Seat | None = None) -> None:
        self._qtbot = qtbot
        self._seat = seat or Seat()
        self._folder = folder
        self._pack_folder = pack or built_in_pack()
        self.pack: Pack = load_pack(self._pack_folder, QUESTION_TYPES)
        self.clock = SteppingClock(FIRST_MORNING)
        self.step: Step | None = None
        self.startup: Startup

    def open(self) -> None:
        """Start the app and wait until the learner's data is open."""
        folder = DataFolder(self._folder)
        folder.prepare()
        assert folder.take()
        self._choose_text_size(folder)
        stages: list[str] = []
        self.startup = Startup(folder, self._pack_folder, self.clock, stages.append, self._seat.language)
        self._take_room()
        self.startup.show()
        self._qtbot.waitUntil(lambda: "ready" in stages, timeout=WAIT_MS)
        self._qtbot.waitUntil(lambda: not self.startup.worker.busy, timeout=WAIT_MS)
        self.startup.wiring.workplaces.study.step_shown.connect(self._on_step)

    def _choose_text_size(self, folder: DataFolder) -> None:
        if self._seat.percent == Preferences().text_percent:
            return
        storage = open_storage(folder, lambda: "device")
        storage.preferences.write(Preferences(self._seat.language, text_percent=self._seat.percent))
        storage.close()

    def _take_room(self) -> None:
        window, room = self.startup.window, self._seat.room
        if room is not None:
            window.setMinimumSize(window.minimumSize().boundedTo(room))  # as on a screen that small
            window.resize(room)

    def close(self) -> None:
        """Close the window as a learner does and wait until it has let go of the file."""
        with self._qtbot.waitSignal(self.startup.window.closed, timeout=WAIT_MS):
            self.startup.window.close()
        self.startup.window.deleteLater()
        QApplication.sendPostedEvents(None, 0)

    def press_start(self) -> None:
        """Press the home's one primary button."""
        home: Any = self.startup.window.stack.built["home"]
        buttons = [card.start for card in (home.sow, home.water, home.harvest)]
        (primary,) = (button for button in buttons if button.property("role") == "primary")
        self._and_wait(lambda: QTest.mouseClick(primary, Qt.MouseButton.LeftButton))

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session of a kind, as a click on a verb or a plant does."""
        study, stack = self.startup.wiring.workplaces.study, self.startup.window.stack
        if kind not in TESTS:
            self._and_wait(lambda: study.begin(kind, fact))
            return
        study.begin(kind)
        self._qtbot.waitUntil(lambda: stack.shown == "exam" and not self.startup.worker.busy, timeout=WAIT_MS)
        exam: Any = stack.built["exam"]
        self._and_wait(lambda: QTest.mouseClick(exam.start, Qt.MouseButton.LeftButton))

    def answer(self, *, right: bool) -> FeedbackStep:
        """Answer the question on screen by keyboard."""
        asked = self.asked()
        question = shown_in(self.pack, asked.asking)
        builders = RIGHT_RESPONSE if right else WRONG_RESPONSE
        self.type(builders[question.type](question, asked.asking))
        return self.told()

    def type(self, response: Response) -> None:
        """Type a response with the keys of its shape."""
        keys = keys_for(self.asked().asking.shape, response)
        for key in keys[:-1]:
            self._press(key)
        self._and_wait(lambda: self._press(keys[-1]))

    def go_on(self) -> None:
        """Press Enter on the feedback."""
        self._and_wait(lambda: self._press(ENTER))

    def redo(self) -> None:
        """Press Ctrl+Shift+Z."""
        screen = self.question_screen()
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self._and_wait(lambda: QTest.keyClick(screen, Qt.Key.Key_Z, both))

    def undo(self) -> None:
        """Press Ctrl+Z."""
        screen = self.question_screen()
        self._and_wait(lambda: QTest.keyClick(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))

    def leave(self) -> None:
        """Press Escape after an answer and look at how it went."""
        self._and_wait(lambda: QTest.keyClick(self.question_screen(), Qt.Key.Key_Escape))
        assert self.ended()

    def asked(self) -> AskStep:
        """Return the question on screen."""
        assert isinstance(self.step, AskStep), self.step
        return self.step

    def told(self) -> FeedbackStep:
        """Return the feedback on screen."""
        assert isinstance(self.step, FeedbackStep), self.step
        return self.step

    def ended(self) -> bool:
        """Return whether the session is over."""
        return isinstance(self.step, EndStep)

    def question_screen(self) -> QWidget:
        """Return the screen of the question."""
        return self.startup.window.stack.built["question"]

    def _press(self, key: str) -> None:
        focused = QApplication.focusWidget() or self.question_screen()
        if key == ENTER:
            QTest.keyClick(focused, Qt.Key.Key_Return)
        elif isinstance(focused, QLineEdit):
            focused.clear()
            focused.insert(key)
        else:
            QTest.keyClicks(focused, key)

    def _and_wait(self, act: Any) -> None:
        with self._qtbot.waitSignal(self.startup.wiring.workplaces.study.step_shown, timeout=WAIT_MS):
            act()
        self.clock.utc_ms += 6_000

    def _on_step(self, step: Step) -> None:
        self.step = step
