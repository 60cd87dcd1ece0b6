"""A test by quota: every topic by its number of facts, none left out; and inside that every question type in turn."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from trainer.domain.subject import FactId, Topic
from trainer.scheduling.policies.learner_view import by_topic, is_met, turns_of
from trainer.scheduling.policies.pick_sources import Line
from trainer.scheduling.policies.sequenced_queue import SequencedQueue
from trainer.scheduling.policy import Pick, PlanView

TEST_QUESTIONS = 20
"""About ten minutes; more where the pack has more topics."""


def exam(view: PlanView, rng: Random) -> SequencedQueue:
    """Return a test over all topics, in a topic what was met first; nothing is asked twice."""
    facts = _asked_about(view)
    length = min(max(TEST_QUESTIONS, len(view.catalogue.topics)), len(facts))
    return SequencedQueue([Line(_picks(view, facts, rng))], turns_of(view), length=length, reasks=False)


def _asked_about(view: PlanView) -> list[FactId]:
    """Return what may be asked: without the unseen what was met, unless that is nothing."""
    every = list(view.catalogue.facts)
    met = [fact for fact in every if is_met(view.facts.get(fact))]
    return every if view.unseen or not met else met


def _picks(view: PlanView, facts: Sequence[FactId], rng: Random) -> Iterator[Pick]:
    """Yield every fact once; each beginning of the line keeps the quota."""
    typed = Counter[str]()
    for fact in _by_quota(_drawn(view, facts, rng)):
        kinds = sorted({question.type for question in view.catalogue.questions_of[fact]})
        rng.shuffle(kinds)
        kind = min(kinds, key=typed.__getitem__)
        typed[kind] += 1
        yield Pick(fact, "test", question_type=kind)


def _drawn(view: PlanView, asked: Sequence[FactId], rng: Random) -> Mapping[Topic, Sequence[FactId]]:
    facts = list(asked)
    rng.shuffle(facts)
    facts.sort(key=lambda fact: not is_met(view.facts.get(fact)))
    return by_topic(view, facts)


def _by_quota(drawn: Mapping[Topic, Sequence[FactId]]) -> Iterator[FactId]:
    """Yield the facts so that each topic has its share at any time; every topic once before any twice.

    The divisor method of Sainte-Laguë: next comes the topic with the most facts a place taken, counted by halves.
    """
    had = dict.fromkeys(drawn, 0)
    for _ in range(sum(map(len, drawn.values()))):
        open_topics = [topic for topic, facts in drawn.items() if had[topic] < len(facts)]
        topic = max(open_topics, key=lambda one: (not had[one], len(drawn[one]) / (2 * had[one] + 1)))
        yield drawn[topic][had[topic]]
        had[topic] += 1
