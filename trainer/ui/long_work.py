"""Work that takes long: how far it is shows above the screen, and it can be called off."""

from collections.abc import Callable
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from trainer.domain.message import Message
from trainer.domain.progress_reporter import Cancelled
from trainer.ui.widgets.progress_banner import ProgressBanner
from trainer.ui.worker import Worker

T = TypeVar("T")


class SignalledProgress(QObject):
    """A `ProgressReporter` for the working thread; what it reports arrives on the GUI thread.

    Signals: `moved(float share, Message doing)`.
    """

    moved = Signal(float, object)
    _reported = Signal(float, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = Event()
        self._reported.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    def __call__(self, share: float, doing: Message) -> None:
        """Pass it on; raises Cancelled where the learner called it off."""
        if self._cancelled.is_set():
            raise Cancelled
        self._reported.emit(share, doing)

    def cancel(self) -> None:
        """Let the work stop where it asks next."""
        self._cancelled.set()


class _Run(QObject):
    """One piece of work under way."""

    def __init__(self, owner: "LongWork", *, stoppable: bool) -> None:
        super().__init__(owner)
        self.owner = owner
        self.stoppable = stoppable
        self.progress = SignalledProgress(self)


class _RunFor(_Run, Generic[T]):
    """The same with who waits for it; bound methods for the worker."""

    def __init__(
        self, owner: "LongWork", done: Callable[[T], None], failed: Callable[[], None] | None, *, stoppable: bool
    ) -> None:
        super().__init__(owner, stoppable=stoppable)
        self._done, self._failed = done, failed

    def on_done(self, result: T) -> None:
        """Pass the result on."""
        self.owner.over(self)
        self._done(result)

    def on_failed(self) -> None:
        """Pass the failure on."""
        self.owner.over(self)
        if self._failed is not None:
            self._failed()


class LongWork(QObject):
    """Runs long work off the GUI thread, one banner for what runs now; the database thread has one piece at a time."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.banner = ProgressBanner()
        self.banner.cancelled.connect(self._on_cancelled)
        self._worker = worker
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
        """Run `work(*args, progress)` off the GUI thread, then `done(result)` or `failed()` on it, always one."""
        run = _RunFor(self, done, failed, stoppable=stoppable)
        self._runs.append(run)
        self._number += 1
        if len(self._runs) == 1:
            self._follow()
        self._worker.run(
            work, *args, run.progress, done=run.on_done, failed=run.on_failed, key=f"long work {self._number}"
        )

    def over(self, run: _Run) -> None:
        """Show what comes next, or nothing."""
        self._runs.remove(run)
        run.deleteLater()
        self.banner.end()
        if self._runs:
            self._follow()

    def _follow(self) -> None:
        run = self._runs[0]
        run.progress.moved.connect(self.banner.show_progress)
        self.banner.begin(stoppable=run.stoppable)

    def _on_cancelled(self) -> None:
        if self._runs:
            self._runs[0].progress.cancel()
