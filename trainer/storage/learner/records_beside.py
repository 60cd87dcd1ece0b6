"""Records beside the answers: how they are asked for, kind by kind."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from sqlalchemy import Select, bindparam, select

from trainer.domain.canonical_form import word_of
from trainer.domain.log_records import AssignmentOpened, HandedIn, NoticeAcknowledged
from trainer.domain.review import LogRecord
from trainer.domain.subject import PackId
from trainer.storage.learner.codes import FORECAST_SAID, KIND
from trainer.storage.learner.counted_days import number_of
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import read_entry
from trainer.storage.learner.tables import LOG_ENTRY
from trainer.study.ports import Noted

_ASSIGNMENT_RECORDS: Final = (AssignmentOpened, NoticeAcknowledged, HandedIn)
FORECASTS: Final = (
    select(LOG_ENTRY)
    .where(
        LOG_ENTRY.c.pack == number_of("pack"),
        LOG_ENTRY.c.kind == FORECAST_SAID,
        LOG_ENTRY.c.study_day >= bindparam("first"),
    )
    .order_by(LOG_ENTRY.c.sequence)
)
"""Those said since a day."""
_NOTES: Final = (
    select(LOG_ENTRY)
    # In the words of the index on what is neither an answer nor about one.
    .where(LOG_ENTRY.c.question.is_(None), LOG_ENTRY.c.refers_to.is_(None))
    .where(LOG_ENTRY.c.kind == bindparam("kind"), LOG_ENTRY.c.pack == number_of("pack"))
    .order_by(LOG_ENTRY.c.sequence)
)
"""Those of one kind."""


_OF_REGISTRATION: Final = (
    select(LOG_ENTRY).where(LOG_ENTRY.c.registration == number_of("registration")).order_by(LOG_ENTRY.c.sequence)
)
"""Everything that belongs to one registration."""
_OF_ASSIGNMENTS: Final = (
    select(LOG_ENTRY)
    .where(LOG_ENTRY.c.question.is_(None), LOG_ENTRY.c.refers_to.is_(None))
    .where(LOG_ENTRY.c.kind.in_([KIND.number(word_of(kind)) for kind in _ASSIGNMENT_RECORDS]))
    .order_by(LOG_ENTRY.c.sequence)
)
"""What was opened, acknowledged and handed in, of any pack."""


def notes_of(database: Database, pack: PackId, kind: type[Noted]) -> tuple[Noted, ...]:
    """Return the records of one kind, which is neither an answer nor about one, in the order of the log."""
    asked = {"pack": pack, "kind": KIND.number(word_of(kind))}
    return tuple(one for one in _records(database, _NOTES, asked) if isinstance(one, kind))


def assignment_records(database: Database, registration: str = "") -> tuple[LogRecord, ...]:
    """Return every record of one registration; without one what was opened, acknowledged and handed in of any."""
    if registration:
        return _records(database, _OF_REGISTRATION, {"registration": registration})
    return _records(database, _OF_ASSIGNMENTS, {})


def _records(database: Database, statement: Select[Any], asked: Mapping[str, object]) -> tuple[LogRecord, ...]:
    """Return the records that a statement finds, in its order; an odd row is set aside."""
    with database.reading() as connection:
        read = partial(read_entry, words=database.words.on(connection))
        return tuple(entry.record for entry in database.door.read(connection, LOG_ENTRY, statement, read, asked))
