"""What every answer means to each fact, made again from the log: to compare with what is stored, or to replace it."""

from collections.abc import Iterable, Iterator
from sys import maxsize
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select

from trainer.domain.log_records import ClockNoted
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry, ReviewId
from trainer.domain.true_days import TrueDays
from trainer.scheduling.learner_state import events_of
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import Numbers, read_entry
from trainer.storage.learner.migrations import empty_anew
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.learner.state_rows import event_row
from trainer.storage.learner.tables import FACT_EVENT, LOG_ENTRY

_AT_A_TIME: Final = 1000
_ABOUT_ANSWERS: Final = (
    select(LOG_ENTRY)
    .where(LOG_ENTRY.c.question.is_(None), LOG_ENTRY.c.sequence <= bindparam("until"))
    .order_by(LOG_ENTRY.c.sequence)
)
_ANSWERS: Final = (
    select(LOG_ENTRY)
    .where(LOG_ENTRY.c.sequence > bindparam("after"), LOG_ENTRY.c.question.is_not(None))
    .order_by(LOG_ENTRY.c.sequence)
    .limit(_AT_A_TIME)
)


class Standing:
    """Which answers stand, and as which day each counts: what the log says about its answers."""

    def __init__(self, about_answers: Iterable[LogEntry]) -> None:
        undone: dict[ReviewId, ReviewId] = {}
        redone: set[ReviewId] = set()
        notes: list[tuple[int, ClockNoted]] = []
        for entry in about_answers:
            match entry.record:
                case AnswerUndone(id=undo, cancels=cancels):
                    undone[undo] = cancels
                case AnswerRedone(redoes=redoes):
                    redone.add(redoes)
                case ClockNoted() as note:
                    notes.append((entry.place, note))
                case _:
                    pass
        self._gone = {cancels for undo, cancels in undone.items() if undo not in redone}
        self._days = TrueDays(notes)

    def rows(self, entry: LogEntry, words: Numbers) -> Iterator[dict[str, Any]]:
        """Yield the rows of an entry's events; none of one that is no answer or does not stand."""
        if entry.record.id not in self._gone:
            yield from self.rows_if_it_stood(entry, words)

    def rows_if_it_stood(self, entry: LogEntry, words: Numbers) -> Iterator[dict[str, Any]]:
        """Yield the rows of an answer's events, whether it stands or not."""
        record = entry.record
        if not isinstance(record, Answered):
            return
        counted = self._days.redated(entry).record
        if isinstance(counted, Answered):
            for fact, event in events_of(counted, entry.sequence).items():
                yield event_row(record.pack, fact, event, entry.sequence, words)


def read_standing(connection: Connection, database: Database, until: int = maxsize) -> Standing:
    """Return what the log up to `until` says about its answers, as far as its rows are sound.

    All words are then in memory.
    """
    words, asked = database.words, {"until": until}
    words.load(connection)
    return Standing(
        database.door.read(connection, LOG_ENTRY, _ABOUT_ANSWERS, lambda row: read_entry(row, words), asked)
    )


def make_events_anew(database: Database) -> None:
    """Put the events that the log gives in place of those that are stored. Raises a StorageProblem."""
    with database.writing() as connection:
        standing = read_standing(connection, database)
        empty_anew(connection, FACT_EVENT.name)
        numbers = database.words.on(connection)
        for entries in _portions(connection, database):
            rows = [row for entry in entries for row in standing.rows(entry, numbers)]
            if rows:
                connection.execute(insert(FACT_EVENT), rows)


def _portions(connection: Connection, database: Database) -> Iterator[list[LogEntry]]:
    after = 0
    while rows := list(rows_as_dicts(connection.execute(_ANSWERS, {"after": after}))):
        yield list(database.door.read_all(LOG_ENTRY, rows, lambda row: read_entry(row, database.words)))
        after = rows[-1]["sequence"]
