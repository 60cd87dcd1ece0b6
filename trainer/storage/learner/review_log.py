"""The review log on disk: what happened, append-only, and the state derived from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Executable, bindparam, select

from trainer.domain.hash_chain import Head
from trainer.domain.learner import FactEvent
from trainer.domain.log_records import ClockNoted, ForecastSaid
from trainer.domain.question import ShowingId, question_shown
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry, LogRecord, ReviewId, is_showing
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.log import note_problem
from trainer.scheduling.plan_rules import FARTHEST
from trainer.storage.learner.answer_journal import AnswerJournal
from trainer.storage.learner.chain_check import first_broken
from trainer.storage.learner.commit import LogHead, commit_entry, newest_entry
from trainer.storage.learner.counted_days import CountedDays, number_of, redate, standing
from trainer.storage.learner.derived_state import (
    add_events,
    drop_events,
    is_state_lost,
    lose_state,
    read_state,
    replace_state,
    write_changes,
)
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import id_column, read_entry
from trainer.storage.learner.put_aside import facts_put_aside
from trainer.storage.learner.records_beside import FORECASTS, assignment_records, notes_of
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.learner.stored_events import stored_events
from trainer.storage.learner.tables import LOG_ENTRY
from trainer.storage.learner.undone_answers import undos_since_answer
from trainer.storage.problems import DamagedRow
from trainer.study.ports import LearnerState, Noted, StateChanges, Undone

_AT_A_TIME: Final = 1000
"""Rows read in one transaction while replaying, so that answering goes on between."""

# From the newest entry backwards: an entry that is asked for is one of the last, and needs no index.
_ENTRY: Final = (
    select(LOG_ENTRY).where(LOG_ENTRY.c.id == bindparam("review")).order_by(LOG_ENTRY.c.sequence.desc()).limit(1)
)
_STANDS: Final = select(LOG_ENTRY.c.sequence).where(LOG_ENTRY.c.sequence == bindparam("sequence"), standing(LOG_ENTRY))
_OF_DAY: Final = (
    select(LOG_ENTRY)
    .where(LOG_ENTRY.c.study_day == bindparam("day"), LOG_ENTRY.c.pack == number_of("pack"), standing(LOG_ENTRY))
    .order_by(LOG_ENTRY.c.sequence)
)
# Without an index: it is asked for only where the events do not tell.
_OF_QUESTION: Final = (
    select(LOG_ENTRY)
    .where(LOG_ENTRY.c.pack == number_of("pack"), LOG_ENTRY.c.question == number_of("question"), standing(LOG_ENTRY))
    .order_by(LOG_ENTRY.c.sequence)
)
_AFTER: Final = (
    select(LOG_ENTRY).where(LOG_ENTRY.c.sequence > bindparam("after")).order_by(LOG_ENTRY.c.sequence).limit(_AT_A_TIME)
)


def _facts_of(record: Answered) -> frozenset[FactId]:
    """Return the facts that may have an event: tested, or taken for one that was."""
    tested = {outcome.fact for outcome in record.outcomes}
    taken = {outcome.taken_for for outcome in record.outcomes if outcome.taken_for is not None}
    return frozenset(tested | taken | set(record.lures))


def _nothing_more(_connection: Connection, _sequence: int) -> None:
    """Write nothing beside the record."""


class SqlReviewLog:
    """The log and its derived state in SQLite; implements `trainer.study.ports.ReviewLog`."""

    def __init__(self, database: Database, journal: AnswerJournal | None = None) -> None:
        self._database = database
        self._journal = journal
        self._head: LogHead | None = None
        self._days = CountedDays(database)

    def append(self, answered: Answered, events: Mapping[FactId, FactEvent], changes: StateChanges) -> LogEntry:
        """Put an answer and its changes on disk in one transaction; when this returns, they are there for good.

        Trying the same answer again after a StorageProblem is safe: it is never doubled. Raises ValueError where an
        event's fact was neither tested nor taken for another.
        """
        if strangers := events.keys() - _facts_of(answered):
            raise ValueError(f"events of facts that the answer does not touch: {sorted(strangers)}")

        def write(connection: Connection, sequence: int) -> None:
            add_events(connection, self._database.words.on(connection), answered.pack, events, sequence)
            write_changes(connection, answered.pack, changes, sequence)

        return self._commit(answered, write)

    def cancel(self, cancelled: AnswerUndone, changes: StateChanges) -> LogEntry:
        """Append an undo and its changes in one transaction; the undone answer stays in the log.

        Raises ValueError where there is no such answer of this pack, or where it is undone already.
        """
        entry = self.entry(cancelled.cancels)
        if entry is None or not isinstance(entry.record, Answered) or entry.record.pack != cancelled.pack:
            raise ValueError(f"there is no answer {cancelled.cancels} in {cancelled.pack}")
        if not self._stands(entry.sequence) and self._written(cancelled) is None:
            raise ValueError(f"the answer {cancelled.cancels} is undone already")
        facts = _facts_of(entry.record)
        undone = entry.sequence

        def write(connection: Connection, sequence: int) -> None:
            drop_events(connection, self._database.words.on(connection), cancelled.pack, facts, undone)
            write_changes(connection, cancelled.pack, changes, sequence)

        return self._commit(cancelled, write)

    def redo(self, redone: AnswerRedone, events: Mapping[FactId, FactEvent], changes: StateChanges) -> LogEntry:
        """Append a redo and its changes in one transaction: the answer stands again, in its old place.

        Raises ValueError where there is no such undo of this pack, or where its answer stands.
        """
        undo = self.entry(redone.redoes)
        if undo is None or not isinstance(undo.record, AnswerUndone) or undo.record.pack != redone.pack:
            raise ValueError(f"there is no undo {redone.redoes} in {redone.pack}")
        answer = self.entry(undo.record.cancels)
        if answer is None or (self._stands(answer.sequence) and self._written(redone) is None):
            raise ValueError(f"the undo {redone.redoes} is taken back already")
        place = answer.sequence

        def write(connection: Connection, _sequence: int) -> None:
            add_events(connection, self._database.words.on(connection), redone.pack, events, place)
            write_changes(connection, redone.pack, changes, place)

        return self._commit(redone, write)

    def undone(self, pack: PackId) -> tuple[Undone, ...]:
        """Return what was taken back since the newest answer was given and not put back, the newest undo last."""
        undos = undos_since_answer(self._database, pack)
        answers = ((undo, self.entry(undo.record.cancels)) for undo in undos if isinstance(undo.record, AnswerUndone))
        redated = self._days.true_days.redated
        return tuple(Undone(undo, redated(answer)) for undo, answer in answers if answer is not None)

    def note(self, record: LogRecord) -> LogEntry:
        """Put a record that changes no derived state on disk; when this returns, it is there for good.

        Raises ValueError for an answer, an undo, a redo or a clock note, which change it.
        """
        if type(record) in (Answered, AnswerUndone, AnswerRedone, ClockNoted):
            raise ValueError("an answer is appended, an undo cancels, a redo puts back, a note redates")
        return self._commit(record, _nothing_more)

    def notes_of(self, pack: PackId, kind: type[Noted]) -> tuple[Noted, ...]:
        """Return the records of one kind, which is neither an answer nor about one, in the order of the log."""
        return notes_of(self._database, pack, kind)

    def of_assignments(self) -> tuple[LogRecord, ...]:
        """Return what was opened, acknowledged and handed in of assignments in any pack, in the order of the log."""
        return assignment_records(self._database)

    def of_registration(self, registration: str) -> tuple[LogRecord, ...]:
        """Return every record of one registration, of all devices, in the order of the log."""
        return assignment_records(self._database, registration)

    def stands(self, answer: ReviewId) -> bool:
        """Return whether there is this answer and it was not taken back."""
        entry = self.entry(answer)
        return entry is not None and self._stands(entry.sequence)

    def redate(self, note: ClockNoted) -> LogEntry:
        """Append a clock note; from now on the answers it speaks of are handed out with the day they count as."""
        entry = self._commit(note, lambda connection, _: redate(connection, note))
        self._days.forget()
        return entry

    def _commit(self, record: LogRecord, write: Callable[[Connection, int], None]) -> LogEntry:
        head, self._head = self._head, None
        if head is None and (there := self._written(record)) is not None:
            # An earlier try reached the disk although it ended with an error.
            return there
        entry = commit_entry(self._database, record, head, write)
        self._head = LogHead(entry.sequence, record.device, Head(entry.place, entry.hash))
        if self._journal is not None:
            self._journal.note(entry)
        return entry

    def _written(self, record: LogRecord) -> LogEntry | None:
        """Return the newest entry where it is this record's."""
        with self._database.reading() as connection:
            newest = newest_entry(connection, self._database.words.on(connection))
            return newest if newest is not None and newest.record.id == record.id else None

    def _stands(self, sequence: int) -> bool:
        with self._database.reading() as connection:
            return connection.execute(_STANDS, {"sequence": sequence}).first() is not None

    def forget_head(self) -> None:
        """Read the head of the log again before the next entry: another file stands in its place."""
        self._head = None
        self._days.forget()

    def state(self, pack: PackId) -> LearnerState:
        """Return the stored derived state; where a row of it is odd, nothing, so that it is made anew."""
        try:
            with self._database.reading() as connection:
                return LearnerState({}, {}, {}) if is_state_lost(connection) else read_state(connection, pack)
        except DamagedRow as problem:
            note_problem(problem)
            with self._database.writing() as connection:
                lose_state(connection)
            return LearnerState({}, {}, {})

    def of_day(self, pack: PackId, day: StudyDay) -> tuple[LogEntry, ...]:
        """Return the day's answers that are not cancelled, oldest first."""
        entries: list[LogEntry] = []
        for written in self._days.true_days.written_as(day):
            with self._database.reading() as connection:
                entries += self._entries(connection, _OF_DAY, {"pack": pack, "day": written})
        return self._days.counted(entries, day)

    def events(self, pack: PackId, facts: Iterable[FactId]) -> Mapping[FactId, tuple[FactEvent, ...]]:
        """Return each fact's events of answers that are not cancelled, oldest first."""
        return stored_events(self._database, pack, facts)

    def question_history(self, pack: PackId, question: ShowingId) -> tuple[tuple[int, StudyDay], ...]:
        """Return (sequence, study day) of a question's answers in this wording that stand, oldest first."""
        with self._database.reading() as connection:
            asked = {"pack": pack, "question": question_shown(question)}
            entries = map(self._days.true_days.redated, self._entries(connection, _OF_QUESTION, asked))
            return tuple((one.sequence, one.record.study_day) for one in entries if is_showing(one.record, question))

    def entry(self, review: ReviewId) -> LogEntry | None:
        """Return one entry."""
        with self._database.reading() as connection:
            return next(iter(self._entries(connection, _ENTRY, {"review": id_column(review)})), None)

    def latest_day(self) -> StudyDay | None:
        """Return the latest study day of an answer that stands, of any pack."""
        return self._days.latest()

    def days_after(self, pack: PackId, day: StudyDay) -> tuple[StudyDay, ...]:
        """Return the later days of any answer, taken back or not, oldest first."""
        return self._days.after(pack, day)

    def forecasts_said(self, pack: PackId, since: StudyDay) -> tuple[ForecastSaid, ...]:
        """Return the forecasts that were shown for days from `since` on, in the order of the log."""
        with self._database.reading() as connection:
            # None is said so long before its day; from a day on, the index leaves out the older log.
            asked = {"pack": pack, "first": since - FARTHEST}
            records = [entry.record for entry in self._entries(connection, FORECASTS, asked)]
        return tuple(one for one in records if isinstance(one, ForecastSaid) and one.for_day >= since)

    def put_aside(self, pack: PackId) -> frozenset[FactId]:
        """Return the facts that were put aside and not brought back since."""
        return facts_put_aside(self._database, pack)

    def study_days(self, pack: PackId) -> tuple[StudyDay, ...]:
        """Return the days with at least one answer that is not cancelled, oldest first."""
        written, touched = self._days.written_days(pack), self._days.true_days.touched
        if not touched:
            return written
        return tuple(sorted(set(written) - touched | {day for day in touched if self.of_day(pack, day)}))

    def replay(self, pack: PackId) -> Iterator[LogEntry]:
        """Yield every entry of the pack, cancelled ones and cancellations too, oldest first."""
        words, days = self._database.words, self._days.true_days
        entries = self._database.door.read_all(LOG_ENTRY, self.rows(), partial(read_entry, words=words))
        return (days.redated(entry) for entry in entries if entry.record.pack == pack)

    def replace_state(self, pack: PackId, state: LearnerState) -> None:
        """Put a rebuilt derived state in place of the stored one."""
        with self._database.writing() as connection:
            replace_state(connection, pack, state)
        self._database.state_lost = False

    def lost_state(self) -> bool:
        """Return whether the stored state was taken away, so that it is to be made anew."""
        return self._database.state_lost

    def verify_chain(self) -> int | None:
        """Return the sequence of the first entry that was changed, None where the whole log holds."""
        return first_broken(self.rows(), self._database.words)

    def rows(self, after: int = 0) -> Iterator[Mapping[str, Any]]:
        """Yield the rows after `after`, oldest first, portion by portion; their words are then in memory."""
        while rows := self._rows_after(after):
            yield from rows
            after = rows[-1]["sequence"]

    def _entries(self, connection: Connection, statement: Executable, asked: Mapping[str, Any]) -> list[LogEntry]:
        words = self._database.words.on(connection)
        return self._database.door.read(connection, LOG_ENTRY, statement, partial(read_entry, words=words), asked)

    def _rows_after(self, sequence: int) -> Sequence[Mapping[str, Any]]:
        with self._database.reading() as connection:
            rows = list(rows_as_dicts(connection.execute(_AFTER, {"after": sequence})))
            self._database.words.load(connection)
            return rows
