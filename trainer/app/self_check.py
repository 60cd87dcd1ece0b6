"""`--self-check`: the real window paints the first question, gets an answer, and quits."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from trainer.app.startup import Startup
from trainer.domain.clock import Clock
from trainer.domain.message import Message, message
from trainer.storage.data_folder import DataFolder
from trainer.study.steps import AskStep, FeedbackStep, Step
from trainer.translations import say
from trainer.ui.first_paint import FirstPaint
from trainer.ui.question.screen import QuestionScreen

LONGEST_MS = 60_000


class SelfCheck(QObject):
    """Walks the window to the first question and answers it by keyboard."""

    def __init__(self, folder: DataFolder, pack_folder: Path, clock: Clock) -> None:
        super().__init__()
        self.answered = ""
        self._startup = Startup(folder, pack_folder, clock, self._on_told)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._startup.application.quit)

    def run(self) -> bool:
        """Return whether a question was painted, answered, and is on disk."""
        self._limit.start(LONGEST_MS)
        self._startup.run()
        return bool(self.answered)

    def _on_told(self, stage: str) -> None:
        if stage == "painted":
            self._startup.worker.problem.connect(self._on_problem)
        if stage == "ready":
            study = self._startup.wiring.workplaces.study
            study.step_shown.connect(self._on_step)
            study.begin("review")

    def _on_problem(self, sentence: Message) -> None:
        sys.stderr.write(say(sentence) + "\n")
        self._startup.window.close()

    def _on_step(self, step: Step) -> None:
        if isinstance(step, AskStep):
            painted = FirstPaint(self._question())
            painted.painted.connect(self._say_dont_know)
            self._question().update()
        elif isinstance(step, FeedbackStep):
            self.answered = step.asking.prompt
            self._startup.window.close()

    def _question(self) -> QuestionScreen:
        return self._startup.window.stack.screen_of(QuestionScreen)

    def _say_dont_know(self) -> None:
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
        QApplication.postEvent(self._question(), key)


def check_self(folder: DataFolder, pack_folder: Path, clock: Clock) -> int:
    """Run the check; 0 if the first question was painted, answered and kept, else 1."""
    check = SelfCheck(folder, pack_folder, clock)
    fine = check.run()
    said = _FINE if fine else _NOT_FINE
    print(say(said).format(prompt=check.answered))
    return 0 if fine else 1


_FINE = message("The self-check passed. Asked and answered: {prompt}")
_NOT_FINE = message("The self-check did not finish. Please report it with what stands above.")
