"""The database thread, on which everything that touches the file runs, in the order it was asked for."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Given = TypeVar("_Given")


class WorkerThread:
    """One thread. What is asked for while it is busy waits its turn."""

    _name = "database"

    def __init__(self) -> None:
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)

    def submit(self, work: Callable[_Asked, _Given], *args: _Asked.args, **named: _Asked.kwargs) -> Future[_Given]:
        """Run `work` on the thread; raises RuntimeError after `close`."""
        if self._closed:
            raise RuntimeError("the database thread is closed")
        return self._thread.submit(work, *args, **named)

    def close(self) -> None:
        """Finish what is waiting, then end the thread; asking twice is harmless."""
        self._closed = True
        self._thread.shutdown(wait=True)


class PureWorkerThread(WorkerThread):
    """Another thread, for work that touches no file (`trainer.domain.pure_job`)."""

    _name = "pure"

    def submit(self, work: Callable[_Asked, _Given], *args: _Asked.args, **named: _Asked.kwargs) -> Future[_Given]:
        """Run `work`; after `close` nothing runs and nothing comes back, for nobody is there to see it."""
        if not self._closed:
            return super().submit(work, *args, **named)
        return Future()
