"""Backing up and going back, watched: how far it is, and called off at any step nothing has changed."""

from pathlib import Path

import pytest

from tests.storage.records import DAY, PACK
from tests.storage.trouble import answer, digest
from trainer.domain.progress_reporter import Cancelled
from trainer.domain.text import Text
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.backup import packing
from trainer.storage.learner.backup.packing import plain_bytes
from trainer.storage.learner.backup.restore_backup import put_back
from trainer.storage.learner.open_database import Storage
from trainer.translations import say

NOON_MS = 1_795_312_800_123


class Watching:
    """Keeps what it is told, and gives up at a step."""

    def __init__(self, give_up_at: int = -1) -> None:
        self.told: list[tuple[float, Text]] = []
        self._give_up_at = give_up_at

    def __call__(self, share: float, doing: Text) -> None:
        """Keep it, or stop."""
        if len(self.told) == self._give_up_at:
            raise Cancelled
        self.told.append((share, doing))


@pytest.fixture
def backup(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a backup of three answers beside a file of four, copied in many pieces."""
    monkeypatch.setattr(packing, "_CHUNK", 16_384)
    for number in range(1, 4):
        answer(storage, number)
    made = storage.backups.make(NOON_MS)
    answer(storage, 4)
    return made.path


def steps_of(watching: Watching) -> list[float]:
    """Check that it only goes forward, in words of both languages; return the shares."""
    shares = [share for share, _ in watching.told]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] < 1.0
    assert all(say(doing, "ja") and say(doing, "en") for _, doing in watching.told)
    return shares


def test_going_back_says_how_far_it_is(storage: Storage, folder: DataFolder, backup: Path) -> None:
    """Checked, copied piece by piece, read back, put in place."""
    storage.close()
    watching = Watching()
    put_back(backup, folder.database, watching)
    assert len(steps_of(watching)) > 5
    assert len({doing for _, doing in watching.told}) == 4
    assert folder.database.read_bytes() == plain_bytes(backup)


def test_called_off_at_any_step_every_file_is_as_it_was(storage: Storage, folder: DataFolder, backup: Path) -> None:
    """Byte for byte, and nothing is left beside it; the control is not called off and does change the folder."""
    storage.close()
    before = digest(folder.path)
    watching = Watching()
    step = 0
    while True:
        try:
            put_back(backup, folder.database, Watching(step))
        except Cancelled:
            assert digest(folder.path) == before
            step += 1
            continue
        break
    assert step > 5
    assert digest(folder.path) != before
    assert (folder.path / "minori-set-aside-1.sqlite").exists()
    assert watching.told == []


def test_called_off_from_the_settings_the_storage_goes_on(storage: Storage, backup: Path) -> None:
    """After a failed swap the same storage has all its answers and takes more."""
    storage.database.close()
    with pytest.raises(Cancelled):
        put_back(backup, storage.database.path, Watching(4))
    storage.database.open()
    assert len(storage.log.of_day(PACK, DAY)) == 4
    answer(storage, 5)
    assert storage.log.verify_chain() is None


def test_backing_up_says_how_far_it_is(storage: Storage, backup: Path) -> None:
    """Written, read back, named."""
    watching = Watching()
    storage.backups.make(NOON_MS + 1, watching)
    assert len(steps_of(watching)) > 5
    assert len({doing for _, doing in watching.told}) == 3


@pytest.mark.parametrize("step", range(6))
def test_a_backup_called_off_leaves_no_file(storage: Storage, folder: DataFolder, backup: Path, step: int) -> None:
    """No unfinished file and no backup, whenever it was called off; the next one is made as if nothing had been."""
    before = digest(folder.path)
    with pytest.raises(Cancelled):
        storage.backups.make(NOON_MS + 1, Watching(step))
    assert digest(folder.path) == before
    assert storage.backups.make(NOON_MS + 1, Watching()).answers == 4
