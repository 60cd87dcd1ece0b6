"""What a pack teaches: aspects, sides, facts and their twins."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, NewType

from trainer.domain.text import Text

PackId = NewType("PackId", str)
FactId = NewType("FactId", str)
"""Unique inside its pack, never changed, never reused."""
AspectId = NewType("AspectId", str)
SideId = NewType("SideId", str)
LevelId = NewType("LevelId", str)
Place = Literal["left", "right", "both"]
"""Where a side stands in the field: left or right of the stream, or as a plank across it."""


class Topic(NamedTuple):
    """Aspect × side: the smallest thing that can be called weak."""

    aspect: AspectId
    side: SideId


class Aspect(NamedTuple):
    """One respect in which the sides differ."""

    id: AspectId
    name: Text


class Side(NamedTuple):
    """One of the things being told apart."""

    id: SideId
    name: Text
    place: Place


class Level(NamedTuple):
    """How deep a fact or question goes."""

    id: LevelId
    name: Text


SourceKind = Literal["law", "standards-body", "textbook", "paper", "vendor", "other"]


class Source(NamedTuple):
    """Where a fact comes from; `verified` is False for a source nobody opened."""

    title: Text
    publisher: str = ""
    year: str = ""
    verified: bool = True
    url: str = ""
    """Its address, http or https and printable ASCII only: what is shown is what would be opened."""
    accessed: str = ""
    """The day somebody last read it there, as 2026-11-30."""
    kind: SourceKind | None = None
    """None: the pack does not say."""
    review_by: str = ""
    """The day by which it has to be looked at again, as 2027-11-30: laws change."""


@dataclass(frozen=True, slots=True)
class Fact:
    """The smallest thing one can know; memory lives here."""

    id: FactId
    aspect: AspectId
    side: SideId
    level: LevelId
    name: Text
    """A short label, for tables and plants."""
    text: Text
    """The fact as one plain statement."""
    source: Source
    twins: tuple[FactId, ...] = ()
    """The facts it is confused with; may be empty, one-way, or in another aspect."""

    @property
    def topic(self) -> Topic:
        """Return the topic this fact belongs to."""
        return Topic(self.aspect, self.side)


Distinction = frozenset[FactId]
"""An unordered pair of twins."""
