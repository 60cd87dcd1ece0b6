"""How a learner stands at the start of a session: what was met, lured, sure and wrong, and whose turn it is."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop
from typing import Any, TypeVar

from trainer.domain.learner import FactState, Memory
from trainer.domain.subject import FactId, Topic
from trainer.scheduling.policies.pick_sources import Turns
from trainer.scheduling.policy import Pick, PlanView

SECOND_CHECK_DAYS = 7
"""A sure mistake comes back the next day and about a week later."""

Met = tuple[FactId, FactState, Memory]
Ordered = TypeVar("Ordered", bound=tuple[Any, ...])


def is_met(state: FactState | None) -> bool:
    """Return whether the fact was answered before."""
    return state is not None and state.memory is not None


def those_met(view: PlanView) -> list[Met]:
    """Return the facts that were answered before, in pack order."""
    known = view.facts
    found = ((fact, known.get(fact)) for fact in view.catalogue.facts)
    return [(fact, state, state.memory) for fact, state in found if state is not None and state.memory is not None]


def by_topic(view: PlanView, facts: Iterable[FactId]) -> dict[Topic, list[FactId]]:
    """Return the facts by topic, each in the given order."""
    grouped: dict[Topic, list[FactId]] = {}
    for fact in facts:
        grouped.setdefault(view.catalogue.topic_of[fact], []).append(fact)
    return grouped


def turns_of(view: PlanView) -> Turns:
    """Return whose turn it is: the topic asked longest ago, then pack order."""
    served = dict.fromkeys(view.catalogue.topics, 0)
    topic_of = view.catalogue.topic_of
    for fact, state in view.facts.items():
        topic = topic_of.get(fact)
        if topic is not None and state.last_sequence > served[topic]:
            served[topic] = state.last_sequence
    return Turns(served, topic_of)


def lured(view: PlanView) -> Iterator[Pick]:
    """Yield the facts that were chosen for another on an earlier day, oldest mistake first."""
    today, askable = view.today, view.catalogue.facts
    waiting = [
        (state.chosen_instead_day, fact, state.chosen_instead_of)
        for fact, state in view.facts.items()
        if state.chosen_instead_day is not None and state.chosen_instead_day < today and fact in askable
    ]
    return (Pick(fact, "contrast", chosen_instead_of) for _, fact, chosen_instead_of in in_order(waiting))


def sure_mistakes(view: PlanView, met: Sequence[Met]) -> Iterator[Pick]:
    """Yield the facts answered wrong and sure that are to be checked: on the next day, and again after a week."""
    today = view.today
    waiting = [
        (state.sure_wrong_day, fact)
        for fact, state, memory in met
        if state.sure_wrong_day is not None and _to_check(state.sure_wrong_day, memory, today)
    ]
    if not waiting:
        return iter(())
    confused_with = {fact: taken for (fact, taken), one in view.confusions.items() if not one.right_since}
    return (Pick(fact, "confused", confused_with.get(fact, fact)) for _, fact in in_order(waiting))


def in_order(waiting: list[Ordered]) -> Iterator[Ordered]:
    """Yield the smallest first, and put in order only what is asked for; the list is used up.

    A session comes to few of thousands. No two may be equal in their first two parts.
    """
    heapify(waiting)
    while waiting:
        yield heappop(waiting)


def _to_check(mistake: int, memory: Memory, today: int) -> bool:
    untouched = memory.day == mistake < today
    return untouched or memory.day < mistake + SECOND_CHECK_DAYS <= today
