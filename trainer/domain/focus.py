"""What a learner practises at present, where it is not all of a pack."""

from collections.abc import Collection
from typing import NamedTuple

from trainer.domain.subject import AspectId, PackId, SideId


class Focus(NamedTuple):
    """Some aspects, some sides, or some sides of some aspects; nothing named means all of them."""

    pack: PackId = PackId("")
    """A focus holds in its own pack only."""
    aspects: tuple[AspectId, ...] = ()
    sides: tuple[SideId, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.aspects or self.sides)

    def has(self, aspect: str, side: str) -> bool:
        """Return whether a topic belongs to it."""
        return _named(aspect, self.aspects) and _named(side, self.sides)


EVERYTHING = Focus()


def _named(one: str, wanted: Collection[str]) -> bool:
    return not wanted or one in wanted
