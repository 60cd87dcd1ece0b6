import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.benchmarks.made_learner import made_facts, make_learner
from tests.storage.trouble import answer, digest, says
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.problems import DatabaseLocked, ForeignDatabase, NewerDatabase


@pytest.mark.parametrize("journal_mode", ["delete", "wal"])
def test_a_newer_file_is_left_as_it_is(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str], journal_mode: str
) -> None:
    """The sentence names both versions and the way out; not a byte of the file changes."""
    answer(storage, 1)
    storage.close()
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.execute(f"PRAGMA journal_mode={journal_mode}")
        raw.execute("PRAGMA user_version = 99")
    before = digest(folder.path)
    with pytest.raises(NewerDatabase) as caught:
        open_storage(folder, new_id)
    says(caught.value, str(folder.database), "99")
    assert digest(folder.path) == before


def test_another_programs_file_is_left_as_it_is(folder: DataFolder, new_id: Callable[[], str]) -> None:
    """A database that is not ours is not touched."""
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        raw.execute("CREATE TABLE notes (text)")
    before = digest(folder.path)
    with pytest.raises(ForeignDatabase) as caught:
        open_storage(folder, new_id)
    says(caught.value, str(folder.database), "--data")
    assert digest(folder.path) == before


@pytest.mark.parametrize("content", [b"hello", b"SQLite format 3\x00", bytes(range(256)) * 64])
def test_no_database_at_all(folder: DataFolder, new_id: Callable[[], str], content: bytes) -> None:
    """Some other file under our name: a sentence, and the file stays."""
    folder.database.write_bytes(content)
    with pytest.raises(problems.UnreadableDatabase) as caught:
        open_storage(folder, new_id)
    says(caught.value, str(folder.database))
    assert caught.value.backup is None
    assert folder.database.read_bytes() == content


def test_damage_is_seen_at_opening(tmp_path: Path, new_id: Callable[[], str]) -> None:
    """A file with a good header and a broken page is not opened, and no backup is invented."""
    folder = make_learner(tmp_path, facts=made_facts(20), reviews=300)
    content = bytearray(folder.database.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 9000] = b"\xff" * 9000
    folder.database.write_bytes(content)
    with pytest.raises(problems.UnreadableDatabase) as caught:
        open_storage(folder, new_id)
    says(caught.value, str(folder.database))
    assert folder.database.read_bytes() == content


def test_an_empty_file_is_a_new_one(folder: DataFolder, new_id: Callable[[], str]) -> None:
    """Without backups a file of 0 bytes is one whose first opening was killed."""
    folder.database.touch()
    storage = open_storage(folder, new_id)
    answer(storage, 1)
    storage.close()


def test_a_locked_file(storage: Storage, folder: DataFolder, new_id: Callable[[], str]) -> None:
    """While another program holds the file: a sentence at opening and at answering; afterwards it goes on."""
    answer(storage, 1)
    with storage.database.driver() as connection:
        connection.execute("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseLocked) as caught:
            answer(storage, 2)
        says(caught.value, str(folder.database))
        with pytest.raises(DatabaseLocked):
            open_storage(folder, new_id, busy_ms=50)
    answer(storage, 2)
    assert storage.log.verify_chain() is None
