"""One backup from beginning to end: copied, read back, compressed, read back again, and only then named."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.domain.progress_reporter import Cancelled, ProgressReporter
from trainer.storage import problems
from trainer.storage.durable_files import rename
from trainer.storage.learner.backup.backup_retention import Kept, to_keep
from trainer.storage.learner.backup.chain_of_copy import first_broken_after, vouched_for
from trainer.storage.learner.backup.copy_database import copy_database
from trainer.storage.learner.backup.packing import digest_of, pack
from trainer.storage.learner.backup.verify_backup import Contents, contents, is_sound
from trainer.storage.learner.backup_names import BackupName, named_backups, newest_backup
from trainer.storage.learner.sqlite_faults import known_faults, of_sqlite
from trainer.study.ports import BackupInfo

UNFINISHED: Final = ("unfinished.part", "unfinished.gz.part")
WHOLE_EVERY_MS: Final = 7 * 86_400_000
"""After so long the whole chain is read back, not only what has come since."""
ALWAYS_WHOLE: Final = 2_000
"""Entries that are read back in a tenth of a second."""
QUICKLY_READ: Final = 40_000_000
"""Bytes of a record, two years of it; of a larger one a quick backup leaves the pages to the next one that is none."""
_STEPS: Final = 200_000
"""Of SQLite's machine between two looks at the wish to stop: some milliseconds."""
_WRITING: Final = message("Copying your record.")
_READING_BACK: Final = message("Reading the copy back.")
_NAMING: Final = message("Making it a backup.")
_COPIED, _CHECKED, _PACKED = 0.3, 0.6, 0.95
"""Shares at which these steps end."""


class Order(NamedTuple):
    """What is to be backed up, where, and how carefully."""

    database: Path
    folder: Path
    utc_ms: int
    pause: Callable[[], None] = lambda: None
    """Called between portions of rows, so that answers come first."""
    quick: bool = False
    """Only what came since the last backup is read back, whatever day it is."""


def write_backup(order: Order, watch: ProgressReporter) -> BackupInfo:
    """Make a backup and drop those that need not be kept any more.

    Raises a StorageProblem, TooBusy or Cancelled; then there is no new file at all.
    """
    folder = order.folder
    plain, packed = (folder / name for name in UNFINISHED)
    with known_faults(folder, folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        try:
            watch(0.0, _WRITING)
            _copied(order, plain, watch)
            name = _verified(order, plain, watch)
            digest = pack(plain, packed, watch, _NAMING, _CHECKED, _PACKED)
            plain.unlink()
            if digest_of(packed) != digest:
                raise problems.fault(packed)
            watch(_PACKED, _NAMING)
            path = folder / str(name)
            rename(packed, path)
        finally:
            plain.unlink(missing_ok=True)
            packed.unlink(missing_ok=True)
        thin_out(folder, order.utc_ms)
        return BackupInfo(path, name.utc_ms, name.answers, path.stat().st_size)


def thin_out(folder: Path, now_ms: int) -> None:
    """Drop the backups that need not be kept at this moment. Raises OSError."""
    by_what_is_known = {
        Kept(name.utc_ms, name.sequence, name.whole, path.stat().st_size): path for name, path in named_backups(folder)
    }
    kept = to_keep(list(by_what_is_known), now_ms)
    for known, path in by_what_is_known.items():
        if known not in kept:
            path.unlink()


def _copied(order: Order, plain: Path, watch: ProgressReporter) -> None:
    try:
        copy_database(order.database, plain, watch, _WRITING, _COPIED)
    except sqlite3.Error as error:
        problem = of_sqlite(error, order.database, order.folder)
        if isinstance(problem, problems.UnreadableDatabase):
            raise problem from error
        raise


def _verified(order: Order, plain: Path, watch: ProgressReporter) -> BackupName:
    """Return what the copy may be called. Raises UnreadableDatabase: what is wrong with a copy is so in the record."""
    watch(_COPIED, _READING_BACK)
    stop = _Stop(watch)
    with closing(sqlite3.connect(f"{plain.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.set_progress_handler(stop.is_wished, _STEPS)
        try:
            name = _name_of(order, connection, plain.stat().st_size, stop)
        except (sqlite3.Error, ValueError, LookupError, TypeError) as error:
            stop.look()
            raise problems.damaged(order.database, newest_backup(order.folder)) from error
    if name is None:
        raise problems.damaged(order.database, newest_backup(order.folder))
    return name


def _name_of(order: Order, connection: sqlite3.Connection, size: int, stop: "_Stop") -> BackupName | None:
    """Return the name of a copy that holds what was written, None of any other."""
    found = contents(connection)
    known = [name for name, _ in named_backups(order.folder)]
    after = 0 if _wholly(order, found, known) else vouched_for(connection, known)

    def pause() -> None:
        stop.look()
        order.pause()

    if not (order.quick and size > QUICKLY_READ) and not is_sound(connection):
        return None
    broken = first_broken_after(connection, after, pause)
    if broken is not None:
        # The file can be read; it is this row that is not as it was written.
        raise problems.damaged_rows("log_entry", str(broken), 1)
    digest = found.last_hash.hex()[:8].ljust(8, "0")
    return BackupName(order.utc_ms, found.answers, found.last_sequence, digest, after == 0)


def _wholly(order: Order, found: Contents, known: list[BackupName]) -> bool:
    if found.last_sequence <= ALWAYS_WHOLE:
        return True
    lately = order.utc_ms - WHOLE_EVERY_MS
    return not order.quick and not any(name.whole and lately < name.utc_ms <= order.utc_ms for name in known)


class _Stop:
    """Hears the wish to stop also in the midst of a long statement, where nothing may be raised."""

    def __init__(self, watch: ProgressReporter) -> None:
        self._watch = watch
        self._cancelled: Cancelled | None = None

    def is_wished(self) -> bool:
        """Return whether the statement is to end."""
        try:
            self._watch(_COPIED, _READING_BACK)
        except Cancelled as wish:
            self._cancelled = wish
        return self._cancelled is not None

    def look(self) -> None:
        """Raise Cancelled where the work was called off."""
        if self._cancelled is not None:
            raise self._cancelled
        self._watch(_COPIED, _READING_BACK)
