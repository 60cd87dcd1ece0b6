"""Which fact is answered as which: counts by pair and direction, and when a pair has held since."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from trainer.domain.learner import Confusion, FactEvent, FactState
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import Distinction, FactId
from trainer.scheduling.holding import HELD_DAYS, held_forms, holds_again, newest_mistake
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
        return (PRIOR_MISTAKES + self.mistakes) / (PRIOR_CHANCES + max(self.chances, self.mistakes))


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
    mended: bool

    @property
    def distinction(self) -> Distinction:
        """The unordered pair."""
        return frozenset((self.fact, self.taken_for))


def direction(one: Confusion, state: FactState | None) -> Direction:
    """Return the counts of one direction; `state` is that of the fact asked."""
    return Direction(one.fact, one.taken_for, one.times, 0 if state is None else state.answers)


def confused_pairs(view: PlanView) -> list[ConfusedPair]:
    """Return every pair ever confused whose facts can both be asked, the most confused first."""
    askable, known = view.catalogue.facts, view.confusions
    pairs: list[ConfusedPair] = []
    for (fact, taken_for), one in known.items():
        back = known.get((taken_for, fact))
        older = back is not None and (one.last_day, fact) < (back.last_day, taken_for)
        if older or fact not in askable or taken_for not in askable:
            continue
        pairs.append(_pair(view, one, back))
    return sorted(pairs, key=lambda pair: (-pair.chance, pair.last_day, pair.fact, pair.taken_for))


def _pair(view: PlanView, one: Confusion, back: Confusion | None) -> ConfusedPair:
    chance = direction(one, view.facts.get(one.fact)).mean
    if back is not None:
        chance = max(chance, direction(back, view.facts.get(back.fact)).mean)
    times = one.times + (0 if back is None else back.times)
    if view.mended is None:
        held = one.right_since >= HELD_DAYS and _held(one, back, view.facts.get(one.taken_for))
    else:
        held = bool(view.mended) and frozenset((one.fact, one.taken_for)) in view.mended
    return ConfusedPair(one.fact, one.taken_for, chance, times, one.last_day, held)


def _held(one: Confusion, back: Confusion | None, other: FactState | None) -> bool:
    """Return whether the other side held since the newest mistake, as far as its state tells."""
    if other is None or other.memory is None:
        return False
    if back is not None and back.right_since < HELD_DAYS:
        return False
    return other.last_correct and other.memory.day > one.last_day and other.right_days >= HELD_DAYS


def mended(
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


def mended_pairs(confusions: Iterable[Confusion], forms: Callable[[FactId], int]) -> frozenset[Distinction]:
    """Return the same from what the confusions say themselves (`holding.with_holds`)."""
    return frozenset(
        frozenset((one.fact, one.taken_for))
        for one in confusions
        if holds_again(one.forms_held, one.forms_held_back, forms(one.fact), forms(one.taken_for))
    )


def arms(pairs: Sequence[ConfusedPair], learner: str) -> Mapping[Distinction, Arm]:
    """Return which way chance chose for the pairs of the experiment: at most one in five, by the learner's own lot.

    A pair keeps its arm for good, so that its later recall can be laid to it.
    """
    drawn = ((_lot(sides, learner), sides) for sides in (sorted(pair[:2]) for pair in pairs))
    chosen = sorted(one for one in drawn if one[0] % ONE_IN == 0)[: len(pairs) // ONE_IN]
    return {frozenset(pair): "apart" if lot // ONE_IN % 2 else "together" for lot, pair in chosen}


def _lot(sides: Sequence[FactId], learner: str) -> int:
    word = "/".join((learner, *sides))
    return int.from_bytes(blake2b(word.encode(), digest_size=4).digest())
