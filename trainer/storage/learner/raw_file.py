"""Whatever can still be read of a file of the learner's record: row by row, and never changing it."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from trainer.storage.learner.backup.packing import is_packed, plain_bytes
from trainer.storage.learner.backup.verify_backup import header_of_copy
from trainer.storage.learner.check_values import is_sound
from trainer.storage.learner.file_header import NEWEST_VERSION, Header, may_be_ours
from trainer.storage.learner.words import Words

Row = Mapping[str, Any]
_AT_ONCE: Final = 500
"""Rows read together; one by one where these cannot be read."""
_LEAST_ROW: Final = 40
"""Bytes: no row of the log is shorter, so this many times fit into a file at most."""


class RawFile:
    """One file that nobody writes to; a row that cannot be read is as one that is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.whole = True
        """Whether everything that was asked for could be read, and every row had its check value."""
        self._failed = False
        self._rows: dict[int, Row] = {}
        self._from = self._to = 0
        self._connection = _opened(path)
        self._connection.text_factory = _text
        self._words: Words | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._connection.close()

    @property
    def words(self) -> Words:
        """The words that can be read."""
        if self._words is None:
            self._words = Words()
            for row in self.table("word"):
                self._words.take((row["number"], row["text"], row["crc"]))
        return self._words

    def newest(self) -> tuple[int, bool]:
        """Return the number of the newest row of the log and True; where that cannot be told, the most there can be."""
        try:
            found = self._connection.execute("SELECT max(sequence) FROM log_entry").fetchone()[0]
        except sqlite3.Error:
            self.whole = False
            return self.path.stat().st_size // _LEAST_ROW, False
        return (found if isinstance(found, int) else 0), True

    def log_row(self, sequence: int) -> Row | None:
        """Return a row of the log; cheapest where they are asked for in order."""
        if not self._from <= sequence < self._to:
            self._from, self._to = sequence, sequence + _AT_ONCE
            self._rows = {row["sequence"]: row for row in self._log_rows(self._from, self._to)}
        return self._rows.get(sequence)

    def table(self, name: str) -> list[Row]:
        """Return the sound rows of a table, from both its ends as far as they can be read."""
        found: dict[tuple[Any, ...], Row] = {}
        for order in ("ASC", "DESC"):
            self._failed = False
            for row in self._read(_WHOLE.format(name, order)):
                if is_sound(row):
                    found[tuple(row.values())] = row
                else:
                    self.whole = False
            if not self._failed:
                break
        return list(found.values())

    def _log_rows(self, first: int, end: int) -> Sequence[Row]:
        rows = list(self._read("SELECT * FROM log_entry WHERE sequence >= ? AND sequence < ?", first, end))
        if self.whole:
            return rows
        known = {row["sequence"]: row for row in rows}
        for sequence in range(first, end):
            if sequence not in known:
                known.update((row["sequence"], row) for row in self._read(_ONE, sequence))
        return list(known.values())

    def _read(self, statement: str, *asked: int) -> Iterator[Row]:
        try:
            cursor = self._connection.execute(statement, asked)
            names = [column[0] for column in cursor.description]
            for values in cursor:
                yield dict(zip(names, values, strict=True))
        except sqlite3.Error:
            self.whole = False
            self._failed = True


_WHOLE: Final = "SELECT * FROM {} ORDER BY 1 {}"
_ONE: Final = "SELECT * FROM log_entry WHERE sequence = ?"


def _opened(path: Path) -> sqlite3.Connection:
    """Open a file, a compressed backup as well, that nobody writes to. Raises sqlite3.Error, NotPacked, OSError."""
    if is_packed(path):
        connection = sqlite3.connect(":memory:")
        connection.deserialize(plain_bytes(path))
        return connection
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def can_be_read(path: Path) -> bool:
    """Return whether a file is a record of a version this program knows, damaged or not. Raises NotPacked, OSError."""
    header = header_of_copy(path)
    return isinstance(header, Header) and may_be_ours(header) and header.version <= NEWEST_VERSION


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")
