"""What is lost or damaged comes back from the file itself, the journal and backups; the numbers are told first."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.storage.flips import dump, ids
from tests.storage.records import DAY, PACK, TWIN, answered_record, cancelled_record
from trainer.domain.message import NOTHING
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, Cancelled
from trainer.domain.question import ShowingId
from trainer.domain.review import Answered, LogEntry
from trainer.scheduling.learner_state import events_of
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.backup.packing import pack, unpack
from trainer.storage.learner.backup.restore_backup import put_back
from trainer.storage.learner.backup_names import newest_backup
from trainer.storage.learner.journal import Journal
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.learner.salvage.mend import find_remedy, mend
from trainer.storage.problems import DamagedRow, ForeignDatabase, MissingDatabase, NewerDatabase, UnusableBackup
from trainer.study.ports import StateChanges

NOON_MS = 1_795_312_800_123
SETTINGS = Preferences(minutes=20, language="en")


def _answer(storage: Storage, numbers: Sequence[int]) -> list[Answered]:
    made = [
        replace(answered_record(number=number, taken_for=TWIN if number % 3 == 0 else None), device=storage.device)
        for number in numbers
    ]
    for one in made:
        storage.log.append(one, events_of(one, 0), StateChanges())
    return made


def _lived(storage: Storage) -> None:
    """Answer, back up, answer again, take one back; a setting and a complaint beside."""
    storage.preferences.write(SETTINGS)
    storage.flags.add(PACK, "1", ShowingId("q"), 1, NOON_MS)
    _answer(storage, range(1, 31))
    storage.backups.make(NOON_MS)
    late = _answer(storage, range(31, 51))
    storage.log.cancel(replace(cancelled_record(number=99, cancels=late[-1]), device=storage.device), StateChanges())


def _entries(storage: Storage) -> list[LogEntry]:
    return list(storage.log.replay(PACK))


def _delete(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _random(path: Path) -> None:
    path.write_bytes(Random(1).randbytes(90_000))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _no_header(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"\0" * 100 + content[100:])


def _every_third_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 3 * 4096):
        content[page : page + 4096] = b"\x5a" * len(content[page : page + 4096])
    path.write_bytes(content)


SPOILT = (_delete, _empty, _random, _cut, _no_header, _every_third_page)


@pytest.mark.parametrize("spoil", SPOILT)
def test_everything_comes_back_whatever_became_of_the_file(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str], spoil: Callable[[Path], None]
) -> None:
    """All entries, undone ones too, with the settings of the backup; told before and after in the same numbers."""
    _lived(storage)
    entries = _entries(storage)
    storage.close()
    spoil(folder.database)
    spoilt = folder.database.read_bytes() if folder.database.exists() else None
    before = find_remedy(folder)
    assert (folder.database.read_bytes() if folder.database.exists() else None) == spoilt
    assert (before.answers, before.lost, before.file_is_sound) == (49, 0, False)
    assert before.from_file + before.from_journal + before.from_backup == before.answers
    assert mend(folder) == before
    again = open_storage(folder, new_id)
    assert _entries(again) == entries
    assert again.log.verify_chain() is None
    assert again.preferences.read() == SETTINGS
    assert again.flags.flagged(PACK) == {"q"}
    assert again.integrity_check.check_all(DAY).odd == ()
    again.close()
    assert find_remedy(folder).file_is_sound


@pytest.mark.parametrize("number", [1, 25, 40, 51])
def test_a_damaged_entry_comes_back_from_journal_or_backup(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str], number: int
) -> None:
    """An early one, one the backup has, one only the journal has, and the newest of all."""
    _lived(storage)
    entries = _entries(storage)
    storage.close()
    _change(folder.database, "UPDATE log_entry SET utc_ms = utc_ms + 1 WHERE sequence = ?", number)
    remedy = mend(folder)
    assert (remedy.answers, remedy.lost) == (49, 0)
    assert not remedy.file_is_sound
    assert remedy.from_file == (49 if number == 51 else 48)
    again = open_storage(folder, new_id)
    assert _entries(again) == entries
    again.close()


def _change(database: Path, statement: str, *asked: object) -> None:
    """Get past the triggers that keep the log from being changed, and put them back."""
    with closing(sqlite3.connect(database)) as raw, raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        assert raw.execute(statement, asked).rowcount > 0
        for _, sql in triggers:
            raw.execute(sql)


def test_what_nothing_holds_is_told_as_lost_and_the_rest_goes_on(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """One answer gone from all places: the others stay, linked anew, and new ones follow."""
    _answer(storage, range(1, 11))
    entries = _entries(storage)
    storage.close()
    lines = folder.journal.read_bytes().splitlines(keepends=True)
    folder.journal.write_bytes(b"".join(line for number, line in enumerate(lines, start=1) if number != 5))
    _change(folder.database, "UPDATE log_entry SET utc_ms = utc_ms + 1 WHERE sequence = ?", 5)
    before = find_remedy(folder)
    assert (before.answers, before.lost) == (9, 1)
    assert mend(folder) == before
    again = open_storage(folder, new_id)
    assert [one.record for one in _entries(again)] == [one.record for one in entries if one.sequence != 5]
    assert again.log.verify_chain() is None
    _answer(again, [77])
    assert again.log.verify_chain() is None
    assert len(Journal(folder.journal).read().records) == 10
    again.close()


def test_called_off_nothing_has_changed(storage: Storage, folder: DataFolder) -> None:
    """Not a byte of the file, and nothing is left beside it."""
    _lived(storage)
    storage.close()
    before = folder.database.read_bytes()

    def stop(share: float, _doing: object) -> None:
        if share >= 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        mend(folder, stop)
    assert folder.database.read_bytes() == before
    assert not list(folder.path.glob("*.mending*"))


def test_what_is_not_for_this_program_is_not_touched(folder: DataFolder) -> None:
    """Another program's file, and one of a newer version."""
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        raw.execute("CREATE TABLE notes (text)")
    before = folder.database.read_bytes()
    with pytest.raises(ForeignDatabase):
        mend(folder)
    assert folder.database.read_bytes() == before


