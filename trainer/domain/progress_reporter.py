"""How far long work is, and the wish to call it off."""

from typing import Final, Protocol

from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem


class Cancelled(KnownProblem):
    """The work was called off; nothing has changed."""

    def __init__(self) -> None:
        super().__init__(message("Stopped. Nothing has changed."))


class ProgressReporter(Protocol):
    """StartupListener between the steps of long work, on the thread that works.

    Work tells it only where it can still leave everything as it was, so after its last word the work gets done.
    """

    def __call__(self, share: float, doing: Message) -> None:
        """Note that `share` (0 to 1) is done and what comes now; raises Cancelled where the work was called off."""
        ...


class _Unwatched:
    def __call__(self, share: float, doing: Message) -> None:
        """Nobody looks."""


NO_PROGRESS: Final[ProgressReporter] = _Unwatched()
