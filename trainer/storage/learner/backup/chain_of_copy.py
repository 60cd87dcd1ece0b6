"""Whether the log in a copy is as it was written: all of it, or from an entry on that an earlier backup vouches for."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from trainer.domain.hash_chain import EMPTY, Head
from trainer.storage.learner.backup_names import BackupName
from trainer.storage.learner.chain_check import checked
from trainer.storage.learner.log_rows import place_of

_AT_A_TIME: Final = 200
"""Rows between two calls of `pause`: 10 ms, which an answer may have to wait for."""
_AFTER: Final = "SELECT * FROM log_entry WHERE sequence > ? ORDER BY sequence"
_HASH_AT: Final = "SELECT hash FROM log_entry WHERE sequence = ?"
_BEFORE: Final = "SELECT * FROM log_entry WHERE device = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1"


class CopiedWords:
    """The words of a copy, read as they are needed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._texts: dict[int, str] = {}
        self._numbers: dict[str, int] = {}

    def text(self, number: int) -> str:
        """Return a word; raises ValueError where there is none of this number."""
        if number not in self._texts:
            self._keep("SELECT number, text FROM word WHERE number = ?", number)
        return self._texts[number]

    def number(self, text: str) -> int:
        """Return the number of a word; raises ValueError where it has none."""
        if text not in self._numbers:
            self._keep("SELECT number, text FROM word WHERE text = ?", text)
        return self._numbers[text]

    def _keep(self, statement: str, wanted: int | str) -> None:
        row = self._connection.execute(statement, (wanted,)).fetchone()
        if row is None:
            raise ValueError("there is no such word")
        self._texts[row[0]] = row[1]
        self._numbers[row[1]] = row[0]


def vouched_for(connection: sqlite3.Connection, names: list[BackupName]) -> int:
    """Return the newest entry that a backup ends with and that is still the same; 0 where none is."""
    for name in sorted(names, key=lambda one: one.sequence, reverse=True):
        row = connection.execute(_HASH_AT, (name.sequence,)).fetchone()
        if row is not None and isinstance(row[0], bytes) and row[0].hex().startswith(name.hash):
            return name.sequence
    return 0


def first_broken_after(connection: sqlite3.Connection, after: int, pause: Callable[[], None]) -> int | None:
    """Return the first entry beyond `after` that is not as it was written, None where all are.

    `pause` is called between portions and may raise. Raises sqlite3.Error.
    """
    connection.row_factory = sqlite3.Row
    heads = _Heads(connection, after)
    rows = _paused(connection.execute(_AFTER, (after,)), pause)
    for sequence, holds in enumerate(checked(rows, CopiedWords(connection), after, heads), start=after + 1):
        if not holds:
            return sequence
    return None


def _paused(rows: sqlite3.Cursor, pause: Callable[[], None]) -> Iterator[Mapping[str, Any]]:
    for number, row in enumerate(rows, start=1):
        yield dict(row)
        if number % _AT_A_TIME == 0:
            pause()


class _Heads(dict[Any, Head]):
    """Where the chain of each device ends before the first row that is looked at."""

    def __init__(self, connection: sqlite3.Connection, after: int) -> None:
        super().__init__()
        self._connection, self._after = connection, after

    def __missing__(self, device: Any) -> Head:
        row = self._connection.execute(_BEFORE, (device, self._after)).fetchone()
        # What follows a damaged hash does not fit, and so tells of it.
        known = row is not None and isinstance(row["hash"], bytes)
        return Head(place_of(row), row["hash"].hex()) if known else EMPTY
