"""What the screens show: frozen, complete, and the same for the window and the terminal.

Messages and pack texts are put into words where they are shown; only the question and its grade are in one language.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from trainer.domain.asking import Asking
from trainer.domain.grade import Grade
from trainer.domain.message import NOTHING, Message, Wording
from trainer.domain.response import Response
from trainer.domain.review import ReasonKind, SessionKind
from trainer.domain.subject import FactId, Place
from trainer.domain.tally import Tally
from trainer.domain.text import Text


class Progress(NamedTuple):
    """Where the session stands."""

    answered: int
    share: float
    """0 to 1: of the minutes, or of the test's questions."""
    left_ms: int | None = None
    """What is left of the time of a test against the clock; None where nothing is timed."""
    of: int | None = None
    """The number of questions of a test; None where the minutes decide."""


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
    """The answer may be typed once more: after a near miss the grade with its slips, else why it could not be read."""
    typed: str = ""
    """What was typed before, while retyping."""
    hint: Message = NOTHING
    """For the window, under a learner's first questions only: one quiet line on how to answer."""
    notice: Message = NOTHING
    """What is to be told once, before the question: the clock was ahead."""
    can_redo: bool = False
    """Whether an answer was taken back that may stand again."""


class FactCard(NamedTuple):
    """A fact as feedback shows it."""

    fact: FactId
    side: Text
    """Name of the side."""
    name: Text
    text: Text
    was_asked: bool
    """True for a fact the question asked, False for a twin."""


class Contrast(NamedTuple):
    """An asked fact and, beside it, what it is easily taken for."""

    aspect: Text
    asked: FactCard
    twins: tuple[FactCard, ...]
    """The one it was taken for first; none where all were shown already."""
    asked_stands_right: bool
    """Whether the first twin stands left of the asked fact, as in the field."""
    own_words: str = ""
    """What tells the asked fact and the first twin apart, in the learner's words."""
    may_word: bool = False
    """Whether the learner is asked for them: the two were confused twice."""


class Part(Enum):
    """What a line of feedback is about."""

    ANSWER = "answer"
    REFUTATION = "refutation"
    DECIDES = "decides"
    REMARK = "remark"


class Said(NamedTuple):
    """A line of feedback: its lead and, in the pack's words, what there is to say; of a grade in one language only."""

    part: Part
    lead: Message
    text: Text


class Outcome(Enum):
    """The verdict as people are told it: not having known is no mistake."""

    RIGHT = "right"
    TOLD = "told"
    WRONG = "wrong"


class Stuck(NamedTuple):
    """A missed fact that does not stick."""

    fact: FactId
    said: Message
    """How often it was wrong and what is done about it; or that it is put aside."""
    text: Text
    """Its explanation, to be read in peace."""
    source: Message
    aside: bool
    """Whether it is put aside."""
    stays: bool = False
    """Whether it cannot be put aside, because somebody else set it."""
    address: str = ""
    """Of the source, to be opened by who wants to; it stands in `source`, too."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """The parts of a feedback, built once: window, terminal, announcement and a test's end show these and no others."""

    outcome: Outcome
    verdict: Message
    """The outcome in a word."""
    score: Message
    """「4/5」, where the answer has parts that are judged one by one and not all were right; else nothing."""
    said: tuple[Said, ...]
    """Right answer, refutations, what decides, what only this type says; in the order of telling."""
    contrasts: tuple[Contrast, ...]
    """The missed facts first; no fact is shown twice."""
    comes_back: Message
    """One sentence: when and in which company it comes back."""
    source: Message
    stuck: Stuck | None = None
    """A missed fact that was wrong on too many days."""
    address: str = ""
    """Of the source, to be opened by who wants to; it stands in `source`, too."""

    def text_of(self, part: Part) -> tuple[Text, ...]:
        """Return what is said about `part`."""
        return tuple(said.text for said in self.said if said.part is part)


@dataclass(frozen=True, slots=True)
class FeedbackStep:
    """What comes after an answer, in the place where the question was."""

    asking: Asking
    topic: Wording
    response: Response
    grade: Grade
    """For the marks in the answer itself."""
    told: Feedback
    progress: Progress
    can_undo: bool
    flagged: bool
    hint: Message = NOTHING
    """For the window, after a learner's first wrong answer only: one quiet line on the contrast table."""
    may_accept: bool = False
    """Whether the learner may say that it was right: typed words that nobody foresaw as wrong."""
    following: "AskStep | EndStep | None" = None
    """What going on shows, made with the answer; None only where feedback is read again at a test's end."""
    can_redo: bool = False
    """Whether a later answer was taken back that may stand again."""


class TopicResult(NamedTuple):
    """How one topic went in the session."""

    topic: Message
    right: int
    """Of the facts asked; see `domain.tally`."""
    asked: int
    low: float = 0.0
    high: float = 1.0
    """The 80 % interval of the share that so few answers carry."""


class Grown(NamedTuple):
    """A fact that moved in the field."""

    name: Text
    place: Place
    before: int
    """Its stage, as in the field; 0 where it is new there."""
    stage: int


@dataclass(frozen=True, slots=True)
class EndStep:
    """The session is over."""

    kind: SessionKind
    counts: Tally
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
    plants: tuple[Grown, ...] = ()
    """What is new in the field or reached a higher stage, the highest first."""
    freed: tuple[tuple[Text, Text], ...] = ()
    """Names of the pairs that are confused no more since this session."""
    left: bool = False
    """Whether it was left before its end and can be gone on with today."""
    focus_text: Message = NOTHING
    """What is practised alone at present."""

    @property
    def answered(self) -> int:
        """Questions."""
        return self.counts.questions

    @property
    def right(self) -> int:
        """Questions with everything right."""
        return self.counts.right


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
    second: str = ""
    """The second folder, which the learner chose; empty: none."""
    trouble: Message = NOTHING
    """What went wrong with the newest one."""
