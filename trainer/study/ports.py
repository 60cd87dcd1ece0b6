"""What studying needs from outside; `storage` provides it, `bootstrap` joins them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from trainer.domain.clock import Moment
from trainer.domain.learner import Confusion, FactEvent, FactState, QuestionState
from trainer.domain.log_records import ClockNoted, ForecastSaid
from trainer.domain.message import Message
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.question import ShowingId
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry, LogRecord, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.scheduling.ability import AbilitySnapshot
from trainer.scheduling.learner_state import LearnerState

__all__ = [
    "NEXT_SEQUENCE",
    "AbilitySnapshot",
    "BackupInfo",
    "Backups",
    "Flags",
    "Layouts",
    "LearnerState",
    "PreferenceStore",
    "ReviewLog",
    "StateChanges",
    "Undone",
]


Noted = TypeVar("Noted", bound=LogRecord)


class StateChanges(NamedTuple):
    """What one record changes in the derived state; written in the record's own transaction.

    The whole new rows; `gone_*` name rows that an undo leaves without any event.
    """

    facts: Sequence[FactState] = ()
    confusions: Sequence[Confusion] = ()
    questions: Sequence[QuestionState] = ()
    gone_facts: Sequence[FactId] = ()
    gone_confusions: Sequence[tuple[FactId, FactId]] = ()
    gone_questions: Sequence[ShowingId] = ()
    ability_snapshot: AbilitySnapshot | None = None
    """None: as it is."""


class Undone(NamedTuple):
    """An undo that stands, and the answer it took back."""

    undo: LogEntry
    answer: LogEntry


class ReviewLog(Protocol):
    """The append-only log and the state derived from it. All calls run on the database lane."""

    def append(self, answered: Answered, events: Mapping[FactId, FactEvent], changes: StateChanges) -> LogEntry:
        """Put an answer and its changes on disk in one transaction; when this returns, they are there for good.

        `events` has one event for every fact tested or lured (its `sequence` is ignored: the log assigns it, and also
        writes it into the `last_sequence` of the changed rows that equal `NEXT_SEQUENCE`).
        """
        ...

    def cancel(self, cancelled: AnswerUndone, changes: StateChanges) -> LogEntry:
        """Append an undo and its changes in one transaction; the undone answer stays in the log."""
        ...

    def redo(self, redone: AnswerRedone, events: Mapping[FactId, FactEvent], changes: StateChanges) -> LogEntry:
        """Append a redo and its changes in one transaction: the answer stands again, in its old place.

        `events` and `changes` are those of the answer, as for `append`.
        """
        ...

    def undone(self, pack: PackId) -> tuple[Undone, ...]:
        """Return what was taken back since the newest answer was given and not put back, the newest undo last."""
        ...

    def note(self, record: LogRecord) -> LogEntry:
        """Append a record that changes no derived state; when this returns, it is there for good."""
        ...

    def notes_of(self, pack: PackId, kind: type[Noted]) -> tuple[Noted, ...]:
        """Return the records of one kind, which is neither an answer nor about one, in the order of the log."""
        ...

    def of_assignments(self) -> tuple[LogRecord, ...]:
        """Return what was opened, acknowledged and handed in of assignments in any pack, in the order of the log."""
        ...

    def of_registration(self, registration: str) -> tuple[LogRecord, ...]:
        """Return every record of one registration, of all devices, in the order of the log."""
        ...

    def stands(self, answer: ReviewId) -> bool:
        """Return whether there is this answer and it was not taken back."""
        ...

    def redate(self, note: ClockNoted) -> LogEntry:
        """Append a clock note; from now on the answers it speaks of are handed out with the day they count as.

        The stored derived state is not: it is to be rebuilt afterwards.
        """
        ...

    def state(self, pack: PackId) -> LearnerState:
        """Return the stored derived state."""
        ...

    def of_day(self, pack: PackId, day: StudyDay) -> tuple[LogEntry, ...]:
        """Return the day's answers that are not cancelled, oldest first."""
        ...

    def events(self, pack: PackId, facts: Iterable[FactId]) -> Mapping[FactId, tuple[FactEvent, ...]]:
        """Return each fact's events of answers that are not cancelled, oldest first."""
        ...

    def question_history(self, pack: PackId, question: ShowingId) -> tuple[tuple[int, StudyDay], ...]:
        """Return (sequence, study day) of a question's answers in this wording that are not cancelled, oldest first.

        May read the whole log.
        """
        ...

    def entry(self, review: ReviewId) -> LogEntry | None:
        """Return one entry."""
        ...

    def latest_day(self) -> StudyDay | None:
        """Return the latest study day of an answer that stands, of any pack."""
        ...

    def days_after(self, pack: PackId, day: StudyDay) -> tuple[StudyDay, ...]:
        """Return the later days of any answer, taken back or not, oldest first."""
        ...

    def forecasts_said(self, pack: PackId, since: StudyDay) -> tuple[ForecastSaid, ...]:
        """Return the forecasts that were shown for days from `since` on, in the order of the log."""
        ...

    def put_aside(self, pack: PackId) -> frozenset[FactId]:
        """Return the facts that were put aside and not brought back since."""
        ...

    def study_days(self, pack: PackId) -> tuple[StudyDay, ...]:
        """Return the days with at least one answer that is not cancelled, oldest first."""
        ...

    def replay(self, pack: PackId) -> Iterator[LogEntry]:
        """Yield every entry of the pack, cancelled ones and cancellations too, oldest first."""
        ...

    def replace_state(self, pack: PackId, state: LearnerState) -> None:
        """Put a rebuilt derived state in place of the stored one."""
        ...

    def lost_state(self) -> bool:
        """Return whether the stored state was found damaged and taken away, so that it is to be made anew."""
        ...


