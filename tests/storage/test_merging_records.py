from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.storage.every_kind import REGISTRATION
from tests.storage.records import DAY, PACK, TWIN, answered_record, cancelled_record
from trainer.domain.hash_chain import registration_break
from trainer.domain.merge_logs import merge_logs
from trainer.domain.review import Answered, LogEntry, RegistrationLink
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import events_of, rebuild
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.commit import write_entries
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.study.ports import StateChanges


def _opened(path: Path, new_id: Callable[[], str]) -> Storage:
    folder = DataFolder(path)
    folder.prepare()
    return open_storage(folder, new_id)


def _studied(storage: Storage, numbers: range) -> list[LogEntry]:
    """Answer so many questions on one computer, some of them for an assignment; the last one is taken back."""
    last: Answered | None = None
    for number in numbers:
        link = RegistrationLink(REGISTRATION) if number % 3 == 0 else None
        last = replace(
            answered_record(number=number, taken_for=TWIN if number % 2 else None), device=storage.device, link=link
        )
        storage.log.append(last, events_of(last, 0), StateChanges())
    assert last is not None
    undo = replace(cancelled_record(number=numbers.stop, cancels=last), device=storage.device)
    storage.log.cancel(undo, StateChanges())
    return list(storage.log.replay(PACK))


def _dump(storage: Storage) -> list[tuple[object, ...]]:
    with storage.database.driver() as connection:
        return list(connection.execute("SELECT * FROM log_entry ORDER BY sequence"))


def test_two_computers_records_become_one(tmp_path: Path, new_id: Callable[[], str]) -> None:
    """In either order the same file, whose chains hold; the assignment cut out of it holds by itself."""
    one, other = _opened(tmp_path / "one", new_id), _opened(tmp_path / "other", new_id)
    logs = _studied(one, range(1, 8)), _studied(other, range(104, 120))
    assert one.device != other.device
    dumps = []
    for name, order in (("both", logs), ("again", logs[::-1])):
        merged = _opened(tmp_path / name, new_id)
        with merged.database.writing() as connection:
            write_entries(connection, merged.database.words.on(connection), merge_logs(*order))
        assert merged.log.verify_chain() is None
        entries = list(merged.log.replay(PACK))
        assert len(entries) == len(logs[0]) + len(logs[1])
        assert rebuild(entries, FsrsModel()) == rebuild(merge_logs(*order), FsrsModel())
        cut = [entry.record for entry in entries if entry.record.link is not None]
        assert {record.device for record in cut} == {one.device, other.device}
        assert registration_break(cut) is None
        assert registration_break(cut[:-2] + cut[-1:]) is not None
        assert len(merged.log.of_day(PACK, DAY)) == 7 + 16 - 2
        dumps.append(_dump(merged))
        merged.close()
    assert dumps[0] == dumps[1]
    one.close()
    other.close()
