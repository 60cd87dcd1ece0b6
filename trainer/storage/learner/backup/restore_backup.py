"""A backup in place of the learner's file; works whatever has become of that file, and never opens it."""

import sqlite3
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Final

from trainer.domain.message import message
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.storage import problems
from trainer.storage.data_folder import create_private
from trainer.storage.durable_files import keep_as, rename, sync_file, sync_folder
from trainer.storage.learner.backup.chain_of_copy import first_broken_after
from trainer.storage.learner.backup.packing import NotPacked, is_packed, unpack
from trainer.storage.learner.backup.verify_backup import read_back
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.set_aside import COMPANIONS, drop_older, free_name

_CHECKING: Final = message("Checking the backup.")
_COPYING: Final = message("Copying the backup.")
_READING_BACK: Final = message("Reading the copy back.")
_SWAPPING: Final = message("Putting it in place.")
_COPIED, _READ, _SWAPPED = 0.3, 0.7, 0.95
"""Shares at which copying, reading back and swapping begin."""
_CHUNK: Final = 1 << 20
"""Bytes copied between two looks at the wish to stop."""


def put_back(backup: Path, database: Path, watch: ProgressReporter = NO_PROGRESS, device: str | None = None) -> None:
    """Verify a backup and put it in place of `database`, which must not be open; the present file is set aside.

    From then on this computer writes as `device`, where one is given: what came after the backup may still stand in
    another file, and no two entries must ever have the same place.

    Raises UnusableBackup or another StorageProblem, or Cancelled; then the present file stands unchanged and nothing is
    left beside it.
    """
    fresh = database.with_name(database.name + ".restoring")
    try:
        try:
            _copy_verified(backup, fresh, watch)
            if device is not None:
                _write_as(device, fresh)
            watch(_SWAPPED, _SWAPPING)
            swap_in(fresh, database)
        finally:
            fresh.unlink(missing_ok=True)
    except NotPacked as error:
        raise problems.unusable_backup(backup) from error
    except OSError as error:
        raise problems.of_os(error, database) from error


def swap_in(fresh: Path, database: Path) -> None:
    """Give a file that was read back the place of `database`; the present file is set aside. Raises OSError."""
    _set_aside(database)
    rename(fresh, database)
    # The new one is in place; what cannot be dropped now is dropped the next time.
    with suppress(OSError):
        drop_older(database)


def _copy_verified(backup: Path, fresh: Path, watch: ProgressReporter) -> None:
    watch(0.0, _CHECKING)
    if read_back(backup) is None:
        raise problems.unusable_backup(backup)
    fresh.unlink(missing_ok=True)
    create_private(fresh)
    _copy(backup, fresh, watch)
    sync_file(fresh)
    watch(_READ, _READING_BACK)
    if read_back(fresh) is None:
        raise problems.fault(fresh)
    with closing(sqlite3.connect(f"{fresh.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        row = first_broken_after(connection, 0, partial(watch, _READ, _READING_BACK))
    if row is not None:
        raise problems.damaged_backup(backup, row)


def _copy(backup: Path, fresh: Path, watch: ProgressReporter) -> None:
    if is_packed(backup):
        unpack(backup, fresh, watch, _COPYING, _COPIED, _READ)
        return
    whole, done = max(backup.stat().st_size, 1), 0
    with backup.open("rb") as source, fresh.open("wb") as target:
        while chunk := source.read(_CHUNK):
            watch(_COPIED + (_READ - _COPIED) * done / whole, _COPYING)
            target.write(chunk)
            done += len(chunk)


def _write_as(device: str, fresh: Path) -> None:
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=EXTRA").close()
        row = with_crc({"one": 1, "id": device})
        connection.execute("UPDATE device SET id = :id, crc = :crc WHERE one = :one", row)


def _set_aside(database: Path) -> None:
    present = [companion for companion in ("", *COMPANIONS) if _beside(database, companion).exists()]
    if not present:
        return
    aside = free_name(database)
    for companion in present:
        keep_as(_beside(database, companion), _beside(aside, companion))
    # The old journal must be gone before the backup gets its name, or SQLite would play it into the backup.
    for companion in present:
        if companion:
            _beside(database, companion).unlink()
    sync_folder(database.parent)


def _beside(database: Path, companion: str) -> Path:
    return database.with_name(database.name + companion)
