"""Who learns on this computer: what the settings show of it and change."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from trainer.study.known_learner import LearnerLine
from trainer.translations import say
from trainer.ui.main_window import MainWindow
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.worker import Worker


class KnownLearners(Protocol):
    """The list on disk; every call runs on the database thread."""

    def all(self) -> tuple[LearnerLine, ...]:
        """Return all learners."""
        ...

    def add(self, name: str) -> LearnerLine:
        """Add one."""
        ...

    def rename(self, folder: str, name: str) -> None:
        """Give one another name."""
        ...


class LearnersController(QObject):
    """Joins the card of the settings to the list.

    Signals: `switch_wanted()` when somebody else is to learn.
    """

    switch_wanted = Signal()

    def __init__(self, window: MainWindow, worker: Worker, learners: KnownLearners, here: str) -> None:
        super().__init__(window)
        self._window = window
        self._worker = worker
        self._learners = learners
        self._here = here
        self._window.stack.when_built(SettingsScreen, self._join)
        self._ask()

    def _join(self, screen: SettingsScreen) -> None:
        screen.learners.rename_wanted.connect(self._on_rename_wanted)
        screen.learners.add_wanted.connect(self._on_add_wanted)
        screen.learners.switch_wanted.connect(self.switch_wanted)
        self._ask()

    @property
    def _screen(self) -> SettingsScreen:
        return self._window.stack.screen_of(SettingsScreen)

    def _ask(self) -> None:
        self._worker.run(self._learners.all, done=self._on_learners)

    def _on_learners(self, learners: tuple[LearnerLine, ...]) -> None:
        several = len(learners) > 1
        here = next((line for line in learners if line.folder == self._here), None)
        self._window.say_who("" if here is None or not several else say(here.called))
        if self._window.stack.is_built(SettingsScreen):
            self._screen.learners.show_learners(learners, self._here)

    def _on_rename_wanted(self, name: str) -> None:
        def rename() -> str:
            self._learners.rename(self._here, name)
            return next(line.name for line in self._learners.all() if line.folder == self._here)

        self._worker.run(rename, done=self._on_renamed)

    def _on_renamed(self, name: str) -> None:
        self._screen.learners.say_renamed(name)
        self._ask()

    def _on_add_wanted(self, name: str) -> None:
        self._worker.run(lambda: self._learners.add(name), done=self._on_added)

    def _on_added(self, line: LearnerLine) -> None:
        self._screen.learners.say_added(line.name)
        self._ask()
