"""Which fact is answered as which: counts by pair and direction, and when a pair has held since."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from heapq import nsmallest
from typing import Literal, NamedTuple

from trainer.domain.learner import Confusion, FactEvent, FactState
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import Distinction, FactId
from trainer.scheduling.pair_recovery import HELD_DAYS, held_forms, holds_again, newest_mistake
from trainer.scheduling.policy import Arm, PlanView

PRIOR_MISTAKES, PRIOR_CHANCES = 1, 5
"""Beta(1, 4): one mistake in five before anything was seen."""
ONE_IN = 5
"""At most one confused pair in so many takes part in the experiment."""


class Direction(NamedTuple):
    """How often one fact was answered as the other, out of the times it was asked."""

    fact: FactId
    taken_for: FactId
    mistakes: int
    chances: int

    @property
    def mean(self) -> float:
        """The expected chance of the next mistake, 0 to 1."""
        return _mean(self.mistakes, self.chances)


class ConfusedPair(NamedTuple):
    """Two facts of which at least one was answered as the other."""

    fact: FactId
    """The one that was answered as the other in the newest mistake."""
    taken_for: FactId
    chance: float
    """Of being confused again, in the worse direction; 0 to 1."""
    times: int
    """Both directions together."""
    last_day: StudyDay
    """Of the newest mistake."""
    recovered: bool

    @property
    def distinction(self) -> Distinction:
        """The unordered pair."""
        return frozenset((self.fact, self.taken_for))


def direction(one: Confusion, state: FactState | None) -> Direction:
    """Return the counts of one direction; `state` is that of the fact asked."""
    return Direction(one.fact, one.taken_for, one.times, 0 if state is None else state.answers)


def confused_pairs(view: PlanView) -> list[ConfusedPair]:
    """Return every pair ever confused whose facts can both be asked, the most confused first."""
    return sorted(pairs_of(view), key=_most_confused)


def foremost(pairs: Iterable[ConfusedPair], count: int) -> list[ConfusedPair]:
    """Return the first so many of `confused_pairs`, without the order of the rest."""
    return nsmallest(count, pairs, key=_most_confused)


def _most_confused(pair: ConfusedPair) -> tuple[float, StudyDay, FactId, FactId]:
    return -pair.chance, pair.last_day, pair.fact, pair.taken_for


def pairs_of(view: PlanView) -> list[ConfusedPair]:
    """Return the same pairs in no order; one pass over the confusions."""
    askable, known, state_of, recovered = view.catalogue.facts, view.confusions, view.facts.get, view.recovered
    back_of = known.get
    pairs: list[ConfusedPair] = []
    for (fact, taken_for), one in known.items():
        if fact not in askable or taken_for not in askable:
            continue
        back = back_of((taken_for, fact))
        chance, times = _chance(one, state_of(fact)), one.times
        if back is not None:
            if (one.last_day, fact) < (back.last_day, taken_for):
                continue
            chance, times = max(chance, _chance(back, state_of(taken_for))), times + back.times
        if recovered is None:
            held = one.right_since >= HELD_DAYS and _held(one, back, state_of(taken_for))
        else:
            held = bool(recovered) and frozenset((fact, taken_for)) in recovered
        pairs.append(ConfusedPair(fact, taken_for, chance, times, one.last_day, held))
    return pairs


def _chance(one: Confusion, state: FactState | None) -> float:
    """Return the mean of its `direction`."""
    return _mean(one.times, 0 if state is None else state.answers)


def _mean(mistakes: int, chances: int) -> float:
    return (PRIOR_MISTAKES + mistakes) / (PRIOR_CHANCES + max(chances, mistakes))


def _held(one: Confusion, back: Confusion | None, other: FactState | None) -> bool:
    """Return whether the other side held since the newest mistake, as far as its state tells."""
    if other is None or other.memory is None:
        return False
    if back is not None and back.right_since < HELD_DAYS:
        return False
    return other.last_correct and other.memory.day > one.last_day and other.right_days >= HELD_DAYS


def recovered(
    confusions: Iterable[Confusion],
    events: Mapping[FactId, Sequence[FactEvent]],
    forms: Callable[[FactId], int],
) -> frozenset[Distinction]:
    """Return the pairs that held since their newest mistake: both sides right on two later days, in two forms.

    `events` are those of every fact of a pair, oldest first; `forms` says how many forms a fact can be asked in.
    """
    pairs = {frozenset((one.fact, one.taken_for)) for one in confusions}
    return frozenset(pair for pair in pairs if _both_held(pair, events, forms))


def _both_held(pair: Distinction, events: Mapping[FactId, Sequence[FactEvent]], forms: Callable[[FactId], int]) -> bool:
    newest = newest_mistake(pair, events)
    one, other = ((held_forms(events.get(fact, ()), newest), forms(fact)) for fact in pair)
    return holds_again(one[0], other[0], one[1], other[1])


def recovered_pairs(confusions: Iterable[Confusion], forms: Callable[[FactId], int]) -> frozenset[Distinction]:
    """Return the same from what the confusions say themselves (`holding.with_holds`)."""
    return frozenset(
        frozenset((one.fact, one.taken_for))
        for one in confusions
        # Most hold nothing, and a pair of which one side holds nothing is never mended.
        if one.forms_held
        and one.forms_held_back
        and holds_again(one.forms_held, one.forms_held_back, forms(one.fact), forms(one.taken_for))
    )


def arms(pairs: Sequence[ConfusedPair], learner: str) -> Mapping[Distinction, Arm]:
    """Return which way chance chose for the pairs of the experiment: at most one in five, by the learner's own lot.

    A pair keeps its arm for good, so that its later recall can be laid to it.
    """
    chosen = []
    for pair in pairs:
        first, second = pair.fact, pair.taken_for
        if second < first:
            first, second = second, first
        lot = int.from_bytes(blake2b(f"{learner}/{first}/{second}".encode(), digest_size=4).digest())
        if lot % ONE_IN == 0:
            chosen.append((lot, first, second))
    few = nsmallest(len(pairs) // ONE_IN, chosen)
    return {frozenset((one, other)): "apart" if lot // ONE_IN % 2 else "together" for lot, one, other in few}


def arms_of(
    wanted: Sequence[ConfusedPair], pairs: Sequence[ConfusedPair], learner: str
) -> list[tuple[ConfusedPair, Arm | Literal[""]]]:
    """Return the `wanted` ones of all `pairs` with their arms, empty for those outside the experiment."""
    chosen = arms(pairs, learner) if wanted else {}
    return [(pair, chosen.get(pair.distinction, "")) for pair in wanted]
