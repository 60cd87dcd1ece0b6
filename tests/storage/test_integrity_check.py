import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from tests.storage.records import DAY, GOAL, PACK, TWIN, answered_record, cancelled_record, events_of
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.ability_snapshot import Reading, rebuild_with_morning
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import rebuild
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.integrity_check import EVERY_DAYS
from trainer.storage.learner.notes import CHECKED_SO_FAR, read_note
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.learner.salvage.mend import mend
from trainer.storage.learner.tables import ALL_TABLES
from trainer.storage.problems import DamagedRow, UnreadableDatabase
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.study.learner_state_store import LearnerStateStore
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


def _answer(storage: Storage, number: int, fact: FactId = GOAL) -> None:
    one = answered_record(number=number, fact=fact)
    storage.log.append(one, events_of(one), StateChanges())


def _pieces(storage: Storage, today: int) -> int:
    """Return how many pieces there were before the end; 0 where no check is due."""
    count = 0
    while storage.integrity_check.go_on(StudyDay(today)):
        count += 1
    return count


def _log_rows_read(storage: Storage, today: int) -> int:
    """Return how many rows of the log a check looks at."""
    seen = 0
    rows = storage.log.rows

    def counted(after: int = 0) -> Iterator[Any]:
        nonlocal seen
        for row in rows(after):
            seen += 1
            yield row

    storage.log.rows = counted  # type: ignore[method-assign]
    _pieces(storage, today)
    storage.log.rows = rows  # type: ignore[method-assign]
    return seen


def _opened(folder: DataFolder, new_id: Callable[[], str]) -> Storage:
    return open_storage(folder, new_id)


def test_a_check_is_due_once_a_week(answered: Storage, folder: DataFolder, new_id: Callable[[], str]) -> None:
    """Whole at first, nothing for six days, whole again on the seventh, counted over restarts."""
    assert _log_rows_read(answered, DAY) == ANSWERS
    answered.close()
    for days, expected in ((EVERY_DAYS - 1, 0), (EVERY_DAYS, ANSWERS), (EVERY_DAYS + 1, 0)):
        storage = _opened(folder, new_id)
        assert _log_rows_read(storage, DAY + days) == expected
        storage.close()


def test_it_is_due_after_an_end_in_disorder(answered: Storage, folder: DataFolder, new_id: Callable[[], str]) -> None:
    """The program was killed: the file is looked at whole, and then no more."""
    _pieces(answered, DAY)
    answered.close()
    folder.ended_badly = True
    storage = _opened(folder, new_id)
    assert _log_rows_read(storage, DAY) == ANSWERS
    storage.integrity_check.start_over()
    assert _pieces(storage, DAY) == 0
    storage.close()


def test_answers_go_on_between_the_pieces(answered: Storage) -> None:
    """What is added while it runs is checked as well, and what is taken back is no damage."""
    assert answered.integrity_check.go_on(DAY)
    _answer(answered, 9)
    while "fact_event" not in str(answered.integrity_check.checked) and answered.integrity_check.go_on(DAY):
        if len(list(answered.log.replay(PACK))) < 12:
            _answer(answered, number := 20 + len(list(answered.log.replay(PACK))))
            taken_back = answered_record(number=number)
            answered.log.cancel(cancelled_record(number=number + 50, cancels=taken_back), StateChanges())
    assert answered.integrity_check.checked.mended == ()
    assert answered.log.verify_chain() is None


