"""How an answer was judged, fact by fact."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from trainer.domain.message import NOTHING, Message
from trainer.domain.subject import FactId


class Verdict(Enum):
    """Right, wrong, so near that it may be typed once more, or nothing that can be read and is asked for again."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"
    UNREAD = "unread"


class FactOutcome(NamedTuple):
    """What one answer says about one fact it tested."""

    fact: FactId
    correct: bool
    taken_for: FactId | None = None
    """The fact it was taken for, where the wrong part names one."""


class PartMark(NamedTuple):
    """How one part of the answer is to be marked in the view.

    `key` is an option's key, a blank's label, "left=right" / "case=bin" as answered, or "" for the one typed text.
    """

    key: str
    chosen: bool
    right: bool
    """True where this part belongs to the right answer (for a pair or a case: where it was put right)."""
    answer: str = ""
    """The right text for this part, where the mark alone does not show it (bin name, right pair, blank's text)."""


class Refutation(NamedTuple):
    """What was chosen, why it is tempting and wrong, and the fact it was taken for."""

    chosen: str
    why: str
    taken_for: FactId | None = None
    lead: Message = NOTHING
    """What stands before `why`, where "you chose" would not be true."""


class Remark(NamedTuple):
    """What only this type of question has to say about an answer; shown wherever feedback is."""

    lead: Message
    text: str
    """In the asking's language."""


class Score(NamedTuple):
    """How many parts of the answer were right, of all."""

    right: int
    of: int


class Slip(NamedTuple):
    """A run of the typed text; `differs` where it is not as in the accepted answer."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Grade:
    """The judgement of one response to one asking."""

    verdict: Verdict
    outcomes: tuple[FactOutcome, ...]
    """One for every fact the question tests, in that order."""
    marks: tuple[PartMark, ...]
    right_answer: str
    """The right answer as one plain line in the asking's language."""
    refutations: tuple[Refutation, ...] = ()
    """Of the wrong parts that were chosen; with UNREAD the one that says how to write it."""
    slips: tuple[Slip, ...] = ()
    """Only with NEAR: the typed text, run by run."""
    score: Score | None = None
    """Where the answer has parts that are judged one by one."""
    remarks: tuple[Remark, ...] = ()
    matched: tuple[str, ...] = ()
    """Of typed answers what each part matched, as `HandedInAnswer.response` says it; empty where keys were chosen."""

    @property
    def correct(self) -> bool:
        """Return whether the whole answer counts as right."""
        return self.verdict is Verdict.RIGHT
