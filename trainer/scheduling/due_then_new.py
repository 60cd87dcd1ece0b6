"""The simple policy: what was confused, then what is due, then what is new, topics in turn."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from random import Random

from trainer.domain.learner import FactState, Memory
from trainer.domain.review import ReasonKind, SessionKind
from trainer.domain.subject import FactId, Topic
from trainer.scheduling.plaited_queue import PlaitedQueue
from trainer.scheduling.policy import Pick, PlanView, Queue
from trainer.scheduling.strands import Line, OnceMore, TopicsInTurn, Turns

PRETEST_QUESTIONS = 12
TEST_QUESTIONS = 12
WEAK_QUESTIONS = 10
WEAK_CANDIDATES = 50
"""More than the questions: one question may ask several of them."""
SECOND_CHECK_DAYS = 7
"""A sure mistake comes back the next day and about a week later."""

Met = tuple[FactId, FactState, Memory]


class DueThenNew:
    """Re-asks, twins, sure mistakes, due, new, ahead of time; the baseline that other policies must beat."""

    name = "due-then-new"
    version = "1"

    def begin(self, view: PlanView, rng: Random) -> Queue:
        """Return the queue of a session."""
        return _QUEUES[view.kind](view, rng)


def _water(view: PlanView, _rng: Random) -> PlaitedQueue:
    turns, met = _turns(view), _met(view)
    if not met:
        new = _new(view, turns)
        return PlaitedQueue([new], turns, length=min(PRETEST_QUESTIONS, len(view.catalogue.facts)), counts_reasks=False)
    return PlaitedQueue(
        [
            Line(_twins(view)),
            Line(_sure_mistakes(view, met)),
            _due(view, turns, met),
            _new(view, turns),
            _ahead(view, met),
        ],
        turns,
    )


def _sow(view: PlanView, _rng: Random) -> PlaitedQueue:
    turns = _turns(view)
    return PlaitedQueue([_new(view, turns), _due(view, turns, _met(view))], turns)


def _weak(view: PlanView, _rng: Random) -> PlaitedQueue:
    turns, met = _turns(view), _met(view)
    strengths = ((_strength(view, state, memory), at, fact) for at, (fact, state, memory) in enumerate(met))
    weakest = nsmallest(WEAK_CANDIDATES, strengths)
    line = Line(Pick(fact, "weak", fact) for _, _, fact in weakest)
    return PlaitedQueue([line, _new(view, turns)], turns, length=min(WEAK_QUESTIONS, len(view.catalogue.facts)))


def _harvest(view: PlanView, rng: Random) -> PlaitedQueue:
    turns, facts = _turns(view), list(view.catalogue.facts)
    rng.shuffle(facts)
    facts.sort(key=lambda fact: not _is_met(view.facts.get(fact)))
    test = TopicsInTurn(turns, "test", _by_topic(view, facts))
    return PlaitedQueue([test], turns, length=min(TEST_QUESTIONS, len(facts)), reasks=False)


def _fact(view: PlanView, _rng: Random) -> PlaitedQueue:
    askable = view.catalogue.facts
    if view.picked is None or view.picked not in askable:
        return PlaitedQueue([], _turns(view))
    twins = [twin for twin in askable[view.picked].twins if twin in askable]
    first = Pick(view.picked, "picked", view.picked)
    once_more = [OnceMore(first)] if twins else []
    line = Line([first, *(Pick(twin, "picked", view.picked) for twin in twins)])
    return PlaitedQueue([line, *once_more], _turns(view))


_QUEUES: Mapping[SessionKind, Callable[[PlanView, Random], PlaitedQueue]] = {
    "water": _water,
    "sow": _sow,
    "weak": _weak,
    "harvest": _harvest,
    "fact": _fact,
}


def _is_met(state: FactState | None) -> bool:
    return state is not None and state.memory is not None


def _met(view: PlanView) -> list[Met]:
    """Return the facts that were answered before, in pack order."""
    known = view.facts
    found = ((fact, known.get(fact)) for fact in view.catalogue.facts)
    return [(fact, state, state.memory) for fact, state in found if state is not None and state.memory is not None]


def _by_topic(view: PlanView, facts: Iterable[FactId]) -> dict[Topic, list[FactId]]:
    by_topic: dict[Topic, list[FactId]] = {}
    for fact in facts:
        by_topic.setdefault(view.catalogue.topic_of[fact], []).append(fact)
    return by_topic


def _turns(view: PlanView) -> Turns:
    """Return whose turn it is: the topic asked longest ago, then pack order."""
    served = dict.fromkeys(view.catalogue.topics, 0)
    topic_of = view.catalogue.topic_of
    for fact, state in view.facts.items():
        topic = topic_of.get(fact)
        if topic is not None and state.last_sequence > served[topic]:
            served[topic] = state.last_sequence
    return Turns(served, topic_of)


def _twins(view: PlanView) -> list[Pick]:
    """Return the facts that were chosen for another on an earlier day, oldest mistake first."""
    lured = [
        (state.lured_day, fact, state.lured_from)
        for fact, state in view.facts.items()
        if state.lured_day is not None and state.lured_day < view.today and fact in view.catalogue.facts
    ]
    return [Pick(fact, "twin", lured_from) for _, fact, lured_from in sorted(lured, key=lambda one: one[:2])]


def _sure_mistakes(view: PlanView, met: Sequence[Met]) -> list[Pick]:
    """Return the facts answered wrong and sure that are to be checked: on the next day, and again after a week."""
    confused_with = {fact: taken for (fact, taken), one in view.confusions.items() if not one.right_since}
    waiting = [
        (state.sure_wrong_day, fact)
        for fact, state, memory in met
        if state.sure_wrong_day is not None and _to_check(state.sure_wrong_day, memory, view.today)
    ]
    return [Pick(fact, "confused", confused_with.get(fact, fact)) for _, fact in sorted(waiting)]


def _to_check(mistake: int, memory: Memory, today: int) -> bool:
    untouched = memory.day == mistake < today
    return untouched or memory.day < mistake + SECOND_CHECK_DAYS <= today


def _due(view: PlanView, turns: Turns, met: Sequence[Met]) -> TopicsInTurn:
    """Return what is due: topics in turn, and in a topic the lowest recall first."""
    model, today = view.model, view.today
    due = [
        (model.recall(memory, today), at, fact)
        for at, (fact, _, memory) in enumerate(met)
        if model.due_day(memory) <= today
    ]
    return TopicsInTurn(turns, "due", _by_topic(view, (fact for _, _, fact in sorted(due))))


def _new(view: PlanView, turns: Turns) -> TopicsInTurn:
    """Return what was never asked: topics in turn, and in a topic pack order."""
    known = view.facts
    unmet = (fact for fact in view.catalogue.facts if not _is_met(known.get(fact)))
    return TopicsInTurn(turns, "new", _by_topic(view, unmet))


def _ahead(view: PlanView, met: Sequence[Met]) -> Line:
    """Return what was met and not seen today, least recently seen first."""
    seen = sorted((state.last_sequence, fact) for fact, state, memory in met if memory.day < view.today)
    reason: ReasonKind = "ahead"
    return Line(Pick(fact, reason) for _, fact in seen)


def _strength(view: PlanView, state: FactState, memory: Memory) -> float:
    """Return recall today; what was answered today is as strong as its last answer."""
    if memory.day >= view.today:
        return float(state.last_correct)
    return view.model.recall(memory, view.today)
