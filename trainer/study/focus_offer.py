"""What there is to practise alone, and what is chosen of it; light, as the home carries it."""

from typing import NamedTuple

from trainer.domain.focus import Focus
from trainer.domain.message import NOTHING, Message
from trainer.domain.subject import AspectId, SideId
from trainer.domain.text import Text


class FocusChoice(NamedTuple):
    """An aspect or a side that can be chosen."""

    id: str
    name: Text
    chosen: bool


class FocusOffer(NamedTuple):
    """What there is to choose, and what is chosen."""

    focus: Focus
    aspects: tuple[FocusChoice, ...]
    sides: tuple[FocusChoice, ...]
    said: Message = NOTHING
    """What is practised alone, in sentences; nothing where everything is."""

    def with_aspect(self, aspect: str) -> Focus:
        """Return the focus with one aspect more, or less."""
        return self.focus._replace(aspects=tuple(map(AspectId, _toggled(self.aspects, aspect))))

    def with_side(self, side: str) -> Focus:
        """Return the focus with one side more, or less."""
        return self.focus._replace(sides=tuple(map(SideId, _toggled(self.sides, side))))


def _toggled(choices: tuple[FocusChoice, ...], picked: str) -> tuple[str, ...]:
    """Return what is chosen then; all of them chosen is none chosen."""
    chosen = tuple(one.id for one in choices if one.chosen != (one.id == picked))
    return () if len(chosen) == len(choices) else chosen
