"""What was taken back since the newest answer and may stand again, read from the newest entry backwards."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from sqlalchemy import select

from trainer.domain.review import AnswerRedone, AnswerUndone, LogEntry, ReviewId
from trainer.storage.learner.codes import ANSWER, CANCEL, REDO
from trainer.storage.learner.counted_days import number_of
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import read_entry
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.learner.tables import LOG_ENTRY

_SINCE_ANSWER: Final = (
    select(LOG_ENTRY)
    .where(LOG_ENTRY.c.pack == number_of("pack"), LOG_ENTRY.c.kind.in_((ANSWER, CANCEL, REDO)))
    .order_by(LOG_ENTRY.c.sequence.desc())
)


def undos_since_answer(database: Database, pack: str) -> list[LogEntry]:
    """Return the undos since the newest answer of a pack that were not taken back, oldest first."""
    with database.reading() as connection:
        rows = rows_as_dicts(connection.execute(_SINCE_ANSWER, {"pack": pack}))
        read = partial(read_entry, words=database.words.on(connection))
        return _not_taken_back(database.door.read_all(LOG_ENTRY, rows, read))


def _not_taken_back(newest_first: Iterable[LogEntry]) -> list[LogEntry]:
    found: list[LogEntry] = []
    redone: set[ReviewId] = set()
    for entry in newest_first:
        record = entry.record
        if isinstance(record, AnswerRedone):
            redone.add(record.redoes)
        elif not isinstance(record, AnswerUndone):
            break
        elif record.id not in redone:
            found.append(entry)
    return found[::-1]
