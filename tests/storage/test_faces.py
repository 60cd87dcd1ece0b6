"""What stands in the way of the record is said by its name: what, where, how to mend it; and nothing waits for ever."""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile, rmtree

import pytest

from tests.storage.records import DAY, PACK
from tests.storage.trouble import answer, says
from trainer.domain.problem import KnownProblem
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.journal import Journal
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.learner.preferences import SqlPreferences
from trainer.storage.learner.salvage.mend import find_remedy
from trainer.storage.problems import MovedDatabase, WrongPlace
from trainer.storage.shaky_place import shaky_place
from trainer.storage.startup_snapshot import read_startup_snapshot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of another kind there")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _circle(path: Path) -> None:
    path.symlink_to(path)


def _nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "gone" / "minori.sqlite")


@pytest.mark.parametrize("made", [_pipe, _folder, _circle, _nowhere])
def test_what_is_no_file_is_said_to_be_none(
    folder: DataFolder, new_id: Callable[[], str], made: Callable[[Path], None]
) -> None:
    """A pipe, a folder, links in a circle or to nowhere in the record's place: at once, at the first glance too."""
    made(folder.path / "minori.sqlite")
    again = DataFolder(folder.path)
    assert read_startup_snapshot(again.database, DAY) is None
    for act in (lambda: open_storage(again, new_id), lambda: find_remedy(again)):
        with pytest.raises(WrongPlace) as caught:
            act()
        assert str(folder.path) in str(caught.value)
    says(caught.value)


def test_a_folder_in_the_locks_place_is_named(folder: DataFolder) -> None:
    """By its own path, not by that of the record."""
    (folder.path / "lock").mkdir()
    with pytest.raises(WrongPlace) as caught:
        folder.take()
    says(caught.value, str(folder.path / "lock"))


