"""The README's pictures, from the real app on the built-in pack: `python -m tests.screens.readme_pictures OUT`."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.benchmarks.learner_for_window import study_some_days
from tests.large_screen import use_a_large_screen
from tests.question_types.samples import WRONG_RESPONSE
from tests.shown import shown_in
from trainer.app.chosen_pack import built_in_pack
from trainer.app.real_clock import RealClock
from trainer.app.startup import Startup
from trainer.domain.preferences import Preferences
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.study.steps import AskStep, Step
from trainer.ui.fonts import load_packaged_font


class Photographer:
    """Opens the app on a learner of some days and takes pictures of its window."""

    def __init__(self, data: Path, out: Path) -> None:
        self._out = out
        self._pack = load_pack(built_in_pack(), QUESTION_TYPES)
        folder = DataFolder(data)
        folder.prepare()
        assert folder.take()
        stages: list[str] = []
        self.startup = Startup(folder, built_in_pack(), RealClock(), stages.append)
        load_packaged_font()
        self.startup.show()
        self._until(lambda: "ready" in stages)
        self.study = self.startup.wiring.workplaces.study
        self.steps: list[Step] = []
        self.study.step_shown.connect(self.steps.append)

    def look(self, preferences: Preferences) -> None:
        """Show the app in this language and theme."""
        self.startup.wiring.workplaces.preferences.prefer(preferences)
        self.settle()

    def take(self, name: str) -> None:
        """Write one picture."""
        self.settle()
        self.startup.window.grab().save(str(self._out / f"{name}.png"))

    def show(self, screen: str) -> None:
        """Go to a screen of the navigation."""
        self.startup.window.stack.show_named(screen)
        self.settle()

    def feedback_on_a_confusion(self) -> None:
        """Take up one fact after the other until a choice of one is asked, and take it for its twin."""
        for fact in self._pack.facts:
            self._stepping(partial(self.study.begin, "fact", fact))
            step = self.steps[-1]
            if isinstance(step, AskStep) and step.asking.type == "single":
                asked = shown_in(self._pack, step.asking)
                question: Any = self.startup.window.stack.built["question"]
                response = WRONG_RESPONSE["single"](asked, step.asking)
                self._stepping(partial(question.answered.emit, response, None, 4_000))
                return

    def close(self) -> None:
        """Close the app."""
        self.startup.window.close()
        self._until(lambda: not self.startup.window.isVisible())

    def settle(self) -> None:
        """Let everything arrive, fades too."""
        end = time.perf_counter() + 0.6
        self._until(lambda: time.perf_counter() > end and not self.startup.worker.busy)

    def _stepping(self, act: Callable[[], object]) -> None:
        count = len(self.steps)
        act()
        self._until(lambda: len(self.steps) > count)

    def _until(self, ready: Callable[[], bool]) -> None:
        while not ready():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def main(out: Path) -> None:
    """Take the four pictures."""
    use_a_large_screen()
    out.mkdir(parents=True, exist_ok=True)
    now = time.time_ns() // 1_000_000
    with tempfile.TemporaryDirectory() as data:
        study_some_days(Path(data), now, days=1, answers_a_day=4)
        photographer = Photographer(Path(data), out)
        photographer.feedback_on_a_confusion()
        photographer.take("feedback-ja-light")
        photographer.close()
    with tempfile.TemporaryDirectory() as data:
        study_some_days(Path(data), now, days=8, answers_a_day=28, right=0.94)
        photographer = Photographer(Path(data), out)
        photographer.take("home-ja-light")
        photographer.look(Preferences(language="en", theme="dark"))
        photographer.take("home-en-dark")
        photographer.show("progress")
        photographer.take("strength-en-dark")
        photographer.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
