"""The one door off the GUI thread: work goes out as a function, its result comes back to a bound method."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from trainer.domain.problem import KnownProblem
from trainer.domain.pure_job import PureJob

S = TypeVar("S")
T = TypeVar("T")


class _Job(NamedTuple):
    """What waits for a result; holds its receiver until then, and no longer."""

    key: str
    done: Callable[[Any], None]
    failed: Callable[[], None] | None


class Worker(QObject):
    """Runs work through `submit` (the database lane) and brings results back to the GUI thread.

    Requests are numbered. Of requests with the same key only the newest is answered: a stale result is dropped.
    Work that returns a `PureJob` goes on through `submit_pure`, so that the lane is free meanwhile; its result counts.
    A KnownProblem goes to `problem`; anything else is a bug and is raised again on the GUI thread, so that the one
    exception hook sees it.

    Signals: `problem(Text)`; `idle()` when nothing is running any more.
    """

    problem = Signal(object)
    idle = Signal()
    _landed = Signal(int, object)

    def __init__(
        self,
        submit: Callable[..., Future[Any]],
        parent: QObject | None = None,
        *,
        submit_pure: Callable[..., Future[Any]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self._submit_apart = submit_pure or submit
        self._number = 0
        self._jobs: dict[int, _Job] = {}
        self._newest: dict[str, int] = {}
        # Always queued: a future that is ready at once must not call `done` inside `run`.
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work has not come back yet."""
        return bool(self._jobs)

    def run(
        self,
        work: Callable[..., T],
        *args: object,
        done: Callable[[T], None],
        failed: Callable[[], None] | None = None,
        key: str = "",
    ) -> None:
        """Run `work(*args)` off the GUI thread, then `done(result)` or `failed()` on it.

        `done` and `failed` are bound methods; `key` defaults to the name of `done`.
        """
        self._queue(lambda: work(*args), done, failed, key)

    def _queue(
        self, work: Callable[[], object], done: Callable[[T], None], failed: Callable[[], None] | None, key: str
    ) -> None:
        self._number += 1
        number = self._number
        key = key or getattr(done, "__qualname__", repr(done))
        self._jobs[number] = _Job(key, done, failed)
        self._newest[key] = number
        self._submit(work).add_done_callback(partial(self._landed.emit, number))

    def call(
        self,
        service: Callable[[], S],
        work: Callable[[S], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Run `work` on what `service` returns, both off the GUI thread: `call(desk, lambda it: it.undo_answer(), …)`.

        A function of the service, not its name and arguments apart: so the checker sees every one of them.
        """
        self.run(lambda: work(service()), done=done, failed=failed)

    def call_job(
        self,
        service: Callable[[], S],
        work: Callable[[S], PureJob[T]],
        *,
        done: Callable[[T], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Do as `call` does where `work` leaves its longer part as a `PureJob`, whose result counts."""
        self._queue(lambda: work(service()), done, failed, "")

    def _land(self, number: int, future: Future[Any]) -> None:
        job = self._jobs[number]
        wanted = self._newest[job.key] == number and _alive(job.done)
        error = future.exception()
        if wanted and error is None and isinstance(apart := future.result(), PureJob):
            self._submit_apart(apart.work).add_done_callback(partial(self._landed.emit, number))
            return
        del self._jobs[number]
        if not self._jobs:
            self.idle.emit()
        if error is None:
            if wanted:
                job.done(future.result())
            return
        if wanted and job.failed is not None:
            job.failed()
        if not isinstance(error, KnownProblem):
            raise error
        from trainer.log import note_problem

        note_problem(error)
        self.problem.emit(error.sentence)


def _alive(method: Callable[..., object]) -> bool:
    """Return whether the method's object still has its Qt part: a screen may have been closed meanwhile."""
    receiver = getattr(method, "__self__", None)
    return not isinstance(receiver, QObject) or shiboken6.isValid(receiver)
