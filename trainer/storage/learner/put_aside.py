"""What the learner put aside and did not bring back, as the log says."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from sqlalchemy import select

from trainer.domain.log_records import BroughtBack, SetAside
from trainer.domain.review import LogRecord
from trainer.domain.subject import FactId
from trainer.storage.learner.codes import KIND
from trainer.storage.learner.counted_days import number_of
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import read_entry
from trainer.storage.learner.tables import LOG_ENTRY

_ASIDE: Final = (
    select(LOG_ENTRY)
    # In the words of the index on what is neither an answer nor about one.
    .where(LOG_ENTRY.c.question.is_(None), LOG_ENTRY.c.refers_to.is_(None))
    .where(LOG_ENTRY.c.kind.in_((KIND.number("set_aside"), KIND.number("bring_back"))))
    .where(LOG_ENTRY.c.pack == number_of("pack"))
    .order_by(LOG_ENTRY.c.sequence)
)


def facts_put_aside(database: Database, pack: str) -> frozenset[FactId]:
    """Return the facts; of a question that was put aside nothing is known yet."""
    with database.reading() as connection:
        read = partial(read_entry, words=database.words.on(connection))
        entries = database.door.read(connection, LOG_ENTRY, _ASIDE, read, {"pack": pack})
    return still_aside(entry.record for entry in entries)


def still_aside(records: Iterable[LogRecord]) -> frozenset[FactId]:
    """Return the facts that the last word of the records leaves aside."""
    aside: set[FactId] = set()
    for record in records:
        match record:
            case SetAside(fact=fact) if fact is not None:
                aside.add(fact)
            case BroughtBack(fact=fact) if fact is not None:
                aside.discard(fact)
            case _:
                pass
    return frozenset(aside)