def test_a_newer_record_is_not_touched(storage: Storage, folder: DataFolder) -> None:
    """It is sound; only this program is too old."""
    _lived(storage)
    storage.close()
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.execute("PRAGMA user_version = 9")
    before = folder.database.read_bytes()
    with pytest.raises(NewerDatabase):
        mend(folder)
    assert folder.database.read_bytes() == before


def test_no_new_record_begins_over_a_lost_one(storage: Storage, folder: DataFolder, new_id: Callable[[], str]) -> None:
    """Without any backup the journal alone tells that there were answers."""
    _answer(storage, [1, 2])
    storage.close()
    folder.database.unlink()
    with pytest.raises(MissingDatabase):
        open_storage(folder, new_id)
    assert not folder.database.exists()
    assert mend(folder).answers == 2


def test_a_linked_record_is_mended_where_it_lies(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str], tmp_path: Path
) -> None:
    """The link stays a link; the file it leads to is the new one, and the old one lies beside that."""
    _lived(storage)
    storage.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    real = elsewhere / "record.sqlite"
    folder.database.rename(real)
    (folder.path / "minori.sqlite").symlink_to(real)
    linked = DataFolder(folder.path)
    mend(linked)
    assert (folder.path / "minori.sqlite").is_symlink()
    assert (elsewhere / "record-set-aside-1.sqlite").exists()
    again = open_storage(linked, new_id)
    assert len(_entries(again)) == 51
    again.close()


def test_a_backup_whose_chain_does_not_hold_is_not_put_back(storage: Storage, folder: DataFolder) -> None:
    """It was taken of a damaged file: the sentence names the row, and the present file stays as it is."""
    _lived(storage)
    storage.close()
    backup = newest_backup(folder.backups)
    assert backup is not None
    plain = folder.path / "plain"
    unpack(backup, plain, NO_PROGRESS, NOTHING, 0.0, 1.0)
    _change(plain, "UPDATE log_entry SET utc_ms = utc_ms + 1 WHERE sequence = 7")
    pack(plain, backup, NO_PROGRESS, NOTHING, 0.0, 1.0)
    before = folder.database.read_bytes()
    with pytest.raises(UnusableBackup) as caught:
        put_back(backup, folder.database)
    assert "7" in str(caught.value)
    assert folder.database.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("backups", [10, pytest.param(100, marks=pytest.mark.long)])
def test_every_backup_comes_back(
    folder: DataFolder, new_id: Callable[[], str], backups: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many backups of a growing record, each put back over a file that is there, missing, empty or random.

    Nothing that was answered since is lost, since the journal has it.
    """
    monkeypatch.setattr("trainer.storage.learner.backup.write_backup.thin_out", lambda _folder, _now_ms: None)
    storage = open_storage(folder, new_id)
    for number in range(backups):
        _answer(storage, range(number * 3 + 1, number * 3 + 4))
        storage.backups.make(NOON_MS + number * 60_000)
    made = storage.backups.known()
    whole = _entries(storage)
    storage.close()
    assert len(made) == backups
    for number, backup in enumerate(made):
        (lambda _: None, *SPOILT[:3])[number % 4](folder.database)
        put_back(backup.path, folder.database)
        again = open_storage(folder, new_id)
        assert _entries(again) == whole
        assert again.log.verify_chain() is None
        again.close()
        for aside in folder.path.glob("*-set-aside-*"):
            aside.unlink()


def _check_to_the_end(storage: Storage) -> None:
    while storage.integrity_check.go_on(DAY):
        pass


def test_a_row_that_cannot_be_read_is_left_out_of_the_study(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Studying goes on without it, the check names it, and the log is not changed."""
    _lived(storage)
    storage.close()
    _change(folder.database, "UPDATE log_entry SET response = CAST(x'5bff5d' AS TEXT) WHERE sequence = 7")
    again = open_storage(folder, new_id)
    assert len(_entries(again)) == 50
    _answer(again, [60])
    found = again.integrity_check.check_all(DAY)
    assert ("log_entry", "7") in found.odd
    with pytest.raises(DamagedRow) as caught:
        _check_to_the_end(again)
    assert (caught.value.table, caught.value.key) == ("log_entry", "7")
    again.close()
    held = dump(folder.database)["log_entry"]
    assert held is not None
    assert len(held) == 52
    mend(folder)
    assert len(ids(folder.database)) == 52
