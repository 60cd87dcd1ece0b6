"""The review log's records: append-only, complete enough to replay any model later."""

from dataclasses import dataclass
from typing import Final, Literal, NewType

from trainer.domain.grade import FactOutcome
from trainer.domain.question import Form, QuestionId
from trainer.domain.response import Confidence, Response
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.domain.text import Language

ReviewId = NewType("ReviewId", str)
"""A UUID: two devices never make the same one."""

SessionKind = Literal["learn", "review", "test", "timed_test", "weak", "fact"]
"""Learn new facts, the day's review, a test, a test against the clock, weak topics, or one fact picked in the field."""

TESTS: Final[tuple[SessionKind, ...]] = ("test", "timed_test")
"""Feedback only at the end."""

ReasonKind = Literal[
    "new", "due", "short", "last", "ahead", "reask", "twin", "confused", "weak", "probe", "picked", "test"
]
"""Why a question was chosen. short: its topic has more of the time, for it lacks more than others; last: once more in
the final third before a due date; reask: wrong earlier in this session; twin: one of a pair that was mixed up."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, as it will be kept for ever."""

    id: ReviewId
    device: str
    utc_ms: int
    offset_minutes: int
    study_day: StudyDay
    pack: PackId
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


@dataclass(frozen=True, slots=True)
class AnswerUndone:
    """An undo: takes back one earlier answer and touches nothing else."""

    id: ReviewId
    device: str
    utc_ms: int
    offset_minutes: int
    study_day: StudyDay
    pack: PackId
    cancels: ReviewId


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A record in its place in the log."""

    sequence: int
    """1, 2, 3, … in the order they were written."""
    format: int
    """Number of the record format: decides which fields the hash covers."""
    previous_hash: str
    hash: str
    record: Answered | AnswerUndone
