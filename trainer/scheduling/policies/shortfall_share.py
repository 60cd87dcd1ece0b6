"""Time by shortfall: each topic gets minutes by what it will lack, and in a topic the least recently seen comes.

Before a due date the horizon is that date. Without one it lies a month ahead until most facts were right on two days;
then recall is held at 90 %, and in a topic what is due comes by what an answer would gain.
"""

from collections.abc import Callable, Mapping
from random import Random

from trainer.domain.review import SessionKind
from trainer.scheduling.policies.adaptive_queue import AdaptiveQueue
from trainer.scheduling.policies.check_day import check_day
from trainer.scheduling.policies.exam import exam
from trainer.scheduling.policies.fixed_sessions import first_look, one_fact, weakest
from trainer.scheduling.policies.learner_view import is_met
from trainer.scheduling.policies.placement import PlacementQueue
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import PlanView, Queue


class ShortfallShare:
    """The policy the product uses; it beat round robin over facts and item schedulers in the benchmark."""

    name = "shortfall-share"
    version = "5"

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or Rules()

    def begin(self, view: PlanView, rng: Random) -> Queue:
        """Return the queue of a session."""
        piece = _PIECES.get(view.kind)
        if piece is not None:
            return piece(view, rng)
        if view.kind == "review" and not any(map(is_met, view.facts.values())):
            return first_look(view)
        return AdaptiveQueue(view, self._rules, rng)


_PIECES: Mapping[SessionKind, Callable[[PlanView, Random], Queue]] = {
    "weak": weakest,
    "test": exam,
    "timed_test": exam,
    "fact": one_fact,
    "placement": PlacementQueue,
    "check_day": check_day,
}
