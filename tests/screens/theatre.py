"""The real window, controllers and service on a pack in memory: filled as in use, and nothing is waited for."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.screens.stage import STANDARD, settle
from tests.study.learner import Learner
from tests.ui.windows import OneService, main_window
from trainer import translations
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.domain.response import Response
from trainer.domain.text import FIRST_LANGUAGE, Language
from trainer.question_types import QUESTION_TYPES
from trainer.study.known_pack import PackLine
from trainer.study.steps import AskStep, Step
from trainer.ui.command_palette.command_palette import CommandPalette
from trainer.ui.controllers.workplaces import Workplaces
from trainer.ui.fonts import load_packaged_font
from trainer.ui.question.screen import QuestionScreen
from trainer.ui.screen import Surroundings
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

    def __init__(
        self,
        application: QApplication,
        pack: Pack,
        size: QSize = STANDARD,
        *,
        calm: bool = True,
        language: Language = FIRST_LANGUAGE,
    ) -> None:
        load_packaged_font()
        japanese_phrases()
        application.setCursorFlashTime(0)
        translations.use(language)
        self._preferences = Preferences(language, calm=calm)
        self.appearance = Appearance(application, self._preferences)
        self.background = Worker(at_once)
        self.learner = Learner(pack, types=QUESTION_TYPES)
        self.learner.preferences.write(self._preferences)
        self.step: Step | None = None
        self.window = main_window(Surroundings(self.appearance, self.learner.clock), self.background)
        here = PackLine("here", pack.title.ja, len(pack.facts), len(pack.questions), in_use=True)
        library = OneService(lambda: self.learner.desk, (here,))
        workplaces = Workplaces(self.window, self.background, self.appearance, library, self._preferences)
        self.study = workplaces.study
        self.study.step_shown.connect(self._on_step)
        self.palette = CommandPalette(self.window, self.background, self.appearance, library.service, workplaces)
        self.window.resize(size)
        self.window.show()
        self.window.activateWindow()
        self.show("home")

    def show(self, name: str) -> None:
        """Go to a screen."""
        self.window.stack.show_named(name)
        settle()

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session, or practise a fact."""
        self.study.begin(kind, fact)
        settle()
        if self.window.stack.shown == "exam":
            exam: Any = self.window.stack.named("exam")
            exam.start.click()
            settle()

    def answer(self, *, right: bool) -> None:
        """Answer the question on screen."""
        assert isinstance(self.step, AskStep), self.step
        question = self.learner.pack.questions[self.step.asking.question]
        builders = RIGHT_RESPONSE if right else WRONG_RESPONSE
        self.give(builders[question.type](question, self.step.asking))

    def give(self, response: Response) -> None:
        """Answer with `response`."""
        screen = self.window.stack.screen_of(QuestionScreen)
        self.learner.clock.pass_ms(5_000)
        screen.answered.emit(response, None, 5_000)
        settle()

    def go_on(self) -> None:
        """Leave the feedback for what follows."""
        screen = self.window.stack.screen_of(QuestionScreen)
        screen.go_on_wanted.emit()
        settle()

    def close(self) -> None:
        """Take everything down."""
        self.window.close()
        self.window.deleteLater()
        self.background.deleteLater()
        self.appearance.deleteLater()
        settle()
        translations.use("ja")

    def find(self, typed: str) -> None:
        """Open the palette and type."""
        self.palette.toggle()
        settle()
        assert self.palette.overlay is not None
        self.palette.overlay.line.setText(typed)
        settle()

    def _on_step(self, step: Step) -> None:
        self.step = step
