"""Sessions of a set number of questions, the same under every policy: first look, weak facts, one fact."""

from heapq import nsmallest
from random import Random

from trainer.domain.learner import FactState, Memory
from trainer.scheduling.policies.learner_view import by_topic, is_met, those_met, turns_of
from trainer.scheduling.policies.pick_sources import Line, OnceMore, TopicsInTurn, Turns
from trainer.scheduling.policies.sequenced_queue import SequencedQueue
from trainer.scheduling.policy import Pick, PlanView

PRETEST_QUESTIONS = 12
WEAK_QUESTIONS = 10
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
    """Return the facts of lowest recall, then new ones."""
    turns, met = turns_of(view), those_met(view)
    strengths = ((_strength(view, state, memory), at, fact) for at, (fact, state, memory) in enumerate(met))
    line = Line(Pick(fact, "weak", fact) for _, _, fact in nsmallest(WEAK_CANDIDATES, strengths))
    return SequencedQueue([line, unmet(view, turns)], turns, length=min(WEAK_QUESTIONS, len(view.catalogue.facts)))


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
