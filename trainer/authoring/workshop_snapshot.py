"""What the workshop shows: frozen and complete; pack texts are plain words in the language shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from trainer.authoring.publish import PublishPlan
from trainer.authoring.workshop import Preview
from trainer.domain.message import NOTHING, Message
from trainer.packs.fault import Severity
from trainer.packs.plain_values import Path, Value

Column = Literal["aspect", "left", "right", "decides", "source"]
COLUMNS: Final[tuple[Column, ...]] = ("aspect", "left", "right", "decides", "source")
"""Of the table of distinctions, in their order."""


class Named(NamedTuple):
    """Something of the pack that can be chosen: a fact, a side, a level, an aspect."""

    id: str
    name: str


class DistinctionLine(NamedTuple):
    """One row of the table."""

    id: str
    cells: tuple[str, ...]
    """One for each of COLUMNS."""
    questions: int
    open_marks: int
    """Places in its questions that only a person can write and nobody has yet."""


class FindingLine(NamedTuple):
    """One thing the linter says."""

    rule: str
    severity: Severity
    sentence: Message
    mend: Message
    question: str
    """The page of the editor it can be mended on: a question, or a row; empty: none."""
    path: Path = ()
    """The field it is about, from the question inwards."""
    fixable: bool = False
    """Whether it can be put right without anybody deciding anything."""

    @property
    def waivable(self) -> bool:
        """Whether it may stay, with a reason."""
        return self.severity == "warning" and bool(self.question)


class CoverageLine(NamedTuple):
    """How many questions one topic has in each type."""

    aspect: str
    side: str
    title: str
    counts: tuple[int, ...]


class Counts(NamedTuple):
    """How much there is, for one line below the title."""

    distinctions: int = 0
    questions: int = 0
    errors: int = 0
    warnings: int = 0
    open_marks: int = 0
    unchecked: int = 0
    """Parts that the rules have not been held against yet."""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """What is written: a question, the two sides of a row, or the pack; with how a learner will see it."""

    id: str
    type: str
    """Of a question; "facts" for a row, "heading" for the pack."""
    fields: Mapping[str, Value]
    number: int
    """Its place among those of its row, from 1; 0 for the row itself and for the pack as a whole."""
    of: int
    marks: tuple[tuple[Path, Message], ...] = ()
    """What only a person can write and nobody has yet."""
    preview: Preview | None = None
    """None: it cannot be asked yet."""
    why_not: Message = NOTHING
    draws: tuple[tuple[str, str], ...] = ()
    """Of a question with figures that are drawn: some draws: what is asked, and the right answer."""


@dataclass(frozen=True, slots=True)
class WorkshopSnapshot:
    """One state of the pack that is being made, as the screen shows it."""

    title: str
    folder: str
    counts: Counts
    rows: tuple[DistinctionLine, ...] = ()
    row: str = ""
    """The chosen one; empty: none."""
    question: ShownQuestion | None = None
    findings: tuple[FindingLine, ...] = ()
    """Of the whole pack, errors first."""
    types: tuple[tuple[str, Message], ...] = ()
    """Those a question may have, with their names; the columns of the coverage."""
    coverage: tuple[CoverageLine, ...] = ()
    facts: tuple[Named, ...] = ()
    sides: tuple[Named, ...] = ()
    levels: tuple[Named, ...] = ()
    english: bool = False
    """Whether English is written beside Japanese."""
    undo: Message | None = None
    """What would be taken back."""
    redo: Message | None = None
    changed: tuple[Message, ...] = ()
    """What differs from what was last made ready to hand out."""
    notice: Message = NOTHING
    """What is to be told once: that a file was changed outside, that an act did nothing."""


@dataclass(frozen=True, slots=True)
class PublishOffer:
    """What making the pack ready to hand out would do, or has done."""

    said: tuple[Message, ...]
    """Which version it becomes and why, what stays out; or what was done."""
    findings: tuple[FindingLine, ...] = ()
    """Errors, which stand in the way, and warnings that nobody has looked at."""
    note: str = ""
    """What is new, as a beginning."""
    plan: PublishPlan | None = None
    """What would be done; None where something stands in the way or it has been done."""
