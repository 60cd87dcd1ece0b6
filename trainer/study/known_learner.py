"""Who learns on this computer, as it is offered."""

from typing import NamedTuple

from trainer.domain.message import Wording, message
from trainer.domain.text import Text


class LearnerLine(NamedTuple):
    """One learner."""

    folder: str
    """Empty: the first one, whose record lies where that of one learner alone does."""
    name: str
    """Empty where none was given."""
    number: int
    """From 1: stands for a name."""

    @property
    def called(self) -> Wording:
        """The name, or which learner it is."""
        return Text(self.name) if self.name else message("Learner {number}", number=self.number)
