"""The simple policy: what was confused, then what is due, then what is new, topics in turn."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from trainer.domain.review import SessionKind
from trainer.scheduling.policies.check_day import check_day
from trainer.scheduling.policies.exam import exam
from trainer.scheduling.policies.fixed_sessions import first_look, one_fact, unmet, weakest
from trainer.scheduling.policies.learner_view import Met, by_topic, lured, sure_mistakes, those_met, turns_of
from trainer.scheduling.policies.pick_sources import Line, TopicsInTurn, Turns
from trainer.scheduling.policies.placement import PlacementQueue
from trainer.scheduling.policies.sequenced_queue import SequencedQueue
from trainer.scheduling.policy import Pick, PlanView, Queue


class DueThenNew:
    """Re-asks, twins, sure mistakes, due, new, ahead of time; the baseline that other policies must beat."""

    name = "due-then-new"
    version = "1"

    def begin(self, view: PlanView, rng: Random) -> Queue:
        """Return the queue of a session."""
        return _QUEUES[view.kind](view, rng)


def _review(view: PlanView, _rng: Random) -> SequencedQueue:
    turns, met = turns_of(view), those_met(view)
    if not met:
        return first_look(view)
    return SequencedQueue(
        [
            Line(lured(view)),
            Line(sure_mistakes(view, met)),
            _due(view, turns, met),
            unmet(view, turns),
            _ahead(view, met),
        ],
        turns,
    )


def _learn(view: PlanView, _rng: Random) -> SequencedQueue:
    turns = turns_of(view)
    return SequencedQueue([unmet(view, turns), _due(view, turns, those_met(view))], turns)


_QUEUES: Mapping[SessionKind, Callable[[PlanView, Random], Queue]] = {
    "review": _review,
    "learn": _learn,
    "weak": weakest,
    "test": exam,
    "timed_test": exam,
    "fact": one_fact,
    "placement": PlacementQueue,
    "check_day": check_day,
}


def _due(view: PlanView, turns: Turns, met: Sequence[Met]) -> TopicsInTurn:
    """Return what is due: topics in turn, and in a topic the lowest recall first."""
    model, today = view.model, view.today
    due = [
        (model.recall(memory, today), at, fact)
        for at, (fact, _, memory) in enumerate(met)
        if model.due_day(memory) <= today
    ]
    return TopicsInTurn(turns, "due", by_topic(view, (fact for _, _, fact in sorted(due))))


def _ahead(view: PlanView, met: Sequence[Met]) -> Line:
    """Return what was met and not seen today, least recently seen first."""
    seen = sorted((state.last_sequence, fact) for fact, state, memory in met if memory.day < view.today)
    return Line(Pick(fact, "ahead") for _, fact in seen)
