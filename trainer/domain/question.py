"""Questions: one way to ask one or more facts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final, NewType

from trainer.domain.subject import FactId, LevelId, Source
from trainer.domain.text import Text

if TYPE_CHECKING:  # ten milliseconds before the first paint, for what few questions have
    from trainer.domain.exhibit import Exhibit

QuestionId = NewType("QuestionId", str)
"""Unique inside its pack, never changed, never reused."""

ShowingId = NewType("ShowingId", str)
"""A question in one of its wordings: the question's id, for a variant with "~" and the variant's key behind it."""

BETWEEN: Final = "~"
"""No id and no key has it."""


class Form(Enum):
    """What answering demands; a fact moves from recognising to producing."""

    RECOGNISE = "recognise"
    CONTRAST = "contrast"
    PRODUCE = "produce"
    SELF_JUDGED = "self-judged"


def number_of_forms(forms: Iterable[Form]) -> int:
    """Return in how many forms a fact with such questions is asked; the self-judged one only where it is alone."""
    found = set(forms)
    return len(found - {Form.SELF_JUDGED}) or len(found)


def showing_of(question: QuestionId, variant: str) -> ShowingId:
    """Return the name of a question in one of its wordings; an empty `variant` is the question's own."""
    return ShowingId(f"{question}{BETWEEN}{variant}" if variant else question)


def question_shown(showing: ShowingId) -> QuestionId:
    """Return the question that was shown."""
    return QuestionId(showing.partition(BETWEEN)[0])


def variant_shown(showing: ShowingId) -> str:
    """Return the key of the variant that was shown; empty for the question's own wording."""
    return showing.partition(BETWEEN)[2]


class Body:
    """Base of what only one question type understands: its choices, blanks or cases."""

    __slots__ = ()

    @property
    def figures(self) -> Mapping[str, Sequence[Decimal]]:
        """Return the figures that are drawn anew for each showing, and what each may be."""
        return {}


class Unread(Body):
    """Stands for a body that is read when the question is first asked; `whole` gives the question with it."""

    __slots__ = ("_found", "_read")

    def __init__(self, read: "Callable[[], tuple[Body, Exhibit | None]]") -> None:
        """Take what reads the body, and the exhibit with it."""
        self._read = read
        self._found: tuple[Body, Exhibit | None] | None = None

    def found(self) -> "tuple[Body, Exhibit | None]":
        """Return both, read now if need be."""
        if self._found is None:
            self._found = self._read()
        return self._found


@dataclass(frozen=True, slots=True)
class Question:
    """One way to ask one or more facts, with what every type shares."""

    id: QuestionId
    type: str
    """The name of its question type, as written in the pack."""
    tests: tuple[FactId, ...]
    rev: int
    """Raised when the key or the meaning changes."""
    stem: Text
    decides: Text
    """What decides the answer, shown after every answer."""
    form: Form
    body: Body
    level: LevelId | None = None
    """None: the level of the first fact it tests."""
    new_case: bool = False
    """True for a situation from outside the source."""
    source: Source | None = None
    """None: the source of the first fact it tests."""
    retired: str = ""
    """Date and reason; a retired question is never asked, its reviews stay readable."""
    exhibit: "Exhibit | None" = None
    """What it is asked about, where that is more than words."""
    variants: tuple["Question", ...] = ()
    """The same case in other scenes; each is a whole question of the same id, type and facts, without variants."""
    variant: str = ""
    """Which wording this is: the key of a variant, empty for the question as it is written."""
    reserved: bool = False
    """True for a wording that is never trained: it tells knowing the fact from remembering the question."""

    @property
    def showing(self) -> ShowingId:
        """Return the name of this wording."""
        return showing_of(self.id, self.variant)

    @property
    def wordings(self) -> "tuple[Question, ...]":
        """Return its own wording and every variant, reserved ones too: for authors and their rules."""
        return (self, *self.variants)

    @property
    def trained(self) -> "tuple[Question, ...]":
        """Return the wordings that are asked in training and shown to people: its own, and what is not reserved."""
        return (self, *[one for one in self.variants if not one.reserved]) if self.variants else (self,)

    def shown_as(self, variant: str) -> "Question | None":
        """Return the question in one of its wordings; None where it has no such variant (any more)."""
        if variant == self.variant:
            return self
        return next((one for one in self.variants if one.variant == variant), None)


def whole(question: Question) -> Question:
    """Return the question with its body and its exhibit, where these were left to be read when it is asked."""
    if not isinstance(question.body, Unread):
        return question
    body, exhibit = question.body.found()
    return replace(question, body=body, exhibit=exhibit)
