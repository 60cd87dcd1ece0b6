"""The review log on disk: what happened, append-only, and the state derived from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from trainer.domain.canonical_form import word_of
from trainer.domain.hash_chain import Head
from trainer.domain.learner import FactEvent
from trainer.domain.log_records import ClockNoted, ForecastSaid
from trainer.domain.question import QuestionId
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry, LogRecord, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.scheduling.plan_rules import FARTHEST
from trainer.storage.learner.answer_journal import AnswerJournal
from trainer.storage.learner.chain_check import first_broken
from trainer.storage.learner.codes import FORECAST_SAID, KIND
from trainer.storage.learner.commit import LogHead, commit_entry, newest_entry
from trainer.storage.learner.counted_days import WRITTEN, CountedDays, number_of, redate, standing
from trainer.storage.learner.derived_state import add_events, drop_events, read_state, replace_state, write_changes
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import id_column, read_entry
from trainer.storage.learner.put_aside import facts_put_aside
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.learner.state_rows import read_event
from trainer.storage.learner.tables import FACT_EVENT, LOG_ENTRY
from trainer.storage.learner.undone_answers import undos_since_answer
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
_EVENTS: Final = (
    select(FACT_EVENT)
    .where(FACT_EVENT.c.pack == number_of("pack"), FACT_EVENT.c.fact == number_of("fact"))
    .order_by(FACT_EVENT.c.sequence)
)
# Without an index: it is asked for only where the events do not tell.
_OF_QUESTION: Final = (
    select(LOG_ENTRY.c.sequence, *WRITTEN)
    .where(LOG_ENTRY.c.pack == number_of("pack"), LOG_ENTRY.c.question == number_of("question"), standing(LOG_ENTRY))
    .order_by(LOG_ENTRY.c.sequence)
)
_FORECASTS: Final = (
    select(LOG_ENTRY)
    .where(
        LOG_ENTRY.c.pack == number_of("pack"),
        LOG_ENTRY.c.kind == FORECAST_SAID,
        LOG_ENTRY.c.study_day >= bindparam("first"),
    )
    .order_by(LOG_ENTRY.c.sequence)
)
_NOTES: Final = (
    select(LOG_ENTRY)
    # In the words of the index on what is neither an answer nor about one.
    .where(LOG_ENTRY.c.question.is_(None), LOG_ENTRY.c.refers_to.is_(None))
    .where(LOG_ENTRY.c.kind == bindparam("kind"), LOG_ENTRY.c.pack == number_of("pack"))
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
        with self._database.reading() as connection:
            undos = undos_since_answer(connection, self._database.words.on(connection), pack)
        answers = ((undo, self.entry(undo.record.cancels)) for undo in undos if isinstance(undo.record, AnswerUndone))
        redated = self._days.true_days.redated
        return tuple(Undone(undo, redated(answer)) for undo, answer in answers if answer is not None)

    def note(self, record: LogRecord) -> LogEntry:
        """Put a record that changes no derived state on disk; when this returns, it is there for good.

        Raises ValueError for an answer, an undo, a redo or a clock note, which change it.
        """
        if isinstance(record, (Answered, AnswerUndone, AnswerRedone, ClockNoted)):
            raise ValueError("an answer is appended, an undo cancels, a redo puts back, a note redates")  # noqa: TRY004 - see the docstring
        return self._commit(record, _nothing_more)

    def notes_of(self, pack: PackId, kind: type[Noted]) -> tuple[Noted, ...]:
        """Return the records of one kind, which is neither an answer nor about one, in the order of the log."""
        with self._database.reading() as connection:
            words = self._database.words.on(connection)
            asked = {"pack": pack, "kind": KIND.number(word_of(kind))}
            rows = list(rows_as_dicts(connection.execute(_NOTES, asked)))
            records = [read_entry(row, words).record for row in rows]
        return tuple(one for one in records if isinstance(one, kind))

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
        """Return the stored derived state."""
        with self._database.reading() as connection:
            return read_state(connection, pack)

    def of_day(self, pack: PackId, day: StudyDay) -> tuple[LogEntry, ...]:
        """Return the day's answers that are not cancelled, oldest first."""
        entries: list[LogEntry] = []
        for written in self._days.true_days.written_as(day):
            with self._database.reading() as connection:
                words = self._database.words.on(connection)
                rows = list(rows_as_dicts(connection.execute(_OF_DAY, {"pack": pack, "day": written})))
                entries += (read_entry(row, words) for row in rows)
        return self._days.counted(entries, day)

    def events(self, pack: PackId, facts: Iterable[FactId]) -> Mapping[FactId, tuple[FactEvent, ...]]:
        """Return each fact's events of answers that are not cancelled, oldest first."""
        found = {}
        with self._database.reading() as connection:
            words = self._database.words.on(connection)
            for fact in facts:
                rows = list(rows_as_dicts(connection.execute(_EVENTS, {"pack": pack, "fact": fact})))
                found[fact] = tuple(read_event(row, words) for row in rows)
        return found

    def question_history(self, pack: PackId, question: QuestionId) -> tuple[tuple[int, StudyDay], ...]:
        """Return (sequence, study day) of a question's answers that are not cancelled, oldest first."""
        days = self._days.true_days
        with self._database.reading() as connection:
            rows = connection.execute(_OF_QUESTION, {"pack": pack, "question": question}).all()
            written = self._days.written(connection, [row[1:] for row in rows])
            return tuple((row.sequence, days.of(one)) for row, one in zip(rows, written, strict=True))

    def entry(self, review: ReviewId) -> LogEntry | None:
        """Return one entry."""
        with self._database.reading() as connection:
            row = next(rows_as_dicts(connection.execute(_ENTRY, {"review": id_column(review)})), None)
            return None if row is None else read_entry(row, self._database.words.on(connection))

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
            words = self._database.words.on(connection)
            rows = list(rows_as_dicts(connection.execute(_FORECASTS, asked)))
            records = [read_entry(row, words).record for row in rows]
        return tuple(one for one in records if isinstance(one, ForecastSaid) and one.for_day >= since)

    def put_aside(self, pack: PackId) -> frozenset[FactId]:
        """Return the facts that were put aside and not brought back since."""
        with self._database.reading() as connection:
            return facts_put_aside(connection, self._database.words.on(connection), pack)

    def study_days(self, pack: PackId) -> tuple[StudyDay, ...]:
        """Return the days with at least one answer that is not cancelled, oldest first."""
        written, touched = self._days.written_days(pack), self._days.true_days.touched
        if not touched:
            return written
        return tuple(sorted(set(written) - touched | {day for day in touched if self.of_day(pack, day)}))

    def replay(self, pack: PackId) -> Iterator[LogEntry]:
        """Yield every entry of the pack, cancelled ones and cancellations too, oldest first."""
        words, days = self._database.words, self._days.true_days
        return (days.redated(read_entry(row, words)) for row in self.rows() if words.text(row["pack"]) == pack)

    def replace_state(self, pack: PackId, state: LearnerState) -> None:
        """Put a rebuilt derived state in place of the stored one."""
        with self._database.writing() as connection:
            replace_state(connection, pack, state)

    def verify_chain(self) -> int | None:
        """Return the sequence of the first entry that was changed, None where the whole log holds."""
        return first_broken(self.rows(), self._database.words)

    def rows(self) -> Iterator[Mapping[str, Any]]:
        """Yield the rows of the whole log, oldest first, portion by portion; their words are then in memory."""
        after = 0
        while rows := self._rows_after(after):
            yield from rows
            after = rows[-1]["sequence"]

    def _rows_after(self, sequence: int) -> Sequence[Mapping[str, Any]]:
        with self._database.reading() as connection:
            rows = list(rows_as_dicts(connection.execute(_AFTER, {"after": sequence})))
            self._database.words.load(connection)
            return rows
