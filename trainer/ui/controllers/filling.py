"""Whatever screen is shown gets what it reads: asked for on the database thread, shown when it comes back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trainer.study.service import StudyService
from trainer.ui.screen_stack import ScreenStack
from trainer.ui.worker import Worker

Fill = Callable[[QWidget], None]


class FillingController(QObject):
    """Serves every screen whose module offers a `read`; screens that ask for themselves have none."""

    def __init__(self, stack: ScreenStack, worker: Worker, service: Callable[[], StudyService]) -> None:
        super().__init__(stack)
        self._stack = stack
        self._worker = worker
        self._service = service
        stack.screen_shown.connect(self.fill)

    def fill(self, name: str) -> None:
        """Ask for what the screen of that name shows."""
        read = self._stack.offered(name).read
        if read is not None:
            work = partial(self._named, name, read)
            self._worker.run(work, done=self._on_read, key=f"fill {name}")

    def refresh(self) -> None:
        """Ask again for the shown screen: after a restore, or when the study day has changed."""
        if self._stack.shown:
            self.fill(self._stack.shown)

    def _named(self, name: str, read: Callable[[StudyService], Fill]) -> tuple[str, Fill]:
        return name, read(self._service())

    def _on_read(self, result: tuple[str, Fill]) -> None:
        name, show = result
        show(self._stack.named(name))
