"""What a running session needs beside the learner: chance, flags, backups, and the session itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from random import Random

from trainer.domain.message import NOTHING, Message
from trainer.domain.question import ShowingId
from trainer.reports.forecast import ForecastReport
from trainer.study.learner_context import LearnerContext
from trainer.study.ports import Backups, Flags
from trainer.study.session import Session


@dataclass(kw_only=True)
class SessionContext(LearnerContext):
    """A learner who is studying; whoever only looks on takes it as the `LearnerContext` it is, too."""

    flags: Flags
    backups: Backups
    rng: Random
    new_id: Callable[[], str]
    folder: str = ""
    """Where the learner's data is, for people."""
    session: Session | None = None
    forecast: ForecastReport | None = None
    """The one that was shown last."""
    notice: Message = NOTHING
    """What the next question tells beside itself, once."""

    def can_redo(self) -> bool:
        """Return whether an answer of today was taken back and may stand again."""
        return self.states.undone(self.today()) is not None

    @cached_property
    def flagged(self) -> set[ShowingId]:
        """The questions with a complaint, each in the wording it is about."""
        return set(self.flags.flagged(self.pack.id))
