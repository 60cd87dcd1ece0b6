"""The whole record in one file, to carry it to another computer: what a backup is, wherever the learner wants it.

A file that comes from elsewhere is a stranger's until it has shown that it holds our tables and nothing else.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from trainer.domain.message import Message, message
from trainer.domain.progress_reporter import ProgressReporter
from trainer.storage import problems
from trainer.storage.durable_files import rename
from trainer.storage.learner.backup.chain_of_copy import first_broken_after
from trainer.storage.learner.backup.copy_database import copy_database
from trainer.storage.learner.backup.packing import NotPacked, digest_of, is_packed, pack, unpack
from trainer.storage.learner.backup.verify_backup import contents, header_of_copy, is_sound
from trainer.storage.learner.file_header import APPLICATION_ID, NEWEST_VERSION, Header

SUFFIX: Final = ".minori"
PART: Final = ".part"
_LONGEST_VALUE: Final = 4 << 20
"""Bytes of one value in a file from elsewhere."""
_SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_COPYING: Final = message("Copying your record.")
_READING_BACK: Final = message("Reading the copy back.")
_OPENING: Final = message("Opening the file.")
_COPIED, _CHECKED, _PACKED = 0.3, 0.6, 0.95


class UnusableRecord(problems.StorageProblem):
    """A file is no record that can be joined."""


def unusable(path: Path, why: Message) -> UnusableRecord:
    """Say that a file cannot be joined, and why."""
    return UnusableRecord(
        message(
            "This file cannot be joined to your record: {path}. {why} Your record is unchanged.",
            path=str(path),
            why=why,
        )
    )


def write_record_file(database: Path, scratch: Path, target: Path, watch: ProgressReporter) -> int:
    """Write the whole record into one file and read it back; return how many answers it holds.

    `scratch` is a file that may be used meanwhile. Raises a StorageProblem, or Cancelled; then a file that was there
    before is still there.
    """
    part = target.with_name(target.name + PART)
    try:
        try:
            watch(0.0, _COPYING)
            copy_database(database, scratch, watch, _COPYING, _COPIED)
            watch(_COPIED, _READING_BACK)
            answers = _answers_of(scratch, lambda: watch(_COPIED, _READING_BACK))
            if answers is None:
                raise problems.damaged(database, None)
            if pack(scratch, part, watch, _COPYING, _CHECKED, _PACKED) != digest_of(part):
                raise problems.fault(target)
            rename(part, target)
        finally:
            scratch.unlink(missing_ok=True)
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise problems.of_os(error, target) from error
    return answers


def unpack_record_file(path: Path, fresh: Path, own: Path, watch: ProgressReporter) -> None:
    """Write the database of a record file into `fresh`, which is trusted afterwards: it holds the tables `own` has.

    Raises UnusableRecord, another StorageProblem, or Cancelled; then whatever `fresh` is, is to be dropped.
    """
    try:
        _look_at_header(path)
        unpack(path, fresh, watch, _OPENING, 0.0, _COPIED)
        why = _what_is_wrong(fresh, own, lambda: watch(_COPIED, _OPENING))
    except (NotPacked, sqlite3.Error) as error:
        fresh.unlink(missing_ok=True)
        raise unusable(path, _DAMAGED) from error
    except OSError as error:
        raise problems.of_os(error, path) from error
    if why is not None:
        fresh.unlink()
        raise unusable(path, why)


def _what_is_wrong(fresh: Path, own: Path, pause: Callable[[], None]) -> Message | None:
    if _schema_of(fresh) != _schema_of(own):
        return message("It holds something else than a record of Minori.")
    return _DAMAGED if _answers_of(fresh, pause) is None else None


_DAMAGED: Final = message("It is damaged, or not all of it is there; copy it once more from the other computer.")


def _look_at_header(path: Path) -> None:
    if not path.is_file():
        raise unusable(path, message("It is not there, or no file."))
    header = header_of_copy(path) if is_packed(path) else None
    if not isinstance(header, Header) or header.application_id != APPLICATION_ID:
        raise unusable(path, message("It is none that Minori has written (settings, “Save the whole record”)."))
    if header.version > NEWEST_VERSION:
        raise unusable(path, message("A newer version of Minori has written it; please update this one."))
    if header.version < NEWEST_VERSION:
        raise unusable(path, message("An older version of Minori has written it; please update that one."))


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA trusted_schema=OFF").close()
    connection.execute("PRAGMA cell_size_check=ON").close()
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    return connection


def _schema_of(path: Path) -> frozenset[tuple[object, ...]]:
    # Ours to the letter: a view or a trigger of a stranger would run as soon as it is looked at.
    with closing(_opened(path)) as connection:
        return frozenset(connection.execute(_SCHEMA).fetchall())


def _answers_of(path: Path, pause: Callable[[], None]) -> int | None:
    """Return how many answers a copy holds, None where its pages or its chain are not whole."""
    try:
        with closing(_opened(path)) as connection:
            answers = contents(connection).answers
            whole = is_sound(connection) and first_broken_after(connection, 0, pause) is None
    except (sqlite3.Error, ValueError, LookupError, TypeError):
        return None
    return answers if whole else None
