"""The one place where errors of SQLite and of the disk become sentences; everything else is a bug and rises."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from trainer.storage import problems
from trainer.storage.data_folder import create_private
from trainer.storage.learner.backup_names import newest_backup
from trainer.storage.problems import StorageProblem

_PRIMARY: Final = 0xFF
"""The low byte of an extended result code is the primary one."""

_BY_CODE: Final[Mapping[int, Callable[[Path], StorageProblem]]] = {
    sqlite3.SQLITE_FULL: problems.full,
    sqlite3.SQLITE_BUSY: problems.locked,
    sqlite3.SQLITE_LOCKED: problems.locked,
    sqlite3.SQLITE_IOERR: problems.fault,
}

_NOT_WRITTEN: Final = frozenset((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM))
"""SQLite does not say why; the folder does."""

_DAMAGE: Final[Mapping[int, Callable[[Path, Path | None], StorageProblem]]] = {
    sqlite3.SQLITE_CORRUPT: problems.damaged,
    sqlite3.SQLITE_NOTADB: problems.not_a_database,
}

_SOMETHING_GONE: Final = ("no such table", "no such column", "unsupported file format", "malformed database schema")
"""Of a file that says it is ours and of this version: then it is the file that lacks something, not the question."""


def of_sqlite(error: BaseException | None, path: Path, backups: Path) -> StorageProblem | None:
    """Return the known problem behind an error of SQLite, None where it is our own mistake."""
    if not isinstance(error, sqlite3.Error):
        return None
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & _PRIMARY
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return problems.moved(path)
    if code in _NOT_WRITTEN:
        return why_not_written(path, backups)
    if str(error).startswith(_SOMETHING_GONE):
        return problems.damaged(path, newest_backup(backups))
    if code in _DAMAGE:
        return _DAMAGE[code](path, newest_backup(backups))
    sentence = _BY_CODE.get(code)
    return None if sentence is None else sentence(path)


def why_not_written(path: Path, backups: Path) -> StorageProblem:
    """Return why nothing can be written beside `path`: it is gone, there is no room, it is damaged, or not allowed."""
    if not path.exists():
        return problems.moved(path)
    probe = (path if path.is_dir() else path.parent) / "written.probe"
    try:
        create_private(probe)
        probe.unlink()
    except OSError as error:
        return problems.of_os(error, path)
    if os.access(path, os.W_OK):
        # The folder and the file can be written: it is the file itself that says it must not be.
        return problems.damaged(path, newest_backup(backups))
    return problems.read_only(path)


@contextmanager
def known_faults(path: Path, backups: Path) -> Iterator[None]:
    """Turn what the disk may do to `path` into known problems."""
    try:
        yield
    except DBAPIError as error:
        problem = of_sqlite(error.orig, path, backups)
        if problem is None:
            raise
        raise problem from error
    except sqlite3.Error as error:
        problem = of_sqlite(error, path, backups)
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:
        # The name of a table or a column, which the driver reads without asking anybody.
        raise problems.damaged(path, newest_backup(backups)) from error
    except OSError as error:
        raise problems.of_os(error, path) from error
