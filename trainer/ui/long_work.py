"""Work that takes long: how far it is shows above the screen, and it can be called off."""

from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from trainer.domain.message import Message
from trainer.domain.progress_reporter import Cancelled
from trainer.ui.widgets.progress_banner import ProgressBanner
from trainer.ui.worker import Worker

T = TypeVar("T")


class Watched(QObject):
    """A `ProgressReporter` for the working thread; what it is told arrives on the GUI thread.

    Signals: `moved(float share, Message doing)`.
    """

    moved = Signal(float, object)
    _told = Signal(float, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._given_up = Event()
        self._told.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    def __call__(self, share: float, doing: Message) -> None:
        """Pass it on; raises Cancelled where the learner called it off."""
        if self._given_up.is_set():
            raise Cancelled
        self._told.emit(share, doing)

    def give_up(self) -> None:
        """Let the work stop where it asks next."""
        self._given_up.set()


class _Run(QObject):
    """One piece of work under way; bound methods for the background."""

    def __init__(
        self, owner: "LongWork", done: Callable[[Any], None], failed: Callable[[], None] | None, *, stoppable: bool
    ) -> None:
        super().__init__(owner)
        self._owner, self._done, self._failed = owner, done, failed
        self.stoppable = stoppable
        self.watch = Watched(self)

    def on_done(self, result: Any) -> None:
        """Pass the result on."""
        self._owner.over(self)
        self._done(result)

    def on_failed(self) -> None:
        """Pass the failure on."""
        self._owner.over(self)
        if self._failed is not None:
            self._failed()


class LongWork(QObject):
    """Runs long work in the background, one strip for what runs now; the database lane has one piece at a time."""

    def __init__(self, background: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.strip = ProgressBanner()
        self.strip.given_up.connect(self._on_given_up)
        self._background = background
        self._number = 0
        self._runs: list[_Run] = []

    @property
    def under_way(self) -> bool:
        """Whether anything runs."""
        return bool(self._runs)

    def run(
        self,
        work: Callable[..., T],
        *args: object,
        done: Callable[[T], None],
        failed: Callable[[], None] | None = None,
        stoppable: bool = True,
    ) -> None:
        """Run `work(*args, watch)` off the GUI thread, then `done(result)` or `failed()` on it, always one of them."""
        run = _Run(self, done, failed, stoppable=stoppable)
        self._runs.append(run)
        self._number += 1
        if len(self._runs) == 1:
            self._follow()
        self._background.run(
            work, *args, run.watch, done=run.on_done, failed=run.on_failed, key=f"long work {self._number}"
        )

    def over(self, run: _Run) -> None:
        """Show what comes next, or nothing."""
        self._runs.remove(run)
        run.deleteLater()
        self.strip.end()
        if self._runs:
            self._follow()

    def _follow(self) -> None:
        run = self._runs[0]
        run.watch.moved.connect(self.strip.show_progress)
        self.strip.begin(stoppable=run.stoppable)

    def _on_given_up(self) -> None:
        if self._runs:
            self._runs[0].watch.give_up()
