"""The one way into the log: a record and all it changes, in one transaction. A later answer journal joins here."""

from collections.abc import Callable
from typing import Final, NamedTuple

from sqlalchemy import Connection, insert, select

from trainer.domain.hash_chain import FIRST_HASH, entry_of
from trainer.domain.review import Answered, AnswerUndone, LogEntry
from trainer.storage.learner.engine import Database
from trainer.storage.learner.review_rows import entry_row
from trainer.storage.learner.tables import REVIEW

_INSERT: Final = insert(REVIEW)
_HEAD: Final = select(REVIEW.c.sequence, REVIEW.c.hash).order_by(REVIEW.c.sequence.desc()).limit(1)


class Head(NamedTuple):
    """The newest entry's place and hash; what the next one is chained to."""

    sequence: int
    hash: str


EMPTY: Final = Head(0, FIRST_HASH)


def read_head(connection: Connection) -> Head:
    """Return the head of the log on disk."""
    row = connection.execute(_HEAD).first()
    return EMPTY if row is None else Head(row.sequence, row.hash)


def commit_entry(
    database: Database, record: Answered | AnswerUndone, head: Head | None, write: Callable[[Connection, int], None]
) -> LogEntry:
    """Put a record and what `write(connection, sequence)` adds on disk; when this returns, they are there for good.

    `head` may be handed in by the only writer, so that it need not be read again. Raises a StorageProblem, and then
    nothing has changed, or the record is there: after an error ask the log before trying again.
    """
    with database.writing() as connection:
        last = read_head(connection) if head is None else head
        entry = entry_of(record, last.sequence + 1, last.hash)
        connection.execute(_INSERT, entry_row(entry))
        write(connection, entry.sequence)
    return entry
