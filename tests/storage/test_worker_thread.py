import threading
from pathlib import Path

import pytest

from tests.storage.records import DAY, PACK, answered_record, events_of
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage
from trainer.storage.worker_thread import WorkerThread
from trainer.study.ports import StateChanges


def test_everything_runs_on_one_thread_in_turn() -> None:
    """One thread for all work, first come first served; errors come back to whoever asked."""
    thread = WorkerThread()
    order: list[int] = []

    def note(number: int) -> int:
        order.append(number)
        return threading.get_ident()

    idents = [thread.submit(note, number) for number in range(20)]
    assert len({future.result() for future in idents}) == 1
    assert idents[0].result() != threading.get_ident()
    assert order == list(range(20))
    with pytest.raises(ZeroDivisionError):
        thread.submit(lambda: 1 // 0).result()
    thread.close()
    thread.close()
    with pytest.raises(RuntimeError):
        thread.submit(print)


def test_closing_finishes_what_was_queued(tmp_path: Path) -> None:
    """Closing the window while writes wait loses none of them."""
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    thread = WorkerThread()
    gate = threading.Event()
    storage = thread.submit(open_storage, folder, lambda: "d").result()
    thread.submit(gate.wait)
    for number in range(10):
        answered = answered_record(number=number)
        thread.submit(storage.log.append, answered, events_of(answered), StateChanges())
    thread.submit(storage.close)
    gate.set()
    thread.close()

    again = open_storage(folder, lambda: "d")
    assert len(again.log.of_day(PACK, DAY)) == 10
    again.close()
