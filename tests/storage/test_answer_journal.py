from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from uuid import UUID

import pytest

from tests.storage.every_kind import every_kind
from tests.storage.frozen_log import write_every_kind
from tests.storage.records import DAY, GOAL, PACK, TWIN, answered_record, cancelled_record
from trainer.domain.learner import FactState
from trainer.domain.log_records import ClockNoted
from trainer.domain.review import Answered, LogEntry, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.scheduling.ability_snapshot import Reading
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import events_of, rebuild
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.answer_journal import line_of, read_line
from trainer.storage.learner.backup.restore_backup import put_back
from trainer.storage.learner.journal import Journal
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.learner.salvage.mend import mend
from trainer.study.learner_state_store import LearnerStateStore
from trainer.study.ports import StateChanges

NOON_MS = 1_795_312_800_123


def _answer(storage: Storage, numbers: Sequence[int]) -> list[Answered]:
    made = [
        replace(answered_record(number=number, taken_for=TWIN if number % 3 == 0 else None), device=storage.device)
        for number in numbers
    ]
    for one in made:
        storage.log.append(one, events_of(one, 0), StateChanges(facts=[FactState(GOAL, answers=one.milliseconds)]))
    return made


def _undo(storage: Storage, answered: Answered, number: int) -> None:
    undo = replace(cancelled_record(number=number, cancels=answered), device=storage.device)
    storage.log.cancel(undo, StateChanges())


def _entries(storage: Storage) -> list[LogEntry]:
    return list(storage.log.replay(PACK))


def _journal(folder: DataFolder) -> list[LogEntry]:
    return [read_line(line) for line in Journal(folder.journal).read().records]


def test_every_entry_of_any_kind_stands_in_the_journal_too(storage: Storage, folder: DataFolder) -> None:
    """In order, with its place and its hash; a line is read back as the entry it was."""
    written = list(write_every_kind(storage))
    assert _journal(folder) == written
    assert [read_line(line_of(entry)) for entry in written] == written
    assert [entry.record.id for entry in written] == [record.id for record in every_kind()]


@pytest.mark.parametrize("lost", ["missing", "an older backup"])
def test_what_the_database_lost_comes_back(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str], lost: str
) -> None:
    """Answers, an undo of an answer from before the backup, and their events, all as they were."""
    early = _answer(storage, range(1, 6))
    backup = storage.backups.make(NOON_MS).path if lost == "an older backup" else None
    _undo(storage, early[-1], 50)
    late = _answer(storage, range(6, 12))
    _undo(storage, late[-1], 51)
    entries, events = _entries(storage), storage.log.events(PACK, (GOAL, TWIN))
    storage.close()
    if backup is None:
        folder.database.unlink()
        mend(folder)
    else:
        put_back(backup, folder.database)

    again = open_storage(folder, new_id)
    assert _entries(again) == entries
    assert again.log.verify_chain() is None
    assert again.log.events(PACK, (GOAL, TWIN)) == events
    assert len(again.log.of_day(PACK, DAY)) == 9
    more = _answer(again, [99])
    assert again.log.verify_chain() is None
    assert _journal(folder)[-1].record == more[0]
    again.close()


