"""What may happen to a program and its disk: kills at any step, torn writes, flipped bits, a full disk."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from trainer.storage import durable_files
from trainer.storage.learner import journal
from trainer.storage.learner.backup import packing, write_backup
from trainer.storage.learner.engine import PRAGMAS, Database

_MOST_PAGES = 1_000_000


class Killed(BaseException):
    """The program is gone at this very step; nothing that it would still have done is done."""


class Disk:
    """Stands between the program and its files; without a mishap it only counts the steps."""

    def __init__(self) -> None:
        self.steps = 0
        self._kill_at: int | None = None
        self._torn = 0.0
        self.full = False

    def kill_after(self, steps: int, torn: float) -> None:
        """End the program so many steps from now; of what is being written `torn` (0 to 1) reaches the disk."""
        self._kill_at, self._torn = self.steps + steps, torn

    def heal(self) -> None:
        """Let nothing more happen."""
        self._kill_at, self.full = None, False

    def step(self) -> None:
        """Take one step; raises Killed where it is the last."""
        self.steps += 1
        if self._kill_at is not None and self.steps >= self._kill_at:
            self._kill_at = None
            raise Killed

    def part(self, data: bytes) -> bytes | None:
        """Return what of `data` reaches the disk where this write is the last step, None where it is not."""
        try:
            self.step()
        except Killed:
            return data[: int(len(data) * self._torn)]
        return None

    def look_full(self) -> None:
        """Raise as a full disk does."""
        if self.full:
            raise OSError(errno.ENOSPC, "no space left")


@contextmanager
def on_disk(disk: Disk) -> Iterator[None]:
    """Let the product's files go through `disk`; nothing is synced, as nobody pulls the plug of this machine."""
    with pytest.MonkeyPatch.context() as patch:
        unsynced = tuple((name, "OFF" if name == "synchronous" else asked, found) for name, asked, found in PRAGMAS)
        patch.setattr("trainer.storage.learner.engine.PRAGMAS", unsynced)
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(Database, "writing", _writing(disk, Database.writing))
        patch.setattr(journal, "_write_all", _write_all(disk, journal._write_all))
        for module in (durable_files, journal, write_backup):
            if hasattr(module, "rename"):
                patch.setattr(module, "rename", _rename(disk, durable_files.rename))
        patch.setattr(write_backup, "pack", _pack(disk, packing.pack))
        yield


def _writing(disk: Disk, really: Callable[[Database], Any]) -> Callable[[Database], Any]:
    @contextmanager
    def writing(self: Database) -> Iterator[Any]:
        with really(self) as connection:
            # A full disk as SQLite tells it: no page more than there are; the transaction is then taken back.
            connection.exec_driver_sql(f"PRAGMA max_page_count={1 if disk.full else _MOST_PAGES}")
            yield connection
            disk.step()
        disk.step()

    return writing


def _write_all(disk: Disk, really: Callable[[int, bytes], None]) -> Callable[[int, bytes], None]:
    def write_all(handle: int, data: bytes) -> None:
        disk.look_full()
        part = disk.part(data)
        if part is None:
            really(handle, data)
            return
        really(handle, part)
        raise Killed

    return write_all


def _rename(disk: Disk, really: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
    def rename(source: Path, target: Path) -> None:
        disk.step()
        really(source, target)
        disk.step()

    return rename


def _pack(disk: Disk, really: Callable[..., str]) -> Callable[..., str]:
    def pack(plain: Path, packed: Path, *more: Any) -> str:
        disk.look_full()
        digest = really(plain, packed, *more)
        part = disk.part(packed.read_bytes())
        if part is not None:
            packed.write_bytes(part)
            raise Killed
        return digest

    return pack


def flip(path: Path, chance: Random) -> None:
    """Flip one bit of a file."""
    place, bit = chance.randrange(max(path.stat().st_size, 1)), 1 << chance.randrange(8)
    with path.open("r+b") as file:
        file.seek(place)
        old = file.read(1)
        file.seek(place)
        file.write(bytes([old[0] ^ bit]))


def pick(chance: Random, weighted: Sequence[tuple[str, float]]) -> str:
    """Return one name by its weight."""
    return chance.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]
