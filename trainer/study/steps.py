"""What the screens show: frozen, complete, and the same for the window and the terminal.

Messages and pack texts are put into words where they are shown; only the question and its grade are in one language.
"""

from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.asking import Asking
from trainer.domain.grade import Grade
from trainer.domain.message import NOTHING, Message, Wording
from trainer.domain.response import Response
from trainer.domain.review import ReasonKind, SessionKind
from trainer.domain.subject import FactId
from trainer.domain.text import Text


class Progress(NamedTuple):
    """Where the session stands."""

    answered: int
    share: float
    """0 to 1: of the minutes, or of the test's questions."""
    left_ms: int | None = None
    """What is left of the time of a test against the clock; None where nothing is timed."""


@dataclass(frozen=True, slots=True)
class AskStep:
    """A question to be answered."""

    asking: Asking
    topic: Wording
    """「時間軸 · 営業」; less where it would give the answer away."""
    reason: ReasonKind
    reason_text: Message
    """Why this question, as one plain sentence."""
    progress: Progress
    can_undo: bool
    flagged: bool
    retyping: Grade | None = None
    """After a near miss: the grade with its slips; the answer may be typed once more."""
    typed: str = ""
    """What was typed before, while retyping."""
    hint: Message = NOTHING
    """For the window, under a learner's first questions only: one quiet line on how to answer."""


class TwinColumn(NamedTuple):
    """One side of the small table."""

    fact: FactId
    side: Text
    """Name of the side."""
    name: Text
    text: Text
    was_asked: bool
    """True for the fact the question asked, False for its twin."""


class ContrastTable(NamedTuple):
    """A fact and its twin side by side; the asked fact's place in the field decides left and right."""

    aspect: Text
    left: TwinColumn
    right: TwinColumn


@dataclass(frozen=True, slots=True)
class FeedbackStep:
    """What comes after an answer, in the place where the question was."""

    asking: Asking
    topic: Wording
    response: Response
    grade: Grade
    decides: Text
    twins: tuple[ContrastTable, ...]
    """The chosen twin first; empty where the fact has none."""
    source: Message
    comes_back: Message
    """One sentence: when and in which company it comes back."""
    progress: Progress
    can_undo: bool
    flagged: bool
    hint: Message = NOTHING
    """For the window, after a learner's first wrong answer only: one quiet line on the twin table."""
    following: "AskStep | EndStep | None" = None
    """What going on shows, made with the answer; None only where feedback is read again at a test's end."""


class TopicResult(NamedTuple):
    """How one topic went in the session."""

    topic: Message
    right: int
    asked: int
    low: float = 0.0
    high: float = 1.0
    """The 80 % interval of the share that so few answers carry."""


@dataclass(frozen=True, slots=True)
class EndStep:
    """The session is over."""

    kind: SessionKind
    answered: int
    right: int
    minutes: float
    new_facts: int
    grown: int
    """Facts that reached a higher stage."""
    topics: tuple[TopicResult, ...]
    confused: tuple[tuple[Text, Text], ...]
    """Names of the pairs that were confused in this session, the first few."""
    next_day_text: Message
    """When to come back and what waits, in one sentence without numbers of debt."""
    to_review: tuple[FeedbackStep, ...] = ()
    """After a test: the wrong ones, each with its feedback."""
    can_undo: bool = False
    cost_text: Message = NOTHING
    """What a test, or practice beside the plan, took from the plan of the day, in one or two sentences; else empty."""
    more_confused: bool = False
    """Whether more pairs were confused than are named."""


Step = AskStep | FeedbackStep | EndStep


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One verified backup as the settings show it."""

    name: str
    when: str
    answers: int


@dataclass(frozen=True, slots=True)
class BackupsSnapshot:
    """Where the learner's data is and which backups exist."""

    folder: str
    backups: tuple[BackupLine, ...]
