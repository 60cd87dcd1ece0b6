"""A log entry as a row of the review table, and back. Standard library only."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from trainer.domain.record import FORMATS, FROM_PLAIN, format_fields, kind_of, plain_fields, record_from
from trainer.domain.review import Answered, LogEntry

_EMPTY: Final[Mapping[str, Any]] = {
    name: None for record_format in FORMATS.values() for fields in record_format for name in fields
}
"""An undo has none of an answer's columns, and the other way round."""
_LISTS: Final = frozenset({"outcomes", "response", "first_response", "order", "lures"})
_TRUTHS: Final = frozenset({"correct", "probe"})
_TEXTS_KEPT: Final = 4096
"""Of each column that is not a plain value."""


def _column(name: str, value: Any) -> Any:
    if name in _LISTS:
        # ASCII: a lone surrogate from a keyboard or clipboard would not fit into a TEXT column.
        return None if value is None else json.dumps(value, separators=(",", ":"))
    return int(value) if name in _TRUTHS and value is not None else value


def entry_row(entry: LogEntry) -> dict[str, Any]:
    """Return the row of an entry: every column, empty ones too."""
    fields = plain_fields(entry.record, format_fields(entry.record, FORMATS[entry.format]))
    return {
        **_EMPTY,
        **{name: _column(name, value) for name, value in fields.items()},
        "sequence": entry.sequence,
        "kind": kind_of(entry.record),
        "format": entry.format,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a row as plain JSON values, in the order of its format. Raises ValueError on damage."""
    record_format = FORMATS[row["format"]]
    names = record_format.cancelled if row["kind"] == "cancel" else record_format.answered
    return {name: _field(name, row[name]) for name in names}


def _field(name: str, value: Any) -> Any:
    if name in _LISTS:
        return None if value is None else json.loads(value)
    return bool(value) if name in _TRUTHS else value


def is_as_written(row: Mapping[str, Any], fields: Mapping[str, Any]) -> bool:
    """Return whether the columns are exactly those of `fields`: what no hash covers is empty."""
    return all(_column(name, fields.get(name)) == row[name] for name in _EMPTY if name in row)


def read_entry(row: Mapping[str, Any]) -> LogEntry:
    """Return the entry of a row. Raises ValueError, KeyError or TypeError where the row was damaged."""
    kind, number = row["kind"], row["format"]
    if kind == "cancel":
        record = record_from(kind, plain_row(row))
    else:
        names = FORMATS[number].answered
        fields = dict(zip(names, map(row.__getitem__, names), strict=True))
        for name, read in _READ:
            if (value := fields.get(name)) is not None:
                fields[name] = read(value)
        record = Answered(**fields)
    return LogEntry(row["sequence"], number, row["previous_hash"], row["hash"], record)


def _reader(name: str) -> Callable[[Any], Any]:
    """Return how a column becomes its field; few texts come again and again in a long log, each is read once."""
    whole = FROM_PLAIN[name]
    if name in _TRUTHS:
        return bool
    if name not in _LISTS:
        return lru_cache(_TEXTS_KEPT)(whole)

    def read(text: str) -> Any:
        return whole(json.loads(text))

    return lru_cache(_TEXTS_KEPT)(read)


_READ: Final = tuple((name, _reader(name)) for name in FROM_PLAIN)
