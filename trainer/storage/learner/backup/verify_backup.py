"""Reading a copy of the learner's file back, without changing it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from trainer.storage.learner.backup.packing import NotPacked, is_packed, plain_bytes, unpacked
from trainer.storage.learner.codes import ANSWER, CANCEL, REDO
from trainer.storage.learner.file_header import APPLICATION_ID, NEWEST_VERSION, Header, header_in, read_header


class Contents(NamedTuple):
    """What a file holds: enough to tell a copy from its original."""

    answers: int
    last_sequence: int
    last_hash: bytes
    rows: tuple[int, ...]
    """Rows of each other table."""


_COUNTED = (
    "word",
    "fact_event",
    "fact_state",
    "confusion",
    "question_state",
    "ability_snapshot",
    "preference",
    "question_flag",
    "pack_layout",
)


_STANDING = """
    SELECT count(*) FROM log_entry AS answer WHERE kind = :answer
    AND NOT EXISTS (SELECT 1 FROM log_entry AS undo WHERE undo.refers_to = answer.id AND undo.kind = :cancel
        AND NOT EXISTS (SELECT 1 FROM log_entry AS redo WHERE redo.refers_to = undo.id AND redo.kind = :redo))
    """
"""What was taken back is no answer, here as on every screen."""


def contents(connection: sqlite3.Connection) -> Contents:
    """Return what an open file holds. Raises sqlite3.Error."""
    last = connection.execute("SELECT sequence, hash FROM log_entry ORDER BY sequence DESC LIMIT 1").fetchone()
    answers = connection.execute(_STANDING, {"answer": ANSWER, "cancel": CANCEL, "redo": REDO}).fetchone()[0]
    rows = tuple(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED)  # noqa: S608
    sequence, digest = last or (0, b"")
    return Contents(answers, sequence, digest, rows)


def _opened(path: Path) -> sqlite3.Connection:
    # Nobody writes to a copy, so it needs neither lock nor journal.
    if is_packed(path):
        connection = sqlite3.connect(":memory:")
        connection.deserialize(plain_bytes(path))
    else:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def is_sound(connection: sqlite3.Connection) -> bool:
    """Return whether pages, indexes and references of an open file are whole. Raises sqlite3.Error."""
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    return verdict == "ok" and connection.execute("PRAGMA foreign_key_check").fetchone() is None


def read_back(path: Path) -> Contents | None:
    """Return what a copy holds, None where it is damaged or none of ours. Raises OSError."""
    try:
        header = header_of_copy(path)
        if not isinstance(header, Header) or header.application_id != APPLICATION_ID:
            return None
        if not 1 <= header.version <= NEWEST_VERSION:
            return None
        with closing(_opened(path)) as connection:
            return contents(connection) if is_sound(connection) else None
    except (sqlite3.Error, NotPacked):
        return None


def header_of_copy(path: Path) -> Header | Literal["missing", "empty"] | None:
    """Return what the first bytes say, of a compressed copy those it is made of. Raises NotPacked, OSError."""
    if not path.exists() or not is_packed(path):
        return read_header(path)
    return header_in(next(unpacked(path), b""))
