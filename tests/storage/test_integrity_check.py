import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from tests.storage.records import DAY, GOAL, PACK, answered_record, events_of
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.integrity_check import EVERY_DAYS
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.learner.tables import ALL_TABLES
from trainer.storage.problems import UnreadableDatabase
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.study.ports import StateChanges

ANSWERS = 5


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.storage.learner.integrity_check.ROWS_A_PIECE", 2)


@pytest.fixture
def answered(storage: Storage) -> Storage:
    """Return a storage with a few answers."""
    for number in range(1, ANSWERS + 1):
        _answer(storage, number)
    return storage


def _answer(storage: Storage, number: int) -> None:
    one = answered_record(number=number)
    storage.log.append(one, events_of(one), StateChanges())


def _pieces(storage: Storage, today: int) -> int:
    """Return how many pieces there were before the end."""
    count = 0
    while storage.integrity_check.go_on(StudyDay(today)):
        count += 1
    return count


def test_a_check_is_due_once_a_week(answered: Storage, folder: DataFolder, new_id: Callable[[], str]) -> None:
    """Whole at first, nothing for six days, whole again on the seventh, counted over restarts."""
    whole = len(ALL_TABLES) + ANSWERS // 2
    assert _pieces(answered, DAY) == whole
    answered.close()
    for days, expected in ((EVERY_DAYS - 1, 0), (EVERY_DAYS, whole), (EVERY_DAYS + 1, 0)):
        storage = open_storage(folder, new_id)
        assert _pieces(storage, DAY + days) == expected
        storage.close()


def test_answers_go_on_between_the_pieces(answered: Storage) -> None:
    """What is added while it runs is checked as well."""
    assert answered.integrity_check.go_on(DAY)
    _answer(answered, 9)
    _answer(answered, 10)
    assert _pieces(answered, DAY) == len(ALL_TABLES) + ANSWERS // 2
    assert answered.log.verify_chain() is None


def test_a_check_that_was_not_finished_begins_again(
    answered: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Closing in the middle notes nothing."""
    assert answered.integrity_check.go_on(DAY)
    answered.close()
    storage = open_storage(folder, new_id)
    assert _pieces(storage, DAY) > 0
    storage.close()


def test_a_restored_backup_is_checked_from_its_beginning(answered: Storage) -> None:
    """Another log in the database's place is no break in the chain; the ninth answer came back from the journal."""
    backup = answered.backups.make(1)
    _answer(answered, 9)
    for _ in range(len(ALL_TABLES) + 1):
        answered.integrity_check.go_on(DAY)
    answered.backups.restore(backup.path)
    assert _pieces(answered, DAY) == len(ALL_TABLES) + (ANSWERS + 1) // 2


def _change_an_answer(raw: sqlite3.Connection) -> None:
    raw.execute("DROP TRIGGER log_entry_is_never_changed")
    raw.execute("UPDATE log_entry SET correct = 1 - correct WHERE sequence = 4")


def _spoil_an_index(raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA writable_schema=ON")
    raw.execute("UPDATE sqlite_master SET sql = replace(sql, 'study_day', 'utc_ms') WHERE name = ?",
                ("log_entry_of_day",))  # fmt: skip


@pytest.mark.parametrize("damage", [_change_an_answer, _spoil_an_index])
def test_damage_that_opening_does_not_see_is_found(
    answered: Storage, folder: DataFolder, new_id: Callable[[], str], damage: Callable[[Any], None]
) -> None:
    """A changed answer and an index that is not that of its rows; each start says so until it is mended."""
    answered.close()
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        damage(raw)
    for _ in range(2):
        storage = open_storage(folder, new_id)
        with pytest.raises(UnreadableDatabase):
            _pieces(storage, DAY)
        storage.close()


def test_the_settings_do_not_see_it(answered: Storage, folder: DataFolder) -> None:
    """The day of the last check stands beside the settings and is none."""
    answered.preferences.write(Preferences(minutes=7))
    _pieces(answered, DAY)
    assert answered.preferences.read() == Preferences(minutes=7)
    startup_snapshot = read_startup_snapshot(folder.database, DAY)
    assert startup_snapshot is not None
    assert startup_snapshot.preferences == Preferences(minutes=7)
    assert answered.log.state(PACK).facts.get(GOAL) is None
