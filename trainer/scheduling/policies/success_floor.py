"""Whether so much went wrong of late that something easier is due: who mostly fails comes less often."""

from collections import deque
from collections.abc import Iterable
from heapq import nlargest
from operator import attrgetter

from trainer.domain.learner import FactState
from trainer.scheduling.policy import Asked, PlanView

LATEST = 8
"""Questions that are looked at, those of earlier sessions included."""
LEAST = 4
"""Fewer say nothing."""


class SuccessFloor:
    """The share of whole questions right of late, which is to be above a floor; one of 0 wants nothing."""

    def __init__(self, view: PlanView, floor: float) -> None:
        self._floor = floor
        self._right = deque(_latest(view.facts.values()) if floor else (), LATEST)

    def take(self, answer: Asked) -> None:
        """Note an answer; a question on several facts is right where all are."""
        self._right.append(all(one.correct for one in answer.outcomes))

    @property
    def is_low(self) -> bool:
        """Whether no more were right than this share."""
        return bool(self._floor) and len(self._right) >= LEAST and sum(self._right) <= self._floor * len(self._right)


def _latest(states: Iterable[FactState]) -> list[bool]:
    """Return of the newest questions whether all their facts were right, oldest first; a fact tells its newest only."""
    right: dict[int, bool] = {}
    for state in nlargest(4 * LATEST, states, key=attrgetter("last_sequence")):
        if state.last_sequence:
            right[state.last_sequence] = right.get(state.last_sequence, True) and state.last_correct
    return [right[one] for one in sorted(right)[-LATEST:]]
