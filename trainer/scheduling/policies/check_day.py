"""A check day: a handful of questions in wordings that are never trained, on facts that were practised before.

What was asked so once has been seen, so it never comes again; the same under every policy.
"""

from collections.abc import Iterator
from random import Random

from trainer.domain.question import Question
from trainer.domain.subject import FactId
from trainer.scheduling.plan_rules import CHECK_QUESTIONS
from trainer.scheduling.policies.learner_view import by_topic, turns_of
from trainer.scheduling.policies.pick_sources import Line
from trainer.scheduling.policies.sequenced_queue import SequencedQueue
from trainer.scheduling.policy import Pick, PlanView

PRACTISED = 2
"""Answers from which a fact counts as practised."""


def check_day(view: PlanView, rng: Random) -> SequencedQueue:
    """Return one question a fact, topics in turn, each in a reserved wording that was never asked."""
    picks = _picks(view, rng)[:CHECK_QUESTIONS]
    return SequencedQueue([Line(picks)], turns_of(view), length=len(picks), reasks=False)


def _picks(view: PlanView, rng: Random) -> list[Pick]:
    wordings: dict[FactId, list[Question]] = {}
    for wording in view.catalogue.reserved:
        if wording.showing not in view.spent and all(_is_practised(view, fact) for fact in wording.tests):
            for fact in wording.tests:
                wordings.setdefault(fact, []).append(wording)
    facts = list(wordings)
    rng.shuffle(facts)
    found: list[Pick] = []
    asked: set[FactId] = set()
    for fact in _topics_in_turn(view, facts):
        fitting = [one for one in wordings[fact] if asked.isdisjoint(one.tests)]
        if fitting:
            wording = rng.choice(fitting)
            asked.update(wording.tests)
            found.append(Pick(fact, "test", question=wording.id, variant=wording.variant))
    return found


def _topics_in_turn(view: PlanView, facts: list[FactId]) -> Iterator[FactId]:
    waiting = [list(reversed(one)) for one in by_topic(view, facts).values()]
    while waiting:
        yield from (topic.pop() for topic in waiting)
        waiting = [topic for topic in waiting if topic]


def _is_practised(view: PlanView, fact: FactId) -> bool:
    state = view.facts.get(fact)
    return (
        fact in view.catalogue.facts
        and state is not None
        and state.memory is not None
        and state.memory.day < view.today
        and state.answers >= PRACTISED
    )
