"""The study days of the log as they count: clock notes say which were written with a clock that was ahead."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, FromClause, ScalarSelect, bindparam, func, select, update

from trainer.domain.log_records import ClockNoted
from trainer.domain.review import LogEntry
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import PackId
from trainer.domain.true_days import TrueDays, Written
from trainer.storage.learner.codes import ANSWER, CANCEL, KIND, REDO
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import read_entry
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.learner.tables import FACT_EVENT, LOG_ENTRY, WORD

_UNDO: Final = LOG_ENTRY.alias("undo")
_REDO: Final = LOG_ENTRY.alias("redo")


def standing(answer: FromClause) -> ColumnElement[bool]:
    """Return the condition for an answer that was not undone, or whose every undo was taken back."""
    redone = select(_REDO.c.sequence).where(_REDO.c.refers_to == _UNDO.c.id, _REDO.c.kind == REDO).exists()
    undone = select(_UNDO.c.sequence).where(_UNDO.c.refers_to == answer.c.id, _UNDO.c.kind == CANCEL, ~redone)
    return (answer.c.kind == ANSWER) & ~undone.exists()


def number_of(name: str) -> ScalarSelect[int]:
    """Return the number of the word that is bound to `name`; NULL, and so no row, where it was never written."""
    return select(WORD.c.number).where(WORD.c.text == bindparam(name)).scalar_subquery()


_PLACE: Final = func.coalesce(LOG_ENTRY.c.place, LOG_ENTRY.c.sequence)
WRITTEN: Final = (LOG_ENTRY.c.pack, LOG_ENTRY.c.device, _PLACE, LOG_ENTRY.c.study_day)
"""The columns of a `Written`."""
_LATEST_FIRST: Final = select(*WRITTEN).where(standing(LOG_ENTRY)).order_by(LOG_ENTRY.c.study_day.desc())
_LATER: Final = select(*WRITTEN).where(
    LOG_ENTRY.c.study_day > bindparam("day"), LOG_ENTRY.c.pack == number_of("pack"), LOG_ENTRY.c.kind == ANSWER
)
_NOTES: Final = (
    select(LOG_ENTRY)
    # In the words of the index on what is neither an answer nor about one.
    .where(LOG_ENTRY.c.question.is_(None), LOG_ENTRY.c.refers_to.is_(None))
    .where(LOG_ENTRY.c.kind == KIND.number("clock_note"))
    .order_by(LOG_ENTRY.c.sequence)
)
# The days come from an index alone, and the first answer that stands settles a day: a long log is not read whole.
_DAY: Final = select(LOG_ENTRY.c.study_day).distinct().subquery()
_ON_IT: Final = LOG_ENTRY.alias("on_it")
_DAYS: Final = (
    select(_DAY.c.study_day)
    .where(
        select(_ON_IT.c.sequence)
        .where(_ON_IT.c.study_day == _DAY.c.study_day, _ON_IT.c.pack == number_of("pack"), standing(_ON_IT))
        .exists()
    )
    .order_by(_DAY.c.study_day)
)
_REDATE: Final = (
    update(FACT_EVENT)
    .where(FACT_EVENT.c.pack == number_of("its_pack"), FACT_EVENT.c.study_day == bindparam("false_day"))
    .where(
        select(LOG_ENTRY.c.sequence)
        .where(LOG_ENTRY.c.sequence == FACT_EVENT.c.sequence, LOG_ENTRY.c.device == number_of("its_device"))
        .exists()
    )
    .values(study_day=bindparam("true_day"))
)


def redate(connection: Connection, note: ClockNoted) -> None:
    """Give the events of the answers that a note speaks of, those written before it, the day they count as."""
    named = {"its_pack": note.pack, "its_device": note.device}
    connection.execute(_REDATE, {**named, "false_day": note.false_day, "true_day": note.true_day})


class CountedDays:
    """Reads the few notes once, and again after `forget`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._true_days: TrueDays | None = None

    def forget(self) -> None:
        """Read the notes again: there is another one, or another file."""
        self._true_days = None

    @property
    def true_days(self) -> TrueDays:
        """As which day each answer counts."""
        if self._true_days is None:
            with self._database.reading() as connection:
                words = self._database.words.on(connection)
                entries = [read_entry(row, words) for row in list(rows_as_dicts(connection.execute(_NOTES)))]
            self._true_days = TrueDays((one.place, one.record) for one in entries if isinstance(one.record, ClockNoted))
        return self._true_days

    def written(self, connection: Connection, rows: Iterable[Sequence[Any]]) -> Iterator[Written]:
        """Yield rows of the columns `WRITTEN` with their words."""
        words = self._database.words.on(connection)
        for pack, device, place, day in rows:
            yield Written(PackId(words.text(pack)), words.text(device), place, StudyDay(day))

    def latest(self) -> StudyDay | None:
        """Return the latest day of an answer that stands, of any pack."""
        days, latest = self.true_days, None
        with self._database.reading() as connection:
            for one in self.written(connection, connection.execute(_LATEST_FIRST)):
                if latest is not None and one.day <= latest:
                    break
                latest = days.of(one) if latest is None else max(latest, days.of(one))
        return latest

    def after(self, pack: PackId, day: StudyDay) -> tuple[StudyDay, ...]:
        """Return the later days of any answer, taken back or not, oldest first."""
        days = self.true_days
        with self._database.reading() as connection:
            rows = connection.execute(_LATER, {"pack": pack, "day": day}).all()
            found = {days.of(one) for one in self.written(connection, rows)}
        return tuple(sorted(one for one in found if one > day))

    def written_days(self, pack: PackId) -> tuple[StudyDay, ...]:
        """Return the days that stand on answers that stand, oldest first."""
        with self._database.reading() as connection:
            return tuple(StudyDay(day) for day in connection.execute(_DAYS, {"pack": pack}).scalars())

    def counted(self, entries: Iterable[LogEntry], day: StudyDay) -> tuple[LogEntry, ...]:
        """Return those that count as `day`, in the order of the log."""
        redated = map(self.true_days.redated, entries)
        return tuple(sorted((one for one in redated if one.record.study_day == day), key=lambda one: one.sequence))
