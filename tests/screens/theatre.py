"""The real shell, flow and desk on a pack in memory: screens are filled as in use, and nothing is waited for."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLayout

from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.screens.stage import STANDARD, settle
from tests.study.learner import Learner
from trainer import translations
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.domain.response import Response
from trainer.question_types import QUESTION_TYPES
from trainer.study.known_pack import PackLine
from trainer.study.steps import AskStep, Step
from trainer.ui.command_palette.command_palette import CommandPalette
from trainer.ui.controllers.study import StudyController
from trainer.ui.fonts import load_packaged_font
from trainer.ui.screen import Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.shell import Shell
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.phrases import japanese_phrases
from trainer.ui.worker import Worker


def at_once(work: Callable[..., Any], *args: object) -> Future[Any]:
    """Do the work now, as a lane that never keeps anybody waiting; its result is delivered as ever."""
    future: Future[Any] = Future()
    try:
        future.set_result(work(*args))
    except Exception as error:  # noqa: BLE001 - whatever the work raises belongs to the future
        future.set_exception(error)
    return future


class Theatre:
    """A window on a desk; the newest step is in `step`."""

    def __init__(self, application: QApplication, pack: Pack, size: QSize = STANDARD, *, calm: bool = True) -> None:
        load_packaged_font()
        japanese_phrases()
        application.setCursorFlashTime(0)
        translations.use("ja")
        self._preferences = Preferences(calm=calm)
        self.appearance = Appearance(application, self._preferences)
        self.background = Worker(at_once)
        self.learner = Learner(pack, types=QUESTION_TYPES)
        self.step: Step | None = None
        self.shell = Shell(Surroundings(self.appearance, self.learner.clock), self.background, SCREENS)
        layout = self.shell.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as in the frame
        self.flow = StudyController(self.shell, self.background, self.appearance, self.desk, self._preferences)
        self.flow.step_shown.connect(self._on_step)
        self.palette = CommandPalette(self.shell, self.background, self.appearance, self.flow, self)
        self.shell.resize(size)
        self.shell.show()
        self.shell.activateWindow()
        self.show("home")

    def show(self, name: str) -> None:
        """Go to a screen."""
        self.shell.show_screen(name)
        settle()

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session, or practise a fact."""
        self.flow.begin(kind, fact)
        settle()

    def answer(self, *, right: bool) -> None:
        """Answer the question on screen."""
        assert isinstance(self.step, AskStep), self.step
        question = self.learner.pack.questions[self.step.asking.question]
        builders = RIGHT_RESPONSE if right else WRONG_RESPONSE
        self.give(builders[question.type](question, self.step.asking))

    def give(self, response: Response) -> None:
        """Answer with `response`."""
        screen: Any = self.shell.built["question"]
        self.learner.clock.pass_ms(5_000)
        screen.answered.emit(response, None, 5_000)
        settle()

    def go_on(self) -> None:
        """Leave the feedback for what follows."""
        screen: Any = self.shell.built["question"]
        screen.go_on_wanted.emit()
        settle()

    def close(self) -> None:
        """Take everything down."""
        self.shell.close()
        self.flow.deleteLater()
        self.shell.deleteLater()
        self.background.deleteLater()
        self.appearance.deleteLater()
        settle()
        translations.use("ja")

    def desk(self) -> Any:
        """Return the desk in use."""
        return self.learner.desk

    def packs(self) -> tuple[PackLine, ...]:
        """Return the one pack there is, as the palette offers it."""
        pack = self.learner.pack
        return (PackLine("here", pack.title.ja, len(pack.facts), len(pack.questions), in_use=True),)

    def find(self, typed: str) -> None:
        """Open the palette and type."""
        self.palette.toggle()
        settle()
        assert self.palette.overlay is not None
        self.palette.overlay.line.setText(typed)
        settle()

    def _on_step(self, step: Step) -> None:
        self.step = step