def test_a_check_that_was_stopped_goes_on_where_it_was(
    answered: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Closed in the middle of the log, the next start does not read its beginning again."""
    for number in range(10, 60):
        _answer(answered, number)
    while answered.integrity_check.go_on(DAY):
        if read_note(answered.database, CHECKED_SO_FAR) is not None:
            break
    answered.close()
    storage = _opened(folder, new_id)
    assert 0 < _log_rows_read(storage, DAY) < ANSWERS + 50
    assert storage.integrity_check.checked == ((), ())
    storage.integrity_check.start_over()
    assert _pieces(storage, DAY + 1) == 0
    storage.close()


def test_a_restored_backup_is_checked_from_its_beginning(answered: Storage) -> None:
    """Another log in the database's place is no break in the chain; the ninth answer came back from the journal."""
    backup = answered.backups.make(1)
    _answer(answered, 9)
    for _ in range(len(ALL_TABLES) + 1):
        answered.integrity_check.go_on(DAY)
    answered.backups.restore(backup.path)
    assert _log_rows_read(answered, DAY) == ANSWERS + 1


def _changed(folder: DataFolder, *statements: str) -> None:
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        for _, sql in triggers:
            raw.execute(sql)


def test_a_changed_answer_is_named_at_each_start_until_it_is_mended(
    answered: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Studying goes on meanwhile."""
    answered.close()
    _changed(folder, "UPDATE log_entry SET correct = 1 - correct WHERE sequence = 4")
    for number in (20, 21):
        storage = _opened(folder, new_id)
        with pytest.raises(DamagedRow) as caught:
            _pieces(storage, DAY)
        assert (caught.value.table, caught.value.key) == ("log_entry", "4")
        _answer(storage, number)
        storage.close()
    mend(folder)
    storage = _opened(folder, new_id)
    assert storage.integrity_check.check_all(DAY) == ((), ())
    storage.close()


DERIVED = {
    "fact_event": "UPDATE fact_event SET study_day = study_day + 1 WHERE sequence = 2",
    "fact_state": "UPDATE fact_state SET right = right + 1",
    "pack_layout": "UPDATE pack_layout SET layout = layout || ' '",
}


@pytest.mark.parametrize("table", DERIVED)
def test_what_the_log_gives_back_is_mended_without_a_word(
    answered: Storage, folder: DataFolder, new_id: Callable[[], str], table: str
) -> None:
    """Events, state, the shape of a pack: made anew, and the next check finds nothing."""
    reading = Reading("hash", lambda _: None, lambda _: 0.0)
    answered.log.replace_state(PACK, rebuild(answered.log.replay(PACK), FsrsModel()))
    answered.layouts.keep(PACK, "h", "{}")
    state, events = answered.log.state(PACK), answered.log.events(PACK, [GOAL])
    answered.close()
    _changed(folder, DERIVED[table])
    storage = _opened(folder, new_id)
    found = storage.integrity_check.check_all(DAY)
    assert table in found.mended
    assert found.odd == ()
    assert LearnerStateStore(PACK, storage.log, FsrsModel(), reading).facts == state.facts
    assert storage.log.events(PACK, [GOAL]) == events
    assert storage.integrity_check.check_all(DAY) == ((), ())
    storage.close()


def test_state_that_is_mended_in_the_middle_of_a_day_is_whole_on_disk(
    answered: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """The next answer writes all of it, not only what it changes itself."""
    reading = Reading("hash", lambda _: None, lambda _: 0.0)
    _answer(answered, 30, TWIN)
    store = LearnerStateStore(PACK, answered.log, FsrsModel(), reading)
    _changed(folder, "UPDATE fact_state SET right = right + 1")
    assert "fact_state" in answered.integrity_check.check_all(DAY).mended
    store.write(answered_record(number=31))
    assert set(answered.log.state(PACK).facts) == {GOAL, TWIN}
    answered.close()
    storage = _opened(folder, new_id)
    assert set(storage.log.state(PACK).facts) == {GOAL, TWIN}
    assert storage.log.state(PACK) == rebuild_with_morning(storage.log.replay(PACK), FsrsModel(), reading)
    storage.close()


def test_an_index_that_is_not_that_of_its_rows_is_made_anew(
    answered: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Without a word: no answer depends on it."""
    answered.close()
    page = _page_of(folder, "log_entry_of_day")
    content = bytearray(folder.database.read_bytes())
    content[page + 4096 - 3] ^= 4
    folder.database.write_bytes(content)
    storage = _opened(folder, new_id)
    found = storage.integrity_check.check_all(DAY)
    assert found == ((), ("log_entry",))
    assert storage.integrity_check.check_all(DAY) == ((), ())
    storage.close()


def _page_of(folder: DataFolder, index: str) -> int:
    with closing(sqlite3.connect(folder.database)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (index,)).fetchone()
        return (int(root) - 1) * 4096


def test_a_rule_of_the_file_that_changed_is_damage(
    answered: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """A bit in the words of a CHECK would refuse the next answer: it is seen at opening, and mended."""
    answered.close()
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("UPDATE sqlite_master SET sql = replace(sql, 'kind = 1', 'kind = 3') WHERE name = 'log_entry'")
    with pytest.raises(UnreadableDatabase):
        _opened(folder, new_id)
    assert mend(folder).answers == ANSWERS
    storage = _opened(folder, new_id)
    _answer(storage, 40)
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
