"""The review log's records: append-only, complete enough to replay any model later.

Here stand what all records share, the answer, and its undo; `log_records` has the rest.
"""

from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, NewType

from trainer.domain.grade import FactOutcome
from trainer.domain.question import Form, QuestionId, ShowingId, showing_of
from trainer.domain.response import Confidence, Response
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.domain.text import Language

ReviewId = NewType("ReviewId", str)
"""A UUID: two devices never make the same one."""

SessionKind = Literal["learn", "review", "test", "timed_test", "weak", "fact", "placement", "check_day"]
"""Learn new facts, the day's review, a test, a test against the clock, weak topics, one fact picked in the field,
finding out what is known already, or a day's check with questions that are never trained."""

TESTS: Final[tuple[SessionKind, ...]] = ("test", "timed_test")
"""What a learner calls a test."""

TOLD_AT_THE_END: Final[tuple[SessionKind, ...]] = (*TESTS, "check_day")
"""Feedback only at the end, and as many questions as were planned."""

ReasonKind = Literal[
    "new",
    "due",
    "shortfall",
    "final_review",
    "ahead",
    "relearn",
    "contrast",
    "confused",
    "weak",
    "probe",
    "picked",
    "test",
]
"""Why a question was chosen. shortfall: its topic has more of the time, for it lacks more than others; final_review:
once more in the final third before a due date; relearn: wrong earlier in this session; contrast: one of a pair that was
mixed up."""


class RegistrationLink(NamedTuple):
    """The place of a record in the chain of one assignment: what is handed in can be checked without the rest."""

    registration: str
    """A UUID: one person's one undertaking of one assignment."""
    place: int = 0
    """1, 2, 3, … among the device's records of this registration; 0 before the log has given it its place."""
    previous_hash: str = ""
    """Of the device's record before it in this registration; `hash_chain.FIRST_HASH` for the first."""


class Draw(NamedTuple):
    """The numbers that a question with parameters was asked with; kept, so that a replay needs no pack."""

    seed: int
    values: tuple[tuple[str, str], ...] = ()
    """Name and value of every parameter, as they were shown."""


class Credit(NamedTuple):
    """What one answer was taken to say of one fact, beyond right and wrong."""

    fact: FactId
    share: float
    """0 to 1 of a whole answer to this fact alone."""


@dataclass(frozen=True, slots=True)
class LogRecord:
    """What every record says. A field with a default is left out of what is hashed while it has that value."""

    id: ReviewId
    device: str
    """The device it was made on; each has a chain of its own."""
    utc_ms: int
    offset_minutes: int
    study_day: StudyDay
    pack: PackId
    link: RegistrationLink | None = field(default=None, kw_only=True)
    """None for what belongs to no assignment."""


@dataclass(frozen=True, slots=True)
class Answered(LogRecord):
    """One answer, as it will be kept for ever."""

    pack_version: str
    question: QuestionId
    question_rev: int
    question_type: str
    """The type's name."""
    form: Form
    """What answering demanded then; kept, so that a replay needs no pack."""
    outcomes: tuple[FactOutcome, ...]
    response: Response
    first_response: Response | None
    """The near miss before a retyped answer, else None."""
    order: tuple[str, ...]
    seed: int
    options: int
    lures: tuple[FactId, ...]
    """The facts that were taken for the right ones."""
    correct: bool
    confidence: Confidence | None
    milliseconds: int
    """Time on the question, without the time the window was away, capped."""
    session: str
    """A UUID of the session."""
    session_kind: SessionKind
    position: int
    """1 for the first question of the session."""
    reason: ReasonKind
    reason_fact: FactId | None
    """The fact the reason is about: the confused twin, the weak one."""
    predicted_recall: float | None
    """Of the fact it was chosen for, before the answer; None for a fact never met."""
    probe: bool
    """Drawn at random, for an unbiased measure."""
    language: Language
    policy: str
    """Name and version."""
    model: str
    """Name and version of the memory model."""
    arm: str = ""
    """Which way a randomised decision fell, e.g. "together"; empty where none was made."""
    arm_probability: float | None = None
    """How likely this way was, 0 to 1; None where none was made, or where it was not kept."""
    lot: str = ""
    """The randomised decision that the arm belongs to."""
    variant: str = ""
    """Which wording of the question was shown; empty for the question's own."""
    draw: Draw | None = None
    """None for a question without parameters."""
    reserved: bool = False
    """A question that is never trained, asked to tell knowing a fact from remembering a question."""
    hint_shown: bool = False
    matched: str = ""
    """What a free response was matched with: an accepted wording, a lure, a number with its unit."""
    pack_hash: str = ""
    """The pack's content hash beside its version."""
    credited: tuple[Credit, ...] = ()
    """Empty: every tested fact by its outcome."""
    goal: str = ""
    """The goal whose minutes it took; empty for the learner's own."""

    @property
    def showing(self) -> ShowingId:
        """Return the question in the wording it was asked in."""
        return showing_of(self.question, self.variant)


def is_showing(record: LogRecord, showing: ShowingId) -> bool:
    """Return whether it is an answer to a question in this wording."""
    return isinstance(record, Answered) and record.showing == showing


@dataclass(frozen=True, slots=True)
class AnswerUndone(LogRecord):
    """An undo: takes back one earlier answer and touches nothing else."""

    cancels: ReviewId


@dataclass(frozen=True, slots=True)
class AnswerRedone(LogRecord):
    """A redo: takes back one earlier undo, so that its answer stands again."""

    redoes: ReviewId
    """The undo's id."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A record in its place in the log."""

    sequence: int
    """1, 2, 3, … in the order of this log; the log of another computer may have another."""
    place: int
    """1, 2, 3, … in the chain of the record's device."""
    format: int
    """Number of the canonical form that the hash is of."""
    hash: str
    """Over the record, its place and the hash of the device's entry before it."""
    record: LogRecord