def test_a_pipe_in_the_journals_place_stops_nobody(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """Answers go on, as with any journal that cannot be written."""
    answer(storage, 1)
    storage.close()
    folder.journal.unlink()
    os.mkfifo(folder.journal)
    again = open_storage(folder, new_id)
    answer(again, 2)
    assert len(again.log.of_day(PACK, DAY)) == 2
    again.close()
    with pytest.raises(OSError, match="no file"):
        Journal(folder.journal).last()


def test_a_file_that_comes_back_is_gone_on_with(storage: Storage, folder: DataFolder) -> None:
    """Moved away while it is open: a sentence at the next answer; put back, the same program takes that answer."""
    answer(storage, 1)
    away = folder.path / "away"
    folder.database.rename(away)
    for number in (2, 2):
        with pytest.raises(MovedDatabase) as caught:
            answer(storage, number)
        says(caught.value, str(folder.database))
    assert not folder.database.exists()
    away.rename(folder.database)
    answer(storage, 2)
    assert len(storage.log.of_day(PACK, DAY)) == 2
    assert storage.log.verify_chain() is None


def test_an_older_file_in_its_place_is_gone_on_with(storage: Storage, folder: DataFolder) -> None:
    """As a service does that keeps folders in step: the journal gives it what it lacks."""
    answer(storage, 1)
    older = folder.path / "older"
    copyfile(folder.database, older)
    answer(storage, 2)
    older.replace(folder.database)
    with pytest.raises(MovedDatabase):
        answer(storage, 3)
    answer(storage, 3)
    assert [entry.sequence for entry in storage.log.replay(PACK)] == [1, 2, 3]
    assert storage.log.verify_chain() is None


def test_a_folder_that_is_deleted_and_comes_back(storage: Storage, folder: DataFolder) -> None:
    """From a bin, with everything in it."""
    answer(storage, 1)
    binned = folder.path.with_name("bin")
    folder.path.rename(binned)
    with pytest.raises(MovedDatabase):
        answer(storage, 2)
    binned.rename(folder.path)
    answer(storage, 2)
    assert storage.log.verify_chain() is None


def test_nothing_is_made_where_everything_was_deleted(storage: Storage, folder: DataFolder) -> None:
    """No new record over a lost one, however often it is tried."""
    answer(storage, 1)
    rmtree(folder.path)
    for _ in range(2):
        with pytest.raises(MovedDatabase):
            answer(storage, 2)
    assert not folder.path.exists()


@pytest.mark.parametrize("name", ["cache", "backups"])
def test_neither_cache_nor_backups_are_needed_for_a_start(tmp_path: Path, new_id: Callable[[], str], name: str) -> None:
    """Where a file stands in their place, studying goes on."""
    folder = DataFolder(tmp_path / "data")
    folder.path.mkdir()
    (folder.path / name).touch()
    folder.prepare()
    storage = open_storage(folder, new_id)
    answer(storage, 1)
    storage.close()


def test_a_creation_that_a_crash_cut_off_is_taken_back(folder: DataFolder, new_id: Callable[[], str]) -> None:
    """The first page is not yet on disk, the journal of the creation is: no damaged file, but none yet."""
    folder.database.write_bytes(bytes(4096))
    _hot_journal(folder.database)
    storage = open_storage(folder, new_id)
    answer(storage, 1)
    storage.close()


def _hot_journal(database: Path) -> None:
    """Write the journal of a transaction that made a file out of none."""
    header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + (0).to_bytes(4, "big") + (1).to_bytes(4, "big")
    header += (0).to_bytes(4, "big") + (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    database.with_name(f"{database.name}-journal").write_bytes(header.ljust(512, b"\0"))


def test_a_home_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the user of `~name` nor one's own home."""
    with pytest.raises(WrongPlace) as caught:
        DataFolder(Path("~nobody-of-that-name/x"))
    says(caught.value, "--data")


def test_names_that_are_too_long_or_no_text(tmp_path: Path, new_id: Callable[[], str]) -> None:
    """Too long is said; what is no UTF-8 works, and can be shown."""
    with pytest.raises(KnownProblem) as caught:
        DataFolder(tmp_path / ("x" * 300)).prepare()
    says(problems.impossible_path(tmp_path), str(tmp_path))
    assert "--data" in str(caught.value)
    odd = DataFolder(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe")))
    odd.prepare()
    storage = open_storage(odd, new_id)
    answer(storage, 1)
    storage.close()
    shown = problems.shown(odd.path)
    assert shown.encode("utf-8").decode("utf-8") == shown


def test_an_end_in_disorder_is_known_at_the_next_start(folder: DataFolder) -> None:
    """The lock tells; after an end in good order it tells nothing."""
    first = DataFolder(folder.path)
    assert first.take()
    assert not first.ended_badly
    assert first._lock is not None
    os.close(first._lock)
    second, third = DataFolder(folder.path), DataFolder(folder.path)
    assert second.take()
    assert second.ended_badly
    second.release()
    assert third.take()
    assert not third.ended_badly
    third.release()


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
share /mnt/my\\040share cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "warned"),
    [
        ("/home/a/minori", True),
        ("/home/local/minori", False),
        ("/mnt/my share/minori", True),
        ("/var/minori", False),
        ("/var/OneDrive - Firm/minori", True),
        ("/var/Dropbox (Personal)/x", True),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x", True),
        ("/var/boxes/x", False),
    ],
)
def test_folders_that_others_keep_in_step_are_warned_about(tmp_path: Path, place: str, warned: bool) -> None:
    """By the names services use, and by what the system has mounted there."""
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    warning = shaky_place(Path(place), mounts)
    assert (warning is not None) == warned


def test_a_folder_that_a_service_has_marked(tmp_path: Path) -> None:
    """Whatever it is called."""
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert shaky_place(tmp_path / "a" / "b", tmp_path / "none") is not None


def test_a_setting_that_is_odd_locks_nobody_out(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """It counts as not said, and the check names it."""
    storage.preferences.write(storage.preferences.read()._replace(minutes=20))
    storage.close()
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        raw.execute("UPDATE preference SET value = '15' WHERE name = 'minutes'")
    again = open_storage(folder, new_id)
    preferences: SqlPreferences = again.preferences
    assert preferences.read().minutes not in (15, 20)
    assert ("preference", "minutes") in again.integrity_check.check_all(DAY).odd
    again.close()
