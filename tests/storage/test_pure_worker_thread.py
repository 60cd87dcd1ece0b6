"""A second thread for what touches no file."""

from concurrent.futures import wait
from threading import Event

from trainer.storage.worker_thread import PureWorkerThread, WorkerThread


def test_the_database_thread_answers_while_pure_work_goes_on() -> None:
    """An answer waits behind other work of its thread, as the control shows, and not behind pure work."""
    thread, pure, go_on = WorkerThread(), PureWorkerThread(), Event()
    playing = pure.submit(go_on.wait)
    assert thread.submit(lambda: "answered").result(timeout=5) == "answered"
    assert not playing.done()
    behind = [thread.submit(go_on.wait), thread.submit(lambda: "answered")]
    assert not wait(behind, timeout=0.1).done
    go_on.set()
    assert [one.result(timeout=5) for one in behind] == [True, "answered"]
    pure.close()
    thread.close()
    assert playing.done()


def test_after_the_end_nothing_runs_and_nothing_comes_back() -> None:
    """The window may ask once more while it closes."""
    pure = PureWorkerThread()
    pure.close()
    assert not pure.submit(lambda: 1).done()
