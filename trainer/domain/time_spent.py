"""How long studying took, from the answers alone: the same in one run and after a restart."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Protocol

ANSWER_CAP_MS = 60_000
FEEDBACK_CAP_MS = 30_000


class Timed(Protocol):
    """As much of an answer as its time needs: a record, or the columns of one."""

    @property
    def session(self) -> str:
        """The session's UUID."""
        ...

    @property
    def utc_ms(self) -> int:
        """When it was given."""
        ...

    @property
    def milliseconds(self) -> int:
        """How long it took."""
        ...


def answer_ms(milliseconds: int) -> int:
    """Return the time of one answer as it counts: 0 to 60 s."""
    return min(max(milliseconds, 0), ANSWER_CAP_MS)


def reading_ms(previous: Timed | None, answered: Timed) -> int:
    """Return the time from an answer to the next question, 0 to 30 s; 0 where another session lies between."""
    if previous is None or previous.session != answered.session:
        return 0
    return min(max(answered.utc_ms - answered.milliseconds - previous.utc_ms, 0), FEEDBACK_CAP_MS)


def spent_ms(answers: Iterable[Timed]) -> int:
    """Return the time spent on these answers, oldest first, and on the feedback between them."""
    kept = list(answers)
    return sum(one.milliseconds for one in kept) + sum(reading_ms(*pair) for pair in pairwise(kept))
