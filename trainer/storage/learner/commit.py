"""The one way into the log: a record and all it changes, in one transaction. A later answer journal joins here."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, insert, select

from trainer.domain.hash_chain import EMPTY, Head, entry_of, record_hash
from trainer.domain.review import LogEntry, LogRecord, RegistrationLink
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import entry_row, hash_of, place_of, read_entry
from trainer.storage.learner.row_door import Row, read_sound
from trainer.storage.learner.tables import LOG_ENTRY
from trainer.storage.learner.words import WordsOn

_INSERT: Final = insert(LOG_ENTRY)
# From the newest entry backwards: what is looked for is among the last ones, and needs no index.
_NEWEST: Final = select(LOG_ENTRY).order_by(LOG_ENTRY.c.sequence.desc()).limit(1)
_HEAD: Final = _NEWEST.where(LOG_ENTRY.c.device == bindparam("device"))
_OF_REGISTRATION: Final = _HEAD.where(LOG_ENTRY.c.registration == bindparam("registration"))


class LogHead(NamedTuple):
    """Where the log ends, and where the chain of one device does; what the device's next entry follows."""

    sequence: int
    device: str
    chain: Head


def read_head(connection: Connection, words: WordsOn, device: str) -> LogHead:
    """Return the head of the log on disk; raises DamagedRow where its row is odd: nothing may follow that."""
    newest = read_sound(connection, LOG_ENTRY, _NEWEST, _sequence)
    number = words.find(device) if newest else None
    heads = read_sound(connection, LOG_ENTRY, _HEAD, _head, {"device": number}) if number is not None else []
    return LogHead(newest[0] if newest else 0, device, heads[0] if heads else EMPTY)


def _sequence(row: Row) -> int:
    return int(row["sequence"])


def _head(row: Row) -> Head:
    return Head(place_of(row), hash_of(row["hash"]))


def newest_sequence(connection: Connection) -> int:
    """Return where the log ends; 0 for an empty one."""
    found = connection.execute(select(LOG_ENTRY.c.sequence).order_by(LOG_ENTRY.c.sequence.desc()).limit(1)).scalar()
    return found if isinstance(found, int) else 0


def newest_entry(connection: Connection, words: WordsOn) -> LogEntry | None:
    """Return the newest entry of any device; raises DamagedRow where it is odd."""
    return next(iter(read_sound(connection, LOG_ENTRY, _NEWEST, lambda row: read_entry(row, words))), None)


def commit_entry(
    database: Database, record: LogRecord, head: LogHead | None, write: Callable[[Connection, int], None]
) -> LogEntry:
    """Put a record and what `write(connection, sequence)` adds on disk; when this returns, they are there for good.

    `head` may be handed in by the only writer, so that it need not be read again. A record of a registration gets its
    place there. Raises a StorageProblem, and then nothing has changed, or the record is there: after an error ask the
    log before trying again.
    """
    with database.writing() as connection:
        words = database.words.on(connection)
        same = head is not None and head.device == record.device
        last = head if same and head is not None else read_head(connection, words, record.device)
        entry = entry_of(_linked(connection, words, record), last.sequence + 1, last.chain)
        connection.execute(_INSERT, entry_row(entry, words))
        write(connection, entry.sequence)
    return entry


def write_entries(connection: Connection, words: WordsOn, entries: Iterable[LogEntry]) -> None:
    """Write entries that have their places already, as they are: those of a merged or a restored log."""
    connection.execute(_INSERT, [entry_row(entry, words) for entry in entries])


def _linked(connection: Connection, words: WordsOn, record: LogRecord) -> LogRecord:
    """Return a record with its place in the chain of its registration."""
    if record.link is None:
        return record
    where = {"registration": words.number(record.link.registration), "device": words.number(record.device)}
    found = read_sound(connection, LOG_ENTRY, _OF_REGISTRATION, lambda row: read_entry(row, words).record, where)
    before = found[0] if found else None
    head = EMPTY if before is None or before.link is None else Head(before.link.place, record_hash(before))
    return replace(record, link=RegistrationLink(record.link.registration, head.place + 1, head.hash))