NEXT_SEQUENCE = -1
"""Stands in a changed row's `last_sequence` for the sequence its record is about to get."""


class Flags(Protocol):
    """「この問題はおかしい」, kept locally."""

    def add(self, pack: PackId, pack_version: str, question: ShowingId, rev: int, utc_ms: int) -> None:
        """Keep one complaint; flagging the same revision again changes nothing."""
        ...

    def remove(self, pack: PackId, question: ShowingId) -> None:
        """Take a complaint back."""
        ...

    def flagged(self, pack: PackId) -> frozenset[ShowingId]:
        """Return the questions with a complaint, each in the wording it is about."""
        ...


class PreferenceStore(Protocol):
    """The learner's few settings."""

    def read(self) -> Preferences:
        """Return what is stored, defaults elsewhere."""
        ...

    def write(self, preferences: Preferences) -> None:
        """Store them."""
        ...


class Layouts(Protocol):
    """The pack's shape beside the learner's state, so that the home can be drawn before anything else is loaded."""

    def keep(self, pack: PackId, content_hash: str, layout: str) -> None:
        """Store the pack's layout (JSON) as the one to draw first."""
        ...


class BackupInfo(NamedTuple):
    """One verified backup."""

    path: Path
    utc_ms: int
    answers: int
    bytes: int


class Backups(Protocol):
    """Copies that have been read back before they got their name."""

    def make(self, utc_ms: int, watch: ProgressReporter = NO_PROGRESS) -> BackupInfo:
        """Write, read back, then rename."""
        ...

    def look_after(self, now: Moment, elapsed_ms: int, sequence: int) -> Message:
        """Begin a backup beside the answers where one is due after the entry `sequence`.

        `elapsed_ms` is of the clock that never runs backwards. Returns what went wrong with the one before, once; no
        sentence where nothing did.
        """
        ...

    def known(self) -> tuple[BackupInfo, ...]:
        """Return the verified backups, newest first."""
        ...

    @property
    def trouble(self) -> Message:
        """What went wrong with the newest backup, nothing where it was made."""
        ...

    def restore(self, backup: Path) -> None:
        """Put a backup in place of the database; the present file is set aside, never deleted."""
        ...
