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

    def answered(self, way: int, results: list[Result], /) -> None:
        """Take in the answer."""
        ...


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
    """Let the learner study until the due day and look at what is held then and a month later."""
    bank, chance, outcome = regime.bank(), Random(f"{seed}/answers"), Outcome()
    outcome.facts = bank.facts
    spent_all = over = 0.0
    for day, minutes in sessions(regime, seed):
        budget = max(minutes - over, 0.0)  # what ran over yesterday is taken off today: all have the same minutes
        truth.at_day(day + 0.5)
        if on_day is not None:
            on_day(day, truth)
        sitting = _Sitting(truth, scheduler, chance, bank)
        scheduler.begin(day)
        sitting.study(scheduler.next, budget)
        in_time = sitting.answers
        sitting.study(getattr(scheduler, "last", _nothing), inf)
        outcome.answers += sitting.answers
        outcome.after_time = max(outcome.after_time, sitting.answers - in_time)
        over = max(sitting.spent - budget, 0.0)
        outcome.longest = max(outcome.longest, sitting.spent / minutes)
        spent_all += sitting.spent
        if watch_80 and outcome.to_80 is None and _tomorrow(truth, bank, day) >= 0.8:
            outcome.to_80 = spent_all / 60
    outcome.minutes = spent_all / 60
    truth.at_day(regime.days + 0.5)
    held = [truth.typed(number) for number in range(bank.facts)]
    outcome.mean = sum(held) / len(held)
    outcome.topics = [sum(held[one] for one in facts) / len(facts) for facts in bank.in_topic]
    ranked = sorted(outcome.topics)
    outcome.worst, outcome.three_worst = ranked[0], sum(ranked[:3]) / 3
    truth.at_day(regime.days + LATER_DAYS + 0.5)
    outcome.later = sum(truth.typed(number) for number in range(bank.facts)) / bank.facts
    return outcome


def _nothing() -> None:
    """All but the product end when the minutes do."""


class _Sitting:
    """One day's minutes."""

    def __init__(self, truth: Truth, scheduler: Scheduler, chance: Random, bank: Bank) -> None:
        self._truth, self._scheduler, self._chance, self._bank = truth, scheduler, chance, bank
        self._recent: list[int] = []
        self.spent = 0.0
        self.answers = 0

    def study(self, ask: Callable[[], int | None], budget: float) -> None:
        """Answer while there is time and something to ask."""
        truth, twins = self._truth, self._bank.twin
        while self.spent < budget:
            number = ask()
            if number is None:
                return
            way = self._bank.ways[number]
            results = _answer(truth, way, self._chance, self._bank)
            truth.spend(way.seconds)
            self.spent += way.seconds
            self.answers += 1
            for one in results:
                truth.learn(one.fact, way.form, correct=one.correct)
                if twins[one.fact] >= 0 and twins[one.fact] in self._recent:
                    truth.near(one.fact)
            self._recent = [*self._recent, *way.facts][-NEAR_PLACES:]
            self._scheduler.answered(number, results)


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
