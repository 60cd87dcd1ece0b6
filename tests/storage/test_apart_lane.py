"""A second thread for what touches no file."""

from concurrent.futures import wait
from threading import Event

from trainer.storage.worker_thread import PureWorkerThread, WorkerThread


def test_the_lane_answers_while_something_goes_on_apart() -> None:
    """An answer waits behind other work of the lane, as the control shows, and not behind work apart."""
    lane, apart, go_on = WorkerThread(), PureWorkerThread(), Event()
    playing = apart.submit(go_on.wait)
    assert lane.submit(lambda: "answered").result(timeout=5) == "answered"
    assert not playing.done()
    behind = [lane.submit(go_on.wait), lane.submit(lambda: "answered")]
    assert not wait(behind, timeout=0.1).done
    go_on.set()
    assert [one.result(timeout=5) for one in behind] == [True, "answered"]
    apart.close()
    lane.close()
    assert playing.done()


def test_after_the_end_nothing_runs_and_nothing_comes_back() -> None:
    """The window may ask once more while it closes."""
    apart = PureWorkerThread()
    apart.close()
    assert not apart.submit(lambda: 1).done()
