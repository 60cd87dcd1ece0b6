"""What a placement is worth: `python -m tests.benchmarks.learning placement`.

An expert, who studied nine facts in ten three times in the month before, a novice, who knew one in twenty by chance,
and one in between study the built-in bank for eight minutes a day, with a placement where they seem to know much and
without, under the same policy.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from random import Random
from statistics import fmean
from typing import NamedTuple

from tests.benchmarks.learning.bank import built_in_bank
from tests.benchmarks.learning.numbers import interval
from tests.benchmarks.learning.running import Regime, hidden, study
from tests.benchmarks.learning.schedulers import FIRST_DAY, MODEL, Product
from tests.benchmarks.learning.truths import PRODUCE, TRUTHS, Truth
from trainer.domain.study_day import StudyDay
from trainer.scheduling.known_before import KnownBefore
from trainer.scheduling.policies import POLICIES

WANTED = 0.9
STUDIED = {"expert": 0.9, "middle": 0.5, "novice": 0.0}
REGIMES = tuple(Regime(name, built_in_bank, prior=0.05) for name in STUDIED)
STUDY_DAYS_BEFORE = (-30, -15, -5)


class Placed(NamedTuple):
    """One learner's way."""

    mean: float
    """Held on the last day."""
    minutes: float
    """Until nine in ten were held on a morning; all there were where that never was."""
    expected: list[float]
    """Chance of a right typed answer by fact on the second day, as the estimates have it on the evening before."""
    right: list[bool]
    """Whether it was, drawn from the truth."""
    was_placed: bool


class _Watch:
    """Looks at a learner on every morning."""

    def __init__(self, product: Product, seed: int) -> None:
        self._product, self._chance = product, Random(f"{seed}/typed")
        self.minutes: float | None = None
        self.expected: list[float] = []
        self.right: list[bool] = []
        self._mornings = 0

    def look(self, day: int, truth: Truth) -> None:
        held = [truth.typed(fact) for fact in range(truth.bank.facts)]
        self._mornings += 1
        if self.minutes is None and fmean(held) >= WANTED:
            self.minutes = self._product.minutes_spent
        if self._mornings == 2:
            self.expected = expected(self._product, day)
            self.right = [self._chance.random() < one for one in held]


def expected(product: Product, day: int) -> list[float]:
    """Return by fact the chance to know it on a day, also of those never asked."""
    ability, today = product.fold.ability(), StudyDay(FIRST_DAY + day)
    before, topic_of = KnownBefore(ability.unasked), product.bank.catalogue.topic_of
    found = []
    for fact in product.bank.fact_ids:
        state = product.facts.get(fact)
        memory = None if state is None else state.memory
        if state is None or memory is None:
            found.append(before.of(topic_of[fact]))
        else:
            found.append(ability.chance(topic_of[fact], MODEL.recall(memory, today), state.answers))
    return found


def studied(regime: Regime, truth: str, seed: int) -> Truth:
    """Return a learner who studied a share of all facts before the first day."""
    learner, chance = hidden(regime, truth, seed), Random(f"{seed}/before")
    before = [fact for fact in range(regime.bank().facts) if chance.random() < STUDIED[regime.name]]
    for day in STUDY_DAYS_BEFORE:
        learner.at_day(day)
        for fact in before:
            learner.learn(fact, PRODUCE, correct=True)
    return learner


def placed(regime: Regime, truth: str, seed: int, *, placing: bool) -> Placed:
    """Let one learner study."""
    learner, product = studied(regime, truth, seed), Product(regime, POLICIES[0], seed, placing=placing)
    watch = _Watch(product, seed)
    outcome = study(regime, learner, product, seed, on_day=watch.look)
    minutes = outcome.minutes if watch.minutes is None else watch.minutes
    return Placed(outcome.mean, minutes, watch.expected, watch.right, placing and not product.placing)


def area(expected_right: Sequence[float], right: Sequence[bool]) -> float:
    """Return the chance that of one wrong and one right answer the wrong one was expected less; equal ones count half.

    Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947).
    """
    rights = sorted(chance for chance, was in zip(expected_right, right, strict=True) if was)
    wrongs = [chance for chance, was in zip(expected_right, right, strict=True) if not was]
    above = sum(2 * len(rights) - bisect_left(rights, one) - bisect_right(rights, one) for one in wrongs)
    return above / (2 * len(rights) * len(wrongs))


def print_placing(learners: range) -> None:
    """Print what it brings by kind of learner and truth."""
    every: list[Placed] = []
    for regime in REGIMES:
        for truth in TRUTHS:
            ours = [placed(regime, truth, seed, placing=True) for seed in learners]
            plain = [placed(regime, truth, seed, placing=False) for seed in learners]
            every += ours
            mean = interval([one.mean - other.mean for one, other in zip(ours, plain, strict=True)])
            share = fmean(one.minutes for one in ours) / max(fmean(one.minutes for one in plain), 0.1)
            words = f"{regime.name:<7} {truth}: placed {sum(one.was_placed for one in ours)} of {len(ours)}, mean less "
            words += f"without {mean.points()}, minutes to {WANTED:.0%} {share:.2f} times, AUC {_area(ours):.2f}"
            print(words, flush=True)
    print(f"AUC for wrong on the next day, all: {_area(every):.2f}")


def _area(several: Iterable[Placed]) -> float:
    there = [one for one in several if one.right]
    return area([x for one in there for x in one.expected], [x for one in there for x in one.right])