def test_a_clock_note_that_comes_back_moves_its_answers(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Their events have the day they count as, and those written afterwards their own."""
    early = _answer(storage, [1, 2])[0]
    storage.log.redate(_clock_note(early, 9))
    _answer(storage, [3])
    events = storage.log.events(PACK, [GOAL, TWIN])
    assert {one.study_day for one in events[GOAL]} == {DAY - 5, DAY}
    storage.close()
    folder.database.unlink()
    mend(folder)
    again = open_storage(folder, new_id)
    assert again.log.events(PACK, [GOAL, TWIN]) == events
    assert len(again.log.of_day(PACK, DAY)) == 1
    again.close()


def _clock_note(early: Answered, number: int) -> ClockNoted:
    return ClockNoted(
        id=ReviewId(str(UUID(int=number))),
        device=early.device,
        utc_ms=early.utc_ms,
        offset_minutes=0,
        study_day=DAY,
        pack=PACK,
        false_day=DAY,
        true_day=StudyDay(DAY - 5),
    )


def test_restoring_in_the_running_program_loses_no_answer_made_since(storage: Storage) -> None:
    """The way of the window: the older file takes the place of the newer, and the journal goes on from it."""
    _answer(storage, range(1, 4))
    backup = storage.backups.make(NOON_MS).path
    _answer(storage, range(4, 8))
    entries = _entries(storage)
    storage.backups.restore(backup)
    assert _entries(storage) == entries
    _answer(storage, [9])
    assert storage.log.verify_chain() is None


def test_the_state_is_made_anew_where_answers_came_back(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Whoever opens the pack next has the state that the whole log says, on disk as well."""
    _answer(storage, range(1, 9))
    storage.close()
    folder.database.unlink()
    mend(folder)
    again = open_storage(folder, new_id)
    assert not again.log.state(PACK).facts
    reading = Reading("hash", lambda _: None, lambda _: 0.0)
    store = LearnerStateStore(PACK, again.log, FsrsModel(), reading)
    whole = rebuild(_entries(again), FsrsModel())
    assert store.facts == whole.facts == again.log.state(PACK).facts
    assert again.log.state(PACK).confusions == whole.confusions
    again.close()


def test_an_answer_that_missed_the_journal_is_written_at_the_next_start(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Killed between the database and the journal, or in the middle of a line, or the journal gone altogether."""
    _answer(storage, range(1, 7))
    entries = _entries(storage)
    storage.close()
    whole = folder.journal.read_bytes()
    for left in (whole.splitlines(keepends=True)[:-2], [whole[:-30]], []):
        folder.journal.write_bytes(b"".join(left))
        open_storage(folder, new_id).close()
        assert _journal(folder) == entries


def test_a_journal_that_cannot_be_written_stops_nobody(storage: Storage, folder: DataFolder) -> None:
    """Answers go on; once it can be written again, it has all of them."""
    _answer(storage, [1])
    kept = folder.journal.read_bytes()
    folder.journal.unlink()
    folder.journal.mkdir()
    _answer(storage, [2, 3])
    folder.journal.rmdir()
    folder.journal.write_bytes(kept)
    _answer(storage, [4])
    assert _journal(folder) == _entries(storage)


def test_another_history_is_never_mixed_in(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str], tmp_path: Path
) -> None:
    """A journal that does not go on where the log ends is kept under another name, and a new one begins."""
    _answer(storage, range(1, 4))
    entries = _entries(storage)
    storage.close()
    strange = DataFolder(tmp_path / "strange")
    strange.prepare()
    other = open_storage(strange, new_id)
    _answer(other, range(20, 30))
    other.close()
    copyfile(strange.journal, folder.journal)
    again = open_storage(folder, new_id)
    assert _entries(again) == entries == _journal(folder)
    assert (
        Journal(folder.path / "answers-set-aside-1.journal").read().records == Journal(strange.journal).read().records
    )
    again.close()


@pytest.mark.parametrize("gone", [3, 1])
def test_a_changed_line_ends_what_can_come_back(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str], gone: int
) -> None:
    """Put back by hand, no entry comes without the one before it; what is left is kept aside, for the mending."""
    backup = storage.backups.make(NOON_MS).path
    _answer(storage, range(1, 6))
    entries = _entries(storage)
    storage.close()
    lines = folder.journal.read_bytes().splitlines(keepends=True)
    lines[gone - 1] = lines[gone - 1].replace(b'"correct":', b'"corrected":')
    folder.journal.write_bytes(b"".join(lines))
    put_back(backup, folder.database)
    again = open_storage(folder, new_id)
    assert _entries(again) == entries[: gone - 1]
    assert again.log.verify_chain() is None
    assert len(list(folder.path.glob("answers-set-aside-*.journal"))) == 1
    again.close()


def test_the_journal_begins_where_the_oldest_backup_ends(storage: Storage, folder: DataFolder) -> None:
    """Nothing that only the journal could give back is dropped, and the entry it goes on from stays."""
    _answer(storage, range(1, 4))
    storage.backups.make(NOON_MS)
    _answer(storage, range(4, 6))
    storage.backups.make(NOON_MS + 1000)
    assert [entry.sequence for entry in _journal(folder)] == [3, 4, 5]
