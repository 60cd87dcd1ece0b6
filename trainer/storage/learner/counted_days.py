"""The study days of the log as they count: clock notes say which were written with a clock that was ahead."""

from collections.abc import Callable, Iterable
from typing import Final

from sqlalchemy import ColumnElement, Connection, FromClause, ScalarSelect, bindparam, select, update

from trainer.domain.log_records import ClockNoted
from trainer.domain.review import LogEntry
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import PackId
from trainer.domain.true_days import TrueDays, Written
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.codes import ANSWER, CANCEL, KIND, REDO
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import place_of, read_entry
from trainer.storage.learner.row_door import Row
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


_LATEST_FIRST: Final = select(LOG_ENTRY).where(standing(LOG_ENTRY)).order_by(LOG_ENTRY.c.study_day.desc())
_LATER: Final = select(LOG_ENTRY).where(
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
_OF_FALSE_DAY: Final = (
    select(FACT_EVENT)
    .where(FACT_EVENT.c.pack == number_of("its_pack"), FACT_EVENT.c.study_day == bindparam("false_day"))
    .where(
        select(LOG_ENTRY.c.sequence)
        .where(LOG_ENTRY.c.sequence == FACT_EVENT.c.sequence, LOG_ENTRY.c.device == number_of("its_device"))
        .exists()
    )
)
_DAY_OF_EVENT: Final = (
    update(FACT_EVENT)
    .where(*(column == bindparam(f"its_{column.name}") for column in FACT_EVENT.primary_key.columns))
    .values(study_day=bindparam("true_day"), crc=bindparam("its_crc"))
)
_LATEST_DAY: Final = 2_932_896
"""31 December 9999; a row that says a later one, or one as far before 1970, is damaged."""


def redate(connection: Connection, note: ClockNoted) -> None:
    """Give the events of the answers that a note speaks of, those written before it, the day they count as."""
    named = {"its_pack": note.pack, "its_device": note.device, "false_day": note.false_day}
    rows = rows_as_dicts(connection.execute(_OF_FALSE_DAY, named))
    moved = [with_crc({**row, "study_day": note.true_day}) for row in rows]
    if moved:
        keys = ("pack", "fact", "sequence", "crc")
        connection.execute(
            _DAY_OF_EVENT, [{"true_day": note.true_day, **{f"its_{key}": row[key] for key in keys}} for row in moved]
        )


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
                entries = self._database.door.read(connection, LOG_ENTRY, _NOTES, lambda row: read_entry(row, words))
            self._true_days = TrueDays((one.place, one.record) for one in entries if isinstance(one.record, ClockNoted))
        return self._true_days

    def written_by(self, connection: Connection) -> Callable[[Row], Written]:
        """Return how a whole row of the log becomes what a clock note may be about."""
        words = self._database.words.on(connection)

        def written(row: Row) -> Written:
            day = StudyDay(row["study_day"])
            return Written(PackId(words.text(row["pack"])), words.text(row["device"]), place_of(row), day)

        return written

    def latest(self) -> StudyDay | None:
        """Return the latest day of an answer that stands, of any pack."""
        days, latest = self.true_days, None
        with self._database.reading() as connection:
            rows = rows_as_dicts(connection.execute(_LATEST_FIRST))
            for one in self._database.door.read_all(LOG_ENTRY, rows, self.written_by(connection)):
                if latest is not None and one.day <= latest:
                    break
                latest = days.of(one) if latest is None else max(latest, days.of(one))
        return latest

    def after(self, pack: PackId, day: StudyDay) -> tuple[StudyDay, ...]:
        """Return the later days of any answer, taken back or not, oldest first."""
        days = self.true_days
        with self._database.reading() as connection:
            asked = {"pack": pack, "day": day}
            read = self.written_by(connection)
            found = {days.of(one) for one in self._database.door.read(connection, LOG_ENTRY, _LATER, read, asked)}
        return tuple(sorted(one for one in found if one > day))

    def written_days(self, pack: PackId) -> tuple[StudyDay, ...]:
        """Return the days that stand on answers that stand, oldest first."""
        with self._database.reading() as connection:
            days = connection.execute(_DAYS, {"pack": pack}).scalars()
            return tuple(StudyDay(day) for day in days if abs(day) <= _LATEST_DAY)

    def counted(self, entries: Iterable[LogEntry], day: StudyDay) -> tuple[LogEntry, ...]:
        """Return those that count as `day`, in the order of the log."""
        redated = map(self.true_days.redated, entries)
        return tuple(sorted((one for one in redated if one.record.study_day == day), key=lambda one: one.sequence))
