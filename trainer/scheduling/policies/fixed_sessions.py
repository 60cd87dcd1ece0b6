"""Sessions of a set number of questions, the same under every policy: first look, weak facts, one fact."""

from itertools import chain, zip_longest
from random import Random

from trainer.domain.learner import FactState, Memory
from trainer.domain.subject import FactId
from trainer.scheduling.policies.learner_view import by_topic, is_met, those_met, turns_of
from trainer.scheduling.policies.pick_sources import Line, OnceMore, TopicsInTurn, Turns
from trainer.scheduling.policies.sequenced_queue import SequencedQueue
from trainer.scheduling.policy import Pick, PlanView
from trainer.scheduling.strength import StrengthInput, strengths
from trainer.scheduling.weak_topics import WEAK_QUESTIONS, practised_topics

PRETEST_QUESTIONS = 12
WEAK_CANDIDATES = 50
"""More than the questions: one question may ask several of them."""


def first_look(view: PlanView) -> SequencedQueue:
    """Return the pretest of one who met nothing yet: every topic before any topic twice."""
    turns, length = turns_of(view), min(PRETEST_QUESTIONS, len(view.catalogue.facts))
    return SequencedQueue([unmet(view, turns)], turns, length=length, counts_reasks=False)


def unmet(view: PlanView, turns: Turns) -> TopicsInTurn:
    """Return what was never asked: topics in turn, and in a topic pack order."""
    known = view.facts
    new = (fact for fact in view.catalogue.facts if not is_met(known.get(fact)))
    return TopicsInTurn(turns, "new", by_topic(view, new))


def weakest(view: PlanView, _rng: Random) -> SequencedQueue:
    """Return facts of the topics that are shown as lowest, in turn and the faintest first, then new ones."""
    turns = turns_of(view)
    line = Line(Pick(fact, "weak", fact) for fact in _weak_facts(view)[:WEAK_CANDIDATES])
    return SequencedQueue([line, unmet(view, turns)], turns, length=min(WEAK_QUESTIONS, len(view.catalogue.facts)))


def _weak_facts(view: PlanView) -> list[FactId]:
    """Return what to ask; without a learner's ability no topic is shown: then the faintest, whatever their topic."""
    met = [(_strength(view, state, memory), at, fact) for at, (fact, state, memory) in enumerate(those_met(view))]
    faintest = [fact for _, _, fact in sorted(met)]
    if view.ability is None:
        return faintest
    found = strengths(StrengthInput(view.catalogue, view.facts, view.model, view.ability), view.today, view.today)
    facts_of = by_topic(view, faintest)
    in_turn = chain.from_iterable(zip_longest(*(facts_of[topic] for topic in practised_topics(found))))
    return [fact for fact in in_turn if fact is not None]


def one_fact(view: PlanView, _rng: Random) -> SequencedQueue:
    """Return the picked fact, its twins, and itself once more."""
    askable = view.catalogue.facts
    if view.picked is None or view.picked not in askable:
        return SequencedQueue([], turns_of(view))
    twins = [twin for twin in askable[view.picked].twins if twin in askable]
    first = Pick(view.picked, "picked", view.picked)
    once_more = [OnceMore(first)] if twins else []
    line = Line([first, *(Pick(twin, "picked", view.picked) for twin in twins)])
    return SequencedQueue([line, *once_more], turns_of(view))


def _strength(view: PlanView, state: FactState, memory: Memory) -> float:
    """Return recall today; what was answered today is as strong as its last answer."""
    if memory.day >= view.today:
        return float(state.last_correct)
    return view.model.recall(memory, view.today)
