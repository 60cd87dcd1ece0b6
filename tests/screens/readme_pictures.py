"""The README's pictures, from the real app on the built-in pack: `python -m tests.screens.readme_pictures OUT`."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.benchmarks.learner_for_window import study_some_days
from tests.journeys.learner import FIRST_MORNING
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from trainer.bootstrap.command_line import Wishes
from trainer.bootstrap.real_clock import RealClock
from trainer.bootstrap.starting import pack_folder
from trainer.bootstrap.window import Window
from trainer.domain.preferences import Preferences
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.study.snapshots import AskStep, EndStep, FeedbackStep, Step
from trainer.ui.fonts import load_packaged_font


class Photographer:
    """Opens the app on a learner of some days and takes pictures of its window."""

    def __init__(self, data: Path, out: Path) -> None:
        self._out = out
        self._pack = load_pack(pack_folder(Wishes()), QUESTION_TYPES)
        folder = DataFolder(data)
        folder.prepare()
        assert folder.take()
        stages: list[str] = []
        self.window = Window(folder, pack_folder(Wishes()), RealClock(), stages.append)
        load_packaged_font()
        self.window.show()
        self._until(lambda: "ready" in stages)
        self.furnished = self.window.furnished
        self.flow = self.furnished.joined.flow
        self.steps: list[Step] = []
        self.flow.step_shown.connect(self.steps.append)

    def look(self, preferences: Preferences) -> None:
        """Show the app in this language and theme."""
        self.flow._on_preferences(preferences)
        self.settle()

    def take(self, name: str) -> None:
        """Write one picture."""
        self.settle()
        self.window.frame.grab().save(str(self._out / f"{name}.png"))

    def show(self, screen: str) -> None:
        """Go to a screen of the navigation."""
        self.furnished.shell.show_screen(screen)
        self.settle()

    def feedback_on_a_confusion(self) -> None:
        """Answer until a choice of one was taken for its twin."""
        self._stepping(lambda: self.flow.begin("water"))
        while True:
            step = self.steps[-1]
            question: Any = self.furnished.shell.built["question"]
            if isinstance(step, AskStep):
                asked = self._pack.questions[step.asking.question]
                builders = WRONG_RESPONSE if asked.type == "single" else RIGHT_RESPONSE
                response = builders[asked.type](asked, step.asking)
                self._stepping(lambda: question.answered.emit(response, None, 4_000))  # noqa: B023 - called at once
            elif isinstance(step, FeedbackStep) and not step.grade.correct:
                return
            elif isinstance(step, EndStep):
                self._stepping(lambda: self.flow.begin("weak"))
            else:
                self._stepping(question.go_on_wanted.emit)

    def close(self) -> None:
        """Close the app."""
        self.window.frame.close()
        self._until(lambda: not self.window.frame.isVisible())

    def settle(self) -> None:
        """Let everything arrive, fades too."""
        end = time.perf_counter() + 0.6
        self._until(lambda: time.perf_counter() > end and not self.furnished.background.busy)

    def _stepping(self, act: Callable[[], object]) -> None:
        count = len(self.steps)
        act()
        self._until(lambda: len(self.steps) > count)

    def _until(self, ready: Callable[[], bool]) -> None:
        while not ready():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def main(out: Path) -> None:
    """Take the four pictures."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        study_some_days(Path(data), time.time_ns() // 1_000_000, days=9, answers_a_day=45, seed=FIRST_MORNING)
        photographer = Photographer(Path(data), out)
        photographer.look(Preferences(language="ja", theme="light"))
        photographer.take("home-ja-light")
        photographer.feedback_on_a_confusion()
        photographer.take("feedback-ja-light")
        photographer.show("home")
        photographer.look(Preferences(language="en", theme="dark"))
        photographer.take("home-en-dark")
        photographer.show("strength")
        photographer.take("strength-en-dark")
        photographer.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
