"""The app with somebody beside it who tells what is shown, a line of JSON for each thing.

`python -m tests.desktop.watched_app DATA PACK`: keys and clicks come from outside, as from a learner.
"""

import json
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.keys import keys_for
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from trainer.app.real_clock import RealClock
from trainer.app.startup import Startup
from trainer.domain.pack import Pack
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step
from trainer.translations import say
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.question.screen import QuestionScreen

A_LOOK_MS = 300
"""After something was shown: then it is laid out and has the keyboard."""


def tell(kind: str, **more: object) -> None:
    """Print one line."""
    print(json.dumps({"told": kind, **more}, ensure_ascii=False), flush=True)


class Teller(QObject):
    """Tells every step, every change of an answer, and where the keyboard goes."""

    def __init__(self, startup: Startup, pack: Pack) -> None:
        super().__init__(startup)
        self._startup = startup
        self._pack = pack
        startup.wiring.workplaces.study.step_shown.connect(self._on_step)
        startup.window.stack.screen_shown.connect(lambda name: tell("screen", name=name))
        startup.application.focusChanged.connect(self._on_focus)

    def _on_step(self, step: Step) -> None:
        QTimer.singleShot(A_LOOK_MS, self, partial(self._tell_step, step))

    def _tell_step(self, step: Step) -> None:
        if isinstance(step, AskStep):
            self._tell_asked(step)
        elif isinstance(step, FeedbackStep):
            tell(
                "feedback",
                correct=step.grade.correct,
                verdict=say(step.told.verdict),
                right=step.grade.right_answer,
                response=step.response.parts,
            )
        elif isinstance(step, EndStep):
            tell("end", answered=step.answered, right=step.right)

    def _tell_asked(self, step: AskStep) -> None:
        asking, question = step.asking, shown_in(self._pack, step.asking)
        right, wrong = (build[question.type](question, asking) for build in (RIGHT_RESPONSE, WRONG_RESPONSE))
        view = self._screen().parts.view
        if view is not None:
            view.changed.connect(self._on_changed)
            for line in view.findChildren(AnswerLine):
                line.textChanged.connect(self._on_changed)  # also where it only becomes text what one saw
        tell(
            "ask",
            question=asking.question,
            type=question.type,
            prompt=asking.prompt,
            right=right.parts,
            right_keys=keys_for(asking.shape, right),
            wrong_keys=keys_for(asking.shape, wrong),
            **self._now(),
        )

    def _on_changed(self) -> None:
        QTimer.singleShot(0, self, lambda: tell("changed", **self._now()))

    def _now(self) -> dict[str, object]:
        """Return what stands in the lines, whether it can be answered, and where the button and the lines are."""
        parts = self._screen().parts
        lines = [] if parts.view is None else [line for line in parts.view.findChildren(AnswerLine) if line.isVisible()]
        return {
            "texts": [line.text() for line in lines],
            "seen": [line.whole_text() for line in lines],
            "ready": parts.footer.primary_button.isEnabled(),
            "button": _middle(parts.footer.primary_button),
            "lines": [_middle(line) for line in lines],
        }

    def _screen(self) -> QuestionScreen:
        return self._startup.window.stack.screen_of(QuestionScreen)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            tell("focus", name=new.accessibleName(), widget=type(new).__name__)


def _middle(widget: QWidget) -> tuple[int, int]:
    place: QPoint = widget.mapToGlobal(widget.rect().center())
    return place.x(), place.y()


def main(data: Path, pack_folder: Path) -> None:
    """Start and tell until the window is closed."""
    pack = load_pack(pack_folder, QUESTION_TYPES)
    folder = DataFolder(data)
    folder.prepare()
    assert folder.take()

    def told(stage: str) -> None:
        if stage == "ready":
            Teller(startup, pack)
            QTimer.singleShot(A_LOOK_MS, lambda: tell("ready", platform=QApplication.platformName()))

    startup = Startup(folder, pack_folder, RealClock(), told)
    startup.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
