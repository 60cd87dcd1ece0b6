"""By the clock's day, by the number of answers, at the end; beside the answers, and whatever the clock says."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.storage.records import DAY, answered_record, events_of
from tests.storage.trouble import answer
from trainer.domain.clock import Moment
from trainer.domain.message import NOTHING
from trainer.domain.progress_reporter import Cancelled
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.backup.backups import ANSWERS, SqlBackups
from trainer.storage.learner.backup.before_migration import back_up_older
from trainer.storage.learner.backup.copy_database import TooBusy, copy_database
from trainer.storage.learner.backup.verify_backup import read_back
from trainer.storage.learner.backup_names import named_backups
from trainer.storage.learner.engine import Database
from trainer.storage.learner.migrations import MIGRATIONS
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.problems import UnreadableDatabase
from trainer.study.ports import StateChanges

_MS_A_DAY = 86_400_000
_MS_AN_HOUR = 3_600_000
_MORNING = Moment(DAY * _MS_A_DAY, 540)
"""Nine in Japan."""


def after(*, days: float = 0.0) -> Moment:
    """Return a moment so much later."""
    return _MORNING._replace(utc_ms=_MORNING.utc_ms + round(days * _MS_A_DAY))


@pytest.fixture
def kept(folder: DataFolder, new_id: Callable[[], str]) -> Storage:
    """Return a storage that makes its backups at once, so that a test sees them."""
    return open_storage(folder, new_id, beside=False)


def answers_at(storage: Storage, now: Moment, number: int, elapsed_ms: int | None = None) -> int:
    """Answer once and look after the backups, as the service does; return how many there are."""
    elapsed_ms = now.utc_ms if elapsed_ms is None else elapsed_ms
    record = answered_record(number=number)
    entry = storage.log.append(record, events_of(record), StateChanges())
    assert storage.backups.look_after(now, elapsed_ms, entry.sequence) == NOTHING
    return len(storage.backups.known())


def test_each_day_of_the_clock_begins_with_one(kept: Storage) -> None:
    """None before there is anything to lose; then one a day, from 04:00 on, however often one answers."""
    assert [answers_at(kept, after(), number) for number in (1, 2, 3)] == [0, 1, 1]
    assert [answers_at(kept, after(days=0.7), number) for number in (4, 5)] == [1, 1]
    assert [answers_at(kept, after(days=1), number) for number in (6, 7)] == [2, 2]
    kept.close()


def test_so_many_answers_are_enough_for_another(kept: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    """On one day, counted from the newest backup; 200 of them, here fewer."""
    assert ANSWERS == 200
    monkeypatch.setattr("trainer.storage.learner.backup.backups.ANSWERS", 20)
    made = [answers_at(kept, after(), number) for number in range(1, 44)]
    assert made[20] == 1
    assert made[21] == 2
    assert made[-1] == 3
    kept.close()


AHEAD = {
    "9 hours": 9 * _MS_AN_HOUR,
    "1 day": _MS_A_DAY,
    "400 days": 400 * _MS_A_DAY,
    "to 2038": round(datetime(2038, 2, 1, tzinfo=UTC).timestamp() * 1000) - _MORNING.utc_ms,
    "to 9999": round(datetime(9999, 12, 30, tzinfo=UTC).timestamp() * 1000) - _MORNING.utc_ms,
}


@pytest.mark.parametrize("ahead", AHEAD.values(), ids=AHEAD)
@pytest.mark.parametrize("exits", [False, True], ids=["one run", "a run a day"])
def test_a_clock_that_was_ahead_stops_no_backup(kept: Storage, ahead: int, *, exits: bool) -> None:
    """So long ahead, then put right: from the first true day on each day has a backup made on it."""
    number, first_wrong, first_true = 0, 2, 4
    for day in range(first_true + 5):
        wrong = first_wrong <= day < first_true
        now = after(days=day)._replace(utc_ms=after(days=day).utc_ms + (ahead if wrong else 0))
        before = {path for _, path in named_backups(kept.database.backups)}
        for _ in range(2):
            number += 1
            answers_at(kept, now, number, after(days=day).utc_ms)
        if exits:
            kept.backups.finish(now)
        made = {path for _, path in named_backups(kept.database.backups)} - before
        assert made or day < first_true
        if day >= first_true:
            assert any(name.utc_ms == now.utc_ms for name, path in named_backups(kept.database.backups) if path in made)
    kept.close()


def test_the_control_by_the_study_day_alone_stops_them(kept: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that takes a backup of the future for one of today makes none for 400 days."""

    def is_due(self: SqlBackups, now: Moment, _sequence: int) -> bool:
        return not any(name.utc_ms >= now.utc_ms for name in self._names())

    monkeypatch.setattr(SqlBackups, "_is_due", is_due)
    for number, day in enumerate((0, 400, 2, 3, 4), start=1):
        answers_at(kept, after(days=day), number, 0)
    assert len(kept.backups.known()) == 2
    kept.close()


def test_the_end_keeps_what_is_new_and_only_that(kept: Storage) -> None:
    """A second end without an answer makes none."""
    answer(kept, 1)
    kept.backups.finish(after())
    assert [one.answers for one in kept.backups.known()] == [1]
    kept.backups.finish(after(days=1))
    assert len(kept.backups.known()) == 1
    kept.close()


def test_the_end_waits_no_longer_than_it_may(kept: Storage, folder: DataFolder) -> None:
    """Called off when its time is over: no backup, nothing unfinished, no complaint."""
    answer(kept, 1)

    def over(_share: float, _doing: object) -> None:
        raise Cancelled

    kept.backups.finish(after(), over)
    assert list(folder.backups.iterdir()) == []
    kept.close()


