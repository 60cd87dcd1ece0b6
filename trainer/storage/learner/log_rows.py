"""A log entry as a row of the log's table, and back: the one conversion there is. Standard library only."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from trainer.domain.canonical_form import FIELDS, FORMAT, FROM_PLAIN, KINDS, kind_of, plain_fields, record_from
from trainer.domain.review import Answered, LogEntry

_COMMON: Final = ("id", "device", "utc_ms", "offset_minutes", "study_day", "pack")
_REFERS: Final[Mapping[str, str]] = {"cancel": "cancels", "redo": "redoes"}
"""Which field of a kind names the entry that it is about; it stands in the column `refers_to`."""
_ANSWER: Final = (
    "pack_version",
    "question",
    "question_rev",
    "question_type",
    "form",
    "outcomes",
    "response",
    "first_response",
    "order",
    "seed",
    "options",
    "lures",
    "correct",
    "confidence",
    "milliseconds",
    "session",
    "session_kind",
    "position",
    "reason",
    "reason_fact",
    "predicted_recall",
    "probe",
    "language",
    "policy",
    "model",
)
"""An answer's fields with a column of their own; empty in all other rows."""
_NO_ANSWER: Final[Mapping[str, None]] = dict.fromkeys(_ANSWER)
_OWN: Final = (*_COMMON, *_ANSWER)
_LISTS: Final = frozenset({"outcomes", "response", "first_response", "order", "lures"})
_TRUTHS: Final = frozenset({"correct", "probe"})
_TEXTS_KEPT: Final = 4096
"""Of each column that is not a plain value."""
_PLACED: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(KINDS, frozenset(_COMMON)),
    **{kind: frozenset((*_COMMON, name)) for kind, name in _REFERS.items()},
    "answer": frozenset((*_COMMON, *_ANSWER)),
}
"""The fields of each kind that have a column; all others are in `details`."""


def _json(value: Any) -> str:
    # ASCII: a lone surrogate from a keyboard or clipboard would not fit into a TEXT column.
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _column(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _LISTS:
        return _json(value)
    return int(value) if name in _TRUTHS else value


def _columns(kind: str, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that hold a record's fields: every one, empty ones too."""
    placed = _PLACED[kind]
    details = {name: value for name, value in plain.items() if name not in placed}
    link = plain.get("link")
    columns = {name: plain[name] for name in _COMMON}
    if kind == "answer":
        columns.update((name, _column(name, plain[name])) for name in _ANSWER)
    else:
        columns.update(_NO_ANSWER)
    columns["refers_to"] = plain[_REFERS[kind]] if kind in _REFERS else None
    columns["registration"] = None if link is None else link[0]
    columns["details"] = _json(details) if details else None
    return columns


def entry_row(entry: LogEntry) -> dict[str, Any]:
    """Return the row of an entry: every column, empty ones too."""
    kind = kind_of(entry.record)
    columns = _columns(kind, plain_fields(entry.record))
    columns.update(sequence=entry.sequence, place=entry.place, kind=kind, format=entry.format, hash=entry.hash)
    return columns


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a row as plain JSON values. Raises ValueError, KeyError or TypeError on damage."""
    kind = row["kind"]
    plain = {name: row[name] for name in _COMMON}
    if kind == "answer":
        plain.update((name, _field(name, row[name])) for name in _ANSWER)
    elif kind in _REFERS:
        plain[_REFERS[kind]] = row["refers_to"]
    if row["details"] is not None:
        details = json.loads(row["details"])
        if not isinstance(details, dict) or not details.keys() <= set(FIELDS[kind]) - _PLACED[kind]:
            raise ValueError("these are not the details of a record")
        plain.update(details)
    return plain


def _field(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _LISTS:
        return json.loads(value)
    return bool(value) if name in _TRUTHS else value


def is_as_written(row: Mapping[str, Any], plain: Mapping[str, Any]) -> bool:
    """Return whether the columns are exactly those of the plain fields: what no hash covers is empty."""
    return all(row[name] == value for name, value in _columns(row["kind"], plain).items())


def read_entry(row: Mapping[str, Any]) -> LogEntry:
    """Return the entry of a row. Raises ValueError, KeyError or TypeError where the row was damaged."""
    if row["format"] != FORMAT:
        raise ValueError("an entry of an unknown format")
    record = _answered(row) if row["kind"] == "answer" else record_from(row["kind"], plain_row(row))
    return LogEntry(row["sequence"], row["place"], row["format"], row["hash"], record)


def _answered(row: Mapping[str, Any]) -> Answered:
    """Return the answer of a row; a replay makes one a row, so each column is read only once for each text."""
    fields = dict(zip(_OWN, map(row.__getitem__, _OWN), strict=True))
    for name, read in _READ:
        if (value := fields[name]) is not None:
            fields[name] = read(value)
    if (details := row["details"]) is not None:
        fields.update(_read_details(details))
    return Answered(**fields)


@lru_cache(_TEXTS_KEPT)
def _read_details(text: str) -> Mapping[str, Any]:
    details = json.loads(text)
    return {name: FROM_PLAIN[name](value) if name in FROM_PLAIN else value for name, value in details.items()}


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


_READ: Final = tuple((name, _reader(name)) for name in _ANSWER if name in FROM_PLAIN)
