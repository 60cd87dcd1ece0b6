"""The hash chains that show every later change: one for each device, and one for what each registration hands in.

An entry's hash is over its record's hash, its place, and the hash of the device's entry before it. What belongs to a
registration names in itself its place there and the hash of the record before it: cut out, it can be checked without
the rest of the log, and says nothing of the rest.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final, NamedTuple

from trainer.domain.canonical_form import FORMAT, canonical, canonical_link
from trainer.domain.review import LogEntry, LogRecord

FIRST_HASH: Final = "0" * 64
"""Stands before the first entry of a chain."""


class Head(NamedTuple):
    """Where a chain ends: place and hash of its newest link."""

    place: int
    hash: str


EMPTY: Final = Head(0, FIRST_HASH)


def record_hash(record: LogRecord) -> str:
    """Return the SHA-256 (hex) of a record's canonical form."""
    return sha256(canonical(record)).hexdigest()


def linked_hash(device: str, place: int, previous_hash: str, record_line: bytes) -> str:
    """Return the SHA-256 (hex) of an entry, from the canonical line of its record."""
    return sha256(canonical_link(device, place, previous_hash, sha256(record_line).hexdigest())).hexdigest()


def entry_of(record: LogRecord, sequence: int, head: Head) -> LogEntry:
    """Put a record in its place: `sequence` in the log, after `head` in the chain of its device."""
    place = head.place + 1
    return LogEntry(sequence, place, FORMAT, linked_hash(record.device, place, head.hash, canonical(record)), record)


def holds(entry: LogEntry, head: Head) -> bool:
    """Return whether an entry is unchanged and the next after `head` in the chain of its device."""
    return entry == entry_of(entry.record, entry.sequence, head)


def first_break(entries: Iterable[LogEntry]) -> int | None:
    """Return the sequence of the first entry of the whole log that does not fit, None if all fit."""
    heads: dict[str, Head] = {}
    for expected, entry in enumerate(entries, start=1):
        device = entry.record.device
        if entry.sequence != expected or not holds(entry, heads.get(device, EMPTY)):
            return expected
        heads[device] = Head(entry.place, entry.hash)
    return None


def registration_break(records: Iterable[LogRecord]) -> int | None:
    """Return which of one registration's records (1, 2, 3, …) does not fit, None if all fit.

    Each device's records stand in the order of their places; nothing else of the log is needed.
    """
    registration: str | None = None
    heads: dict[str, Head] = {}
    for number, record in enumerate(records, start=1):
        link, head = record.link, heads.get(record.device, EMPTY)
        if link is None or link.registration != (registration or link.registration):
            return number
        if (link.place, link.previous_hash) != (head.place + 1, head.hash):
            return number
        registration = link.registration
        heads[record.device] = Head(link.place, record_hash(record))
    return None
