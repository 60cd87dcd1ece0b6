"""The one door off the GUI thread: work goes out as a function, its result comes back to a bound method."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from types import MethodType
from typing import Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from trainer.domain.problem import KnownProblem
from trainer.domain.pure_job import PureJob

S = TypeVar("S")
T = TypeVar("T")


class Submit(Protocol):
    """A thread's door, as `Executor.submit` is one."""

    def __call__(self, work: Callable[[], T], /) -> Future[T]:
        """Take `work` and return what will hold its result."""
        ...


class _Waiting(Protocol):
    """A request of whatever type under way."""

    key: str

    def is_heard(self) -> bool:
        """Return whether its receiver still stands."""
        ...

    def goes_on(self, submit_pure: Submit, landed: Callable[[], None]) -> bool:
        """Submit the job that came back as its result, if one did: it is waited for now, and `landed` hears of it."""
        ...

    def error(self) -> BaseException | None:
        """Return what went wrong."""
        ...

    def deliver(self) -> None:
        """Hand the result over."""
        ...

    def fail(self) -> None:
        """Tell the receiver that there is none."""
        ...


class _Request(Generic[T]):
    """What waits for a result; holds its receiver until then, and no longer."""

    def __init__(
        self,
        key: str,
        future: Future[T] | Future[PureJob[T]],
        done: Callable[[T], None],
        failed: Callable[[], None] | None,
    ) -> None:
        self.key = key
        self._future = future
        self._done = done
        self._failed = failed

    def is_heard(self) -> bool:
        """Return whether the method's object still has its Qt part: a screen may have been closed meanwhile."""
        receiver = self._done.__self__ if isinstance(self._done, MethodType) else None
        return not isinstance(receiver, QObject) or shiboken6.isValid(receiver)

    def goes_on(self, submit_pure: Submit, landed: Callable[[], None]) -> bool:
        """Take the job that came back as the work's longer part."""
        result = self._future.result()
        if not isinstance(result, PureJob):
            return False
        longer = submit_pure(result.work)
        self._future = longer
        longer.add_done_callback(lambda _ready: landed())
        return True

    def error(self) -> BaseException | None:
        """Return what went wrong."""
        return self._future.exception()

    def deliver(self) -> None:
        """Hand the result over."""
        result = self._future.result()
        if not isinstance(result, PureJob):
            self._done(result)

    def fail(self) -> None:
        """Tell the receiver that there is none."""
        if self._failed is not None:
            self._failed()


class Worker(QObject):
    """Runs work through `submit` (the database thread) and brings results back to the GUI thread.

    Requests are numbered. Of requests with the same key only the newest is answered: a stale result is dropped.
    Work that returns a `PureJob` goes on through `submit_pure`, so that the database is free meanwhile; its result
    counts. A KnownProblem goes to `problem`; anything else is a bug and is raised again on the GUI thread, so that the
    one exception hook sees it.

    Signals: `problem(Message)`; `idle()` when nothing is running any more.
    """

    problem = Signal(object)
    idle = Signal()
    _landed = Signal(int)

    def __init__(self, submit: Submit, parent: QObject | None = None, *, submit_pure: Submit | None = None) -> None:
        super().__init__(parent)
        self._submit = submit
        self._submit_pure = submit_pure or submit
        self._number = 0
        self._waiting: dict[int, _Waiting] = {}
        self._newest: dict[str, int] = {}
        # Always queued: a future that is ready at once must not call `done` inside `run`.
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work has not come back yet."""
        return bool(self._waiting)

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
        self._queue(self._submit(lambda: work(*args)), done, failed, key)

    def call(
        self,
        service: Callable[[], S],
        work: Callable[[S], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Run `work` on what `service` returns, both off the GUI thread: `call(service, lambda it: it.undo(), …)`.

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
        self._queue(self._submit(lambda: work(service())), done, failed, "")

    def _queue(
        self, future: Future[T] | Future[PureJob[T]], done: Callable[[T], None],
        failed: Callable[[], None] | None, key: str,
    ) -> None:  # fmt: skip
        self._number += 1
        key = key or getattr(done, "__qualname__", repr(done))
        self._waiting[self._number] = _Request(key, future, done, failed)
        self._newest[key] = self._number
        landed = partial(self._landed.emit, self._number)
        future.add_done_callback(lambda _ready: landed())

    def _on_landed(self, number: int) -> None:
        request = self._waiting[number]
        wanted = self._newest[request.key] == number and request.is_heard()
        error = request.error()
        if wanted and error is None and request.goes_on(self._submit_pure, partial(self._landed.emit, number)):
            return
        del self._waiting[number]
        if not self._waiting:
            self.idle.emit()
        if error is not None:
            self._fail(request, error, wanted=wanted)
        elif wanted:
            request.deliver()

    def _fail(self, request: _Waiting, error: BaseException, *, wanted: bool) -> None:
        if wanted:
            request.fail()
        if not isinstance(error, KnownProblem):
            raise error
        from trainer.log import note_problem

        note_problem(error)
        self.problem.emit(error.sentence)
