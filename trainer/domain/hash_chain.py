"""The canonical bytes of log records, and the hash chain that shows every later change."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

from trainer.domain.record import CURRENT_FORMAT, FORMATS, RecordFormat, format_fields, kind_of, plain_fields
from trainer.domain.review import Answered, AnswerUndone, LogEntry

FIRST_HASH: Final = "0" * 64
"""Stands before the first entry."""


def canonical(number: int, sequence: int, kind: str, fields: Mapping[str, Any]) -> bytes:
    """Return the record's bytes: one line of ASCII JSON, fields in the format's order."""
    whole = {"format": number, "sequence": sequence, "kind": kind, **fields}
    return json.dumps(whole, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii")


def chained(previous_hash: str, record: bytes) -> str:
    """Return the SHA-256 (hex) over the previous hash and this record."""
    return sha256(previous_hash.encode("ascii") + b"\n" + record).hexdigest()


def entry_of(
    record: Answered | AnswerUndone,
    sequence: int,
    previous_hash: str,
    *,
    number: int = CURRENT_FORMAT,
    formats: Mapping[int, RecordFormat] = FORMATS,
) -> LogEntry:
    """Put a record in its place in the log."""
    fields = plain_fields(record, format_fields(record, formats[number]))
    digest = chained(previous_hash, canonical(number, sequence, kind_of(record), fields))
    return LogEntry(sequence, number, previous_hash, digest, record)


def holds(entry: LogEntry, previous_hash: str, *, formats: Mapping[int, RecordFormat] = FORMATS) -> bool:
    """Return whether an entry is unchanged and follows `previous_hash`."""
    if entry.previous_hash != previous_hash or entry.format not in formats:
        return False
    made_again = entry_of(entry.record, entry.sequence, previous_hash, number=entry.format, formats=formats)
    return made_again.hash == entry.hash


def first_break(entries: Iterable[LogEntry], *, formats: Mapping[int, RecordFormat] = FORMATS) -> int | None:
    """Return the sequence of the first entry of the whole log that does not fit, None if all fit."""
    previous_hash = FIRST_HASH
    for expected, entry in enumerate(entries, start=1):
        if entry.sequence != expected or not holds(entry, previous_hash, formats=formats):
            return expected
        previous_hash = entry.hash
    return None
