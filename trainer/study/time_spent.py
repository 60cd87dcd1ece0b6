"""How long studying took, from the answers alone: the same in one run and after a restart."""

from collections.abc import Iterable
from itertools import pairwise

from trainer.domain.review import Answered

ANSWER_CAP_MS = 60_000
FEEDBACK_CAP_MS = 30_000


def answer_ms(milliseconds: int) -> int:
    """Return the time of one answer as it counts: 0 to 60 s."""
    return min(max(milliseconds, 0), ANSWER_CAP_MS)


def reading_ms(previous: Answered | None, answered: Answered) -> int:
    """Return the time from an answer to the next question, 0 to 30 s; 0 where another session lies between."""
    if previous is None or previous.session != answered.session:
        return 0
    return min(max(answered.utc_ms - answered.milliseconds - previous.utc_ms, 0), FEEDBACK_CAP_MS)


def spent_ms(answers: Iterable[Answered]) -> int:
    """Return the time spent on these answers, oldest first, and on the feedback between them."""
    kept = list(answers)
    return sum(one.milliseconds for one in kept) + sum(reading_ms(*pair) for pair in pairwise(kept))
