"""One learner, one bank, one scheduler: days, minutes, answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import exp, inf
from random import Random
from typing import NamedTuple, Protocol

from tests.benchmarks.learning.bank import Bank, Way
from tests.benchmarks.learning.truths import SLIP, TRUTHS, Truth

WEEK, WORKDAYS = 7, 5
NEAR_PLACES = 3
LATER_DAYS = 30


class Result(NamedTuple):
    """What came of one answer on one fact."""

    fact: int
    correct: bool
    taken_for: int
    """-1 for none."""


class Scheduler(Protocol):
    """What decides which question comes; it sees answers, never the truth."""

    def begin(self, day: int, /) -> None:
        """Begin the session of a day, counted from 0."""
        ...

    def next(self) -> int | None:
        """Return the number of the next question."""
        ...

    def answered(self, way: int, results: list[Result], seconds: float, /) -> None:
        """Take in the answer and how long it took with its feedback."""
        ...


class Extra(NamedTuple):
    """What each further fact in a question costs, and the chance that it is learnt as if asked alone: nobody knows."""

    name: str
    seconds: float
    learnt: float


EXTRAS = (Extra("light", 2, 1.0), Extra("middle", 5, 0.8), Extra("heavy", 8, 0.6))
MIDDLE = EXTRAS[1]
"""The row that counts."""


class Goal(NamedTuple):
    """Topics to be held on a day."""

    topics: range
    day: int


@dataclass(frozen=True, slots=True)
class Regime:
    """How long, how much, how often."""

    name: str
    bank: Callable[[], Bank]
    days: int = 42
    minutes: float = 8.0
    prior: float = 0.25
    missed: float = 0.15
    away: tuple[int, int] | None = None
    """Days from and to without any study."""
    extra: Extra = MIDDLE
    has_due: bool = True
    """Whether the learner told the day; False: they study on without one, and are looked at on day `days`."""
    goals: tuple[Goal, ...] = ()
    """Several days, each for its own topics; empty: all topics on day `days`."""


@dataclass(slots=True)
class Outcome:
    """What a learner holds, from the truth."""

    mean: float = 0.0
    worst: float = 0.0
    three_worst: float = 0.0
    later: float = 0.0
    minutes: float = 0.0
    facts: int = 0
    answers: int = 0
    right: float = 0.0
    """Share of right results."""
    topics: list[float] = field(default_factory=list)
    to_80: float | None = None
    """Minutes until the mean on the next day was 80 %."""
    after_time: int = 0
    """Questions begun after a day's minutes were used up, on the day with most."""
    longest: float = 0.0
    """The longest day, over its minutes."""
    seen: dict[str, float] = field(default_factory=dict)
    """What a watching scheduler reports."""


def sessions(regime: Regime, seed: int) -> list[tuple[int, float]]:
    """Return (day, seconds) of the days a learner studies; the same for every scheduler."""
    chance, found = Random(f"{seed}/days"), []
    for day in range(regime.days):
        comes, minutes = chance.random() >= regime.missed, regime.minutes * exp(chance.gauss(0, 0.25))
        away = regime.away is not None and regime.away[0] <= day < regime.away[1]
        if day % WEEK < WORKDAYS and comes and not away:
            found.append((day, minutes * 60))
    return found


def hidden(regime: Regime, truth: str, seed: int) -> Truth:
    """Return the learner of a seed; the same for every scheduler."""
    return TRUTHS[truth](regime.bank(), f"{truth}/{seed}", regime.prior)


def study(
    regime: Regime, truth: Truth, scheduler: Scheduler, seed: int, *, watch_80: bool = False,
    on_day: Callable[[int, Truth], None] | None = None,
) -> Outcome:  # fmt: skip
    """Let the learner study until the last day and look at what is held on the days that count and a month later."""
    bank, outcome = regime.bank(), Outcome()
    outcome.facts = bank.facts
    days = _Days(regime, truth, scheduler, outcome, seed)
    days.on_day, days.watch_80 = on_day, watch_80
    held = [0.0] * bank.topics
    goals = sorted(regime.goals or (Goal(range(bank.topics), regime.days),), key=lambda goal: goal.day)
    for goal in goals:
        days.until(goal.day)
        truth.at_day(goal.day + 0.5)
        for topic in goal.topics:
            held[topic] = sum(truth.typed(one) for one in bank.in_topic[topic]) / len(bank.in_topic[topic])
    outcome.topics = held
    outcome.mean = sum(mean * len(facts) for mean, facts in zip(held, bank.in_topic, strict=True)) / bank.facts
    ranked = sorted(held)
    outcome.worst, outcome.three_worst = ranked[0], sum(ranked[:3]) / 3
    truth.at_day(regime.days + LATER_DAYS + 0.5)
    outcome.later = sum(truth.typed(number) for number in range(bank.facts)) / bank.facts
    return outcome


