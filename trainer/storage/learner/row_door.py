"""The one door for reading rows: whatever is wrong with a row becomes "row N of table T is damaged".

An odd row is set aside: it is left out, remembered by table and key, and the study goes on. Where nothing may be left
out, as in what can be made anew from the log, the reading ends with a `DamagedRow`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Connection, Executable, Table

from trainer.storage.learner.check_values import is_sound
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.problems import DamagedRow

Read = TypeVar("Read")
Row = Mapping[str, Any]

DAMAGE: Final = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError)
"""What reading a damaged row may raise: no such word, broken JSON, a number no date or enum knows, a shape."""


class OddRow(NamedTuple):
    """A row that is not as it was written."""

    table: str
    key: str


class RowDoor:
    """Reads rows and remembers those that are set aside, until the file is mended or another one is opened."""

    def __init__(self) -> None:
        self.set_aside: dict[OddRow, None] = {}
        """In the order they were met, each once."""

    def read(
        self,
        connection: Connection,
        table: Table,
        statement: Executable,
        read: Callable[[Row], Read],
        asked: Mapping[str, Any] | None = None,
    ) -> list[Read]:
        """Return what whole rows of `table` say; an odd one is set aside."""
        rows = rows_as_dicts(connection.execute(statement, asked or {}))
        return list(self.read_all(table, rows, read))

    def read_all(self, table: Table, rows: Iterable[Row], read: Callable[[Row], Read]) -> Iterator[Read]:
        """Yield what rows say that were fetched already; an odd one is set aside."""
        for row in rows:
            try:
                made = _made(table, row, read)
            except DamagedRow as problem:
                self.set_aside[OddRow(problem.table, problem.key)] = None
            else:
                yield made

    def forget(self) -> None:
        """Forget what was set aside."""
        self.set_aside.clear()


def read_sound(
    connection: Connection,
    table: Table,
    statement: Executable,
    read: Callable[[Row], Read],
    asked: Mapping[str, Any] | None = None,
) -> list[Read]:
    """Return what whole rows say; raises DamagedRow where one of them is odd."""
    # All of them first: a statement that is left half read would keep the table from being made anew.
    rows = list(rows_as_dicts(connection.execute(statement, asked or {})))
    return [_made(table, row, read) for row in rows]


def key_of(table: Table, row: Row) -> str:
    """Return the key of a row, for people."""
    values = (row.get(column.name) for column in table.primary_key.columns)
    return " · ".join(_shown(value) for value in values)


def _made(table: Table, row: Row, read: Callable[[Row], Read]) -> Read:
    if not is_sound(row):
        raise DamagedRow(table.name, key_of(table, row))
    try:
        return read(row)
    except DAMAGE as error:
        raise DamagedRow(table.name, key_of(table, row)) from error


def _shown(value: Any) -> str:
    text = value.hex() if isinstance(value, bytes) else str(value)
    return "".join(one if one.isprintable() else "?" for one in text[:_LONGEST_KEY])


_LONGEST_KEY: Final = 60