def test_answers_go_on_while_a_backup_runs(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given between its first page and its last they are on disk at once, and the backup holds a whole record."""
    monkeypatch.setattr("trainer.storage.learner.backup.copy_database._PAGES", 1)
    monkeypatch.setattr("trainer.storage.learner.backup.copy_database._MOST_TIMES", 10_000)
    answer(storage, 1)
    answer(storage, 2)
    storage.backups.look_after(after(), 0, 2)
    for number in range(3, 40):
        answer(storage, number)
    storage.backups.make(after(days=1).utc_ms)
    first, last = sorted(named_backups(storage.database.backups))
    assert first[0].whole
    assert 2 <= first[0].sequence <= last[0].sequence == 39
    found = read_back(first[1])
    assert found is not None
    assert found.last_sequence == first[0].sequence


def test_a_copy_that_is_overtaken_for_ever_is_given_up(
    kept: Storage, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where answers come quicker than pages there is no copy now, and no error for the learner."""
    monkeypatch.setattr("trainer.storage.learner.backup.copy_database._PAGES", 1)
    monkeypatch.setattr("trainer.storage.learner.backup.copy_database._MOST_TIMES", 3)
    for number in range(1, 30):
        answer(kept, number)
    numbers = iter(range(1_000, 100_000))

    def answering(_share: float, _doing: object) -> None:
        answer(kept, next(numbers))

    with pytest.raises(TooBusy):
        copy_database(folder.database, folder.backups / "copy.part", answering, NOTHING, 1.0)
    kept.close()


def damage(folder: DataFolder, sequence: int) -> None:
    """Change one answer's time by another hand."""
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER log_entry_is_never_changed")
        raw.execute("UPDATE log_entry SET milliseconds = milliseconds + 1 WHERE sequence = ?", (sequence,))


def test_what_came_since_the_last_one_is_read_back(kept: Storage, folder: DataFolder) -> None:
    """A changed answer gives no backup but a sentence about the record, and the sound backup stays."""
    for number in range(1, 4):
        answer(kept, number)
    good = kept.backups.make(after().utc_ms)
    answer(kept, 4)
    damage(folder, 4)
    with pytest.raises(UnreadableDatabase) as caught:
        kept.backups.make(after(days=1).utc_ms)
    assert caught.value.backup == good.path
    assert [one.path for one in kept.backups.known()] == [good.path]
    assert kept.backups.look_after(after(days=1), 0, 4).id
    assert kept.backups.trouble.id
    kept.close()


def test_an_old_change_is_found_by_the_week_and_meanwhile_the_sound_one_stays(
    kept: Storage, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read back from the last verified answer on, the copy passes; within a week the whole chain is, and does not."""
    monkeypatch.setattr("trainer.storage.learner.backup.write_backup.ALWAYS_WHOLE", 0)
    for number in range(1, 4):
        answer(kept, number)
    good = kept.backups.make(after().utc_ms)
    damage(folder, 2)
    answer(kept, 4)
    passed = kept.backups.make(after(days=1).utc_ms)
    assert "whole" in good.path.name
    assert "whole" not in passed.path.name
    answer(kept, 5)
    with pytest.raises(UnreadableDatabase):
        kept.backups.make(after(days=7).utc_ms)
    assert good.path.exists()
    kept.close()


def test_a_second_folder_holds_the_same_backups(kept: Storage, tmp_path: Path) -> None:
    """Byte for byte, for this computer apart; what is there already is left alone."""
    place = tmp_path / "stick" / "minori-backups-here"
    place.parent.mkdir()
    (place.parent / "mine.txt").write_text("mine")
    kept.preferences.write(kept.preferences.read()._replace(second_folder=str(place)))
    answer(kept, 1)
    made = kept.backups.make(after().utc_ms)
    assert (place / made.path.name).read_bytes() == made.path.read_bytes()
    assert [one.name for one in place.parent.iterdir() if one != place] == ["mine.txt"]
    kept.close()


def test_a_second_folder_that_is_gone_is_told_and_stops_nothing(kept: Storage, tmp_path: Path) -> None:
    """The stick is out: the backup beside the data is made, the sentence names the folder, and none is made there."""
    place = tmp_path / "stick" / "minori-backups-here"
    kept.preferences.write(kept.preferences.read()._replace(second_folder=str(place)))
    answer(kept, 1)
    answer(kept, 2)
    told = kept.backups.look_after(after(), 0, 2)
    assert str(place.parent) in str(told)
    assert len(kept.backups.known()) == 1
    assert not place.parent.exists()
    place.parent.mkdir()
    kept.backups.make(after(days=1).utc_ms)
    assert kept.backups.trouble == NOTHING
    assert len(list(place.iterdir())) == 1
    kept.close()


def test_the_record_is_kept_before_its_tables_change(kept: Storage, folder: DataFolder) -> None:
    """As it was before the migration; where that cannot be, nothing is migrated."""
    answer(kept, 1)
    kept.close()
    steps = [*MIGRATIONS, lambda connection: connection.exec_driver_sql("CREATE TABLE more (one INTEGER)")]
    database = Database(folder.database, folder.backups, steps=steps, before_migration=back_up_older)
    database.open()
    database.close()
    ((name, path),) = named_backups(folder.backups)
    assert (name.answers, name.sequence) == (1, 1)
    assert read_back(path) is not None
    database.open()
    assert len(named_backups(folder.backups)) == 1
    database.close()