class _Days:
    """The days of one learner, in pieces."""

    on_day: Callable[[int, Truth], None] | None = None
    watch_80 = False

    def __init__(self, regime: Regime, truth: Truth, scheduler: Scheduler, outcome: Outcome, seed: int) -> None:
        self._regime, self._truth, self._scheduler, self._outcome = regime, truth, scheduler, outcome
        self._left = sessions(regime, seed)[::-1]
        self._over = self._spent = 0.0
        self._right: list[bool] = []
        self._answers, self._extras = Random(f"{seed}/answers"), Random(f"{seed}/extras")

    def until(self, last: int) -> None:
        """Study all days before `last`."""
        while self._left and self._left[-1][0] < last:
            self._study(*self._left.pop())
        self._outcome.minutes = self._spent / 60
        self._outcome.right = sum(self._right) / max(len(self._right), 1)

    def _study(self, day: int, minutes: float) -> None:
        truth, scheduler, outcome = self._truth, self._scheduler, self._outcome
        truth.at_day(day + 0.5)
        if not truth.comes(day):
            return
        budget = max(minutes - self._over, 0.0)  # what ran over yesterday is taken off: all have the same minutes
        if self.on_day is not None:
            self.on_day(day, truth)
        sitting = _Sitting(truth, scheduler, self._answers, self._extras, self._regime)
        scheduler.begin(day)
        sitting.study(scheduler.next, budget)
        in_time = sitting.answers
        if not sitting.stopped:
            sitting.study(getattr(scheduler, "last", _nothing), inf)
        outcome.answers += sitting.answers
        outcome.after_time = max(outcome.after_time, sitting.answers - in_time)
        self._right += sitting.right
        self._over = max(sitting.spent - budget, 0.0)
        outcome.longest = max(outcome.longest, sitting.spent / minutes)
        self._spent += sitting.spent
        if self.watch_80 and outcome.to_80 is None and _tomorrow(truth, self._regime.bank(), day) >= 0.8:
            outcome.to_80 = self._spent / 60


def _nothing() -> None:
    """All but the product end when the minutes do."""


class _Sitting:
    """One day's minutes."""

    def __init__(self, truth: Truth, scheduler: Scheduler, chance: Random, extras: Random, regime: Regime) -> None:
        self._truth, self._scheduler, self._chance, self._extras = truth, scheduler, chance, extras
        self._bank, self._extra = regime.bank(), regime.extra
        self._recent: list[int] = []
        self.spent = 0.0
        self.answers = 0
        self.right: list[bool] = []
        self.stopped = False

    def study(self, ask: Callable[[], int | None], budget: float) -> None:
        """Answer while there is time, something to ask and the will."""
        while self.spent < budget and not self.stopped:
            number = ask()
            if number is None:
                return
            self._answer(number, self._bank.ways[number])

    def _answer(self, number: int, way: Way) -> None:
        truth, twins = self._truth, self._bank.twin
        results = _answer(truth, way, self._chance, self._bank)
        seconds = way.seconds + self._extra.seconds * (len(way.facts) - 1)
        truth.spend(seconds)
        self.spent += seconds
        self.answers += 1
        first = self._extras.randrange(len(way.facts)) if len(way.facts) > 1 else 0
        for place, one in enumerate(results):
            if place == first or self._extras.random() < self._extra.learnt:
                truth.learn(one.fact, way.form, correct=one.correct)
            if twins[one.fact] >= 0 and twins[one.fact] in self._recent:
                truth.near(one.fact)
        self._recent = [*self._recent, *way.facts][-NEAR_PLACES:]
        self._scheduler.answered(number, results, seconds)
        self.right += [one.correct for one in results]
        self.stopped = truth.stops(right=all(one.correct for one in results))


def _answer(truth: Truth, way: Way, chance: Random, bank: Bank) -> list[Result]:
    results = []
    for fact in way.facts:
        known = truth.knows(fact, way.form)
        correct = chance.random() < known * (1 - SLIP) + (1 - known) * way.guess
        lured = chance.random() < truth.lures(fact) and way.guess > 0 and not correct
        results.append(Result(fact, correct, bank.twin[fact] if lured else -1))
    return results


def _tomorrow(truth: Truth, bank: Bank, day: int) -> float:
    truth.at_day(day + 1.5)
    return sum(truth.typed(number) for number in range(bank.facts)) / bank.facts
