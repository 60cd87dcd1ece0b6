"""Training that somebody assigns: what is asked of whom, until when, what counts, and what is handed in."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from trainer.domain.question import QuestionId
from trainer.domain.subject import FactId, PackId
from trainer.domain.text import Text

AttemptPolicy = Literal["latest", "best", "first"]
"""Which answer to an item counts; a trainer has no runs, so it is told for each item."""

Collected = Literal["confidence", "flags", "typed_text", "hours", "question_improvement", "effect"]
"""What may be handed in beyond the answers themselves; nothing, unless the assignment names it."""

COLLECTED: Final[tuple[Collected, ...]] = (
    "confidence",
    "flags",
    "typed_text",
    "hours",
    "question_improvement",
    "effect",
)


class PassRule(NamedTuple):
    """What completes an assignment; every part that is set must be met, and one is."""

    seen_all: bool = False
    """Every item has an answer."""
    score: float | None = None
    """At least this share of the items is right, by `of`."""
    of: AttemptPolicy = "latest"
    held_days: int | None = None
    """Every fact right on at least as many separate days."""
    test_questions: int | None = None
    """A test of as many questions, with `score`."""


class Notice(NamedTuple):
    """What a learner is told before anything is collected; it is acknowledged, not consented to."""

    purpose: Text
    contact: str
    """Whom to ask, in whatever language."""
    keep_until: str
    """The day until which results are kept, as YYYY-MM-DD."""


class Personal(NamedTuple):
    """What one person's own file says beyond the common one."""

    person: str
    """The employee code, as it is compared (NFKC, trimmed)."""
    due_ms: int | None = None
    exempt: bool = False
    paused: bool = False
    """On leave: nothing is due before another file says so."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One revision of what is assigned; it names nobody but, in an own file, whom it is for."""

    id: str
    """Constant over all revisions, unique in its organisation."""
    rev: int
    """1, 2, 3, …; an older one never replaces a newer one."""
    organisation: str
    """Its name, as people know it."""
    organisation_key: bytes
    """Public; it signs assignments, and results are closed for it."""
    title: Text
    pack: PackId
    pack_version: str
    pack_hash: str
    """Of the pack's content, as it stands beside every answer."""
    facts: tuple[FactId, ...]
    questions: tuple[QuestionId, ...]
    """The items that count; reserved variants never among them."""
    open_ms: int
    due_ms: int | None
    """UTC; None where `due_days` says it."""
    due_days: int | None
    """Days after the first opening."""
    zone: str
    """An IANA name; dates are said in it."""
    passing: PassRule
    valid_days: int | None
    """How long a completion is valid; a renewal is another assignment."""
    collect: tuple[Collected, ...]
    notice: Notice
    return_to: str
    """A folder for results, as the learner's computer names it; empty: to be chosen."""
    personal: Personal | None = None


class HandedInAnswer(NamedTuple):
    """One answer as it is handed in: no more than a result may say."""

    id: str
    """The record's UUID."""
    device: str
    place: int
    """1, 2, 3, … in what this device hands in for the registration; answers and undos share it."""
    previous: str
    """SHA-256 of the link before, `hash_chain.FIRST_HASH` for the first."""
    question: QuestionId
    rev: int
    variant: str
    draw: tuple[tuple[str, str], ...]
    """Name and value of every parameter."""
    order: tuple[str, ...]
    response: tuple[str, ...]
    """Keys of what was chosen or placed. For typed answers what each matched: `w:` and the pack's accepted wording,
    `l:` and the pack's lure, `n:` and the number in the unit shown, `other`, nothing where it was left empty; `t:` and
    the text itself, instead of `other`, only where the assignment collects it."""
    claimed: bool
    """Whether the learner's app called it right; the console judges anew and compares."""
    milliseconds: int
    utc_ms: int
    offset_minutes: int
    reserved: bool = False
    kind: str = ""
    """The session's kind: test answers are told from training."""
    confidence: str = ""
    """Empty unless collected."""
    arm: str = ""
    """Empty unless the effect is measured."""
    seed: int = 0
    """Of the showing: with it what was drawn can be drawn again, and judged."""
    language: str = ""
    """In which it was asked: what the stem promises of a typed answer is said in it."""


class HandedInUndo(NamedTuple):
    """An answer that was taken back, or put back again."""

    id: str
    device: str
    place: int
    previous: str
    of: str
    """The answer's id, or for a redo the undo's."""
    redo: bool
    utc_ms: int
    offset_minutes: int


HandedInLink = HandedInAnswer | HandedInUndo


@dataclass(frozen=True, slots=True)
class Result:
    """What one hand-in holds: everything of one registration that the device which wrote it knows."""

    assignment: str
    rev: int
    """Which revision the learner last opened."""
    registration: str
    person: str
    """The employee code as the learner gave it."""
    pack_hash: str
    app: str
    """Version of the app."""
    written_ms: int
    offset_minutes: int
    acknowledged_ms: int
    """When the notice was acknowledged."""
    links: tuple[HandedInLink, ...]
    """Of every device, in the order of (device, place)."""
    device: str
    device_key: bytes
    """Public; it signed the file."""
    flagged: tuple[QuestionId, ...] = ()
    """Odd questions the learner marked; empty unless collected."""


State = Literal["not_started", "in_progress", "completed", "exempt", "on_leave", "left"]
"""Of one person in one assignment; enrolled is always the sum of all."""

Flag = Literal[
    "history_rewritten",
    "same_id_other_body",
    "claim_differs",
    "key_used_by_two",
    "fork",
    "clock_backwards",
    "older_revision",
    "other_content",
    "fast",
]
"""What a person should look at; never a verdict."""
