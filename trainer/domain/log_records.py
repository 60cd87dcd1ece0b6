"""What goes into the log beside answers. The state leaves out what it does not know of yet; the chain never does."""

from dataclasses import dataclass

from trainer.domain.question import QuestionId
from trainer.domain.review import LogRecord, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId


@dataclass(frozen=True, slots=True)
class SetAside(LogRecord):
    """A fact, or one question, is not asked until it is brought back."""

    fact: FactId | None
    question: QuestionId | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class BroughtBack(LogRecord):
    """A fact or question that was set aside is asked again."""

    fact: FactId | None
    question: QuestionId | None


@dataclass(frozen=True, slots=True)
class OwnWordingAccepted(LogRecord):
    """「これも正解」: the learner keeps a wording of their own for one question; it counts nowhere else."""

    question: QuestionId
    wording: str
    answer: ReviewId | None = None
    """The answer that is right by it."""
    variant: str = ""
    """Which wording of the question it answers; empty for the question's own."""


@dataclass(frozen=True, slots=True)
class OwnWordsOnPair(LogRecord):
    """What tells a confused pair apart, in the learner's own words; empty words take the earlier ones back."""

    fact: FactId
    other: FactId
    words: str


@dataclass(frozen=True, slots=True)
class ClockNoted(LogRecord):
    """The clock was found to have been wrong: answers of one false day count as of another."""

    false_day: StudyDay
    true_day: StudyDay


@dataclass(frozen=True, slots=True)
class AssignmentOpened(LogRecord):
    """The learner took on an assignment, or a later revision of it."""

    assignment: str
    """The assignment as its file tells it, JSON; the file's signature held."""
    person: str
    """The employee code, as the learner gave it."""


@dataclass(frozen=True, slots=True)
class NoticeAcknowledged(LogRecord):
    """The learner saw who asks, and what will be sent and what never."""

    notice_hash: str
    """SHA-256 of the notice's words as they were shown."""
    collected: tuple[str, ...] = ()
    """What it named beyond the answers: of answers that came before it nothing of that is ever handed in."""


@dataclass(frozen=True, slots=True)
class HandedIn(LogRecord):
    """A result was written."""

    result: str
    """The result file's id."""
    answers: int
    head: str
    """Hash of the newest entry it holds."""


@dataclass(frozen=True, slots=True)
class ForecastSaid(LogRecord):
    """A forecast that was shown, to be held against what came."""

    about: str
    """What it is about: "all", a topic, or a goal."""
    for_day: StudyDay
    mean: float
    low: float
    high: float
    verdict: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class PackUpdated(LogRecord):
    """The pack was put in place of an earlier version."""

    from_version: str
    from_hash: str
    to_version: str
    to_hash: str


@dataclass(frozen=True, slots=True)
class PackRolledBack(LogRecord):
    """An update was taken back."""

    update: ReviewId


@dataclass(frozen=True, slots=True)
class ProgressReset(LogRecord):
    """What was known of a fact, or of all, counts no more from here."""

    fact: FactId | None = None


@dataclass(frozen=True, slots=True)
class KeyCorrected(LogRecord):
    """The pack had a wrong key: earlier answers to this question are judged anew."""

    question: QuestionId
    rev: int
    told: bool = False
    """Whether the learner was told."""


@dataclass(frozen=True, slots=True)
class CopiedFromDevice(LogRecord):
    """The record of another device was taken over up to here."""

    source: str
    """The other device."""
    place: int
    head: str
    """Place and hash of its newest entry."""
