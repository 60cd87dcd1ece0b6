"""Questions: one way to ask one or more facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NewType

from trainer.domain.exhibit import Exhibit
from trainer.domain.subject import FactId, LevelId, Source
from trainer.domain.text import Text

QuestionId = NewType("QuestionId", str)
"""Unique inside its pack, never changed, never reused."""


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


class Body:
    """Base of what only one question type understands: its choices, blanks or cases."""

    __slots__ = ()

    @property
    def figures(self) -> Mapping[str, Sequence[Decimal]]:
        """Return the figures that are drawn anew for each showing, and what each may be."""
        return {}


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
    exhibit: Exhibit | None = None
    """What it is asked about, where that is more than words."""
