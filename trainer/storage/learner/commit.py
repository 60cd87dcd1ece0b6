"""The one way into the log: a record and all it changes, in one transaction. A later answer journal joins here."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from trainer.domain.hash_chain import EMPTY, Head, entry_of, record_hash
from trainer.domain.review import LogEntry, LogRecord, RegistrationLink
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import entry_row, read_entry
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.learner.tables import LOG_ENTRY

_INSERT: Final = insert(LOG_ENTRY)
_SEQUENCE: Final = select(func.coalesce(func.max(LOG_ENTRY.c.sequence), 0))
_HEAD: Final = (
    select(LOG_ENTRY.c.place, LOG_ENTRY.c.hash)
    .where(LOG_ENTRY.c.device == bindparam("device"))
    .order_by(LOG_ENTRY.c.place.desc())
    .limit(1)
)
_OF_REGISTRATION: Final = (
    select(LOG_ENTRY)
    .where(LOG_ENTRY.c.registration == bindparam("registration"), LOG_ENTRY.c.device == bindparam("device"))
    .order_by(LOG_ENTRY.c.place.desc())
    .limit(1)
)


class LogHead(NamedTuple):
    """Where the log ends, and where the chain of one device does; what the device's next entry follows."""

    sequence: int
    device: str
    chain: Head


def read_head(connection: Connection, device: str) -> LogHead:
    """Return the head of the log on disk."""
    sequence = connection.execute(_SEQUENCE).scalar_one()
    row = connection.execute(_HEAD, {"device": device}).first()
    return LogHead(sequence, device, EMPTY if row is None else Head(row.place, row.hash))


def commit_entry(
    database: Database, record: LogRecord, head: LogHead | None, write: Callable[[Connection, int], None]
) -> LogEntry:
    """Put a record and what `write(connection, sequence)` adds on disk; when this returns, they are there for good.

    `head` may be handed in by the only writer, so that it need not be read again. A record of a registration gets its
    place there. Raises a StorageProblem, and then nothing has changed, or the record is there: after an error ask the
    log before trying again.
    """
    with database.writing() as connection:
        last = head if head is not None and head.device == record.device else read_head(connection, record.device)
        entry = entry_of(_linked(connection, record), last.sequence + 1, last.chain)
        connection.execute(_INSERT, entry_row(entry))
        write(connection, entry.sequence)
    return entry


def write_entries(connection: Connection, entries: list[LogEntry]) -> None:
    """Write entries that have their places already, as they are: those of a merged or a restored log."""
    connection.execute(_INSERT, [entry_row(entry) for entry in entries])


def _linked(connection: Connection, record: LogRecord) -> LogRecord:
    """Return a record with its place in the chain of its registration."""
    if record.link is None:
        return record
    where = {"registration": record.link.registration, "device": record.device}
    row = next(rows_as_dicts(connection.execute(_OF_REGISTRATION, where)), None)
    before = None if row is None else read_entry(row).record
    head = EMPTY if before is None or before.link is None else Head(before.link.place, record_hash(before))
    return replace(record, link=RegistrationLink(record.link.registration, head.place + 1, head.hash))
