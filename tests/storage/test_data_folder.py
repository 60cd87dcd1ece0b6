import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage

HOLD = """
import sys
from pathlib import Path
from trainer.storage.data_folder import DataFolder
print(DataFolder(Path(sys.argv[1])).take(), flush=True)
sys.stdin.read()
"""


def test_nobody_else_may_read_it(tmp_path: Path, new_id: Callable[[], str]) -> None:
    """Folders are for this user only, and so is every file, backups included, whatever the umask says."""
    before = os.umask(0)
    try:
        folder = DataFolder(tmp_path / "a" / "b")
        folder.prepare()
        folder.take()
        storage = open_storage(folder, new_id)
        storage.backups.make(1_000)
        storage.close()
        folder.release()
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder.path, *folder.path.rglob("*")]}
    assert modes == {
        "b": 0o700,
        "backups": 0o700,
        "cache": 0o700,
        "lock": 0o600,
        "minori.sqlite": 0o600,
        "minori-19700101-000001-000Z-0answers-0-00000000-whole.sqlite.gz": 0o600,
    }


def test_preparing_twice_changes_nothing(folder: DataFolder) -> None:
    """A folder that exists is taken as it is."""
    (folder.cache / "kept").touch()
    folder.prepare()
    assert (folder.cache / "kept").exists()


def test_a_linked_folder_is_followed(tmp_path: Path) -> None:
    """The data may lie on another disk, behind a link."""
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    assert DataFolder(tmp_path / "link").path == real.resolve()


def test_a_second_copy_is_kept_out(folder: DataFolder) -> None:
    """One at a time; asking again in the same copy is fine; released means free."""
    first, second = DataFolder(folder.path), DataFolder(folder.path)
    assert first.take()
    assert first.take()
    assert not second.take()
    first.release()
    first.release()
    assert second.take()
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known there")
def test_the_lock_ends_with_its_process(folder: DataFolder) -> None:
    """After kill -9 of the copy that had the folder, the next one has it at once."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert not folder.take()
        other.kill()
        other.wait()
        assert folder.take()
        folder.release()
