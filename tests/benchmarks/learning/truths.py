"""How memory really moves in the simulated learner; no scheduler ever sees it.

T1 multi-trace activation (Pavlik and Anderson), T2 wins and tries in windows of time (after DAS3H), T3 FSRS-6 with the
learner's own parameters (friendly to us, reported apart), T4 = T2 with interference between twins. In T4 asking twins
near each other, or both in one question, makes them distinct: that this helps is assumed here, not shown.
"""

# ruff: noqa: ARG002, D102 - the four truths do what the base class says

from math import exp, log
from random import Random

from tests.benchmarks.learning.bank import Bank

DAY_S = 86_400.0
OFF_TASK = 0.025
OTHER_FORM = 0.7
SLIP = 0.03
PRODUCE, CONTRAST = 2, 1
SHIFT = {"T1": 3.2, "T2": -0.89, "T3": -3.48, "T4": -0.42}
"""Logits, by `calibrating`: typed recall at a review under FSRS-6 at 90 % is 75 %; frozen before any comparison."""


def sigmoid(x: float) -> float:
    """Return the chance at `x` logits."""
    if x < -30:
        return 0.0
    return 1.0 / (1.0 + exp(-x))


class Truth:
    """One hidden learner."""

    name = ""

    def __init__(self, bank: Bank, seed: str, prior: float, shift: float | None = None) -> None:
        chance = Random(f"{seed}/learner")
        self.bank = bank
        self.now_s = 0.0
        learner = chance.gauss(0, 0.5) + (SHIFT[self.name] if shift is None else shift)
        topic = [chance.gauss(0, 0.8) for _ in range(bank.topics)]
        known = [chance.betavariate(4 * prior, 4 * (1 - prior)) for _ in range(bank.topics)]
        self.offset = [learner + topic[number] + chance.gauss(0, 0.6) for number in bank.topic_of]
        self.known_before = [chance.random() < known[number] for number in bank.topic_of]
        self.chance = chance
        self.prepare()

    def prepare(self) -> None:
        """Set the learner's memory before the first day."""

    def at_day(self, day: float) -> None:
        """Move on to a moment of `day`, counted from the start."""
        self.now_s = day * DAY_S

    def spend(self, seconds: float) -> None:
        """Let time pass inside a session."""
        self.now_s += seconds

    def knows(self, fact: int, form: int) -> float:
        """Return the chance of knowing the fact now, asked in a form, without guess or slip."""
        raise NotImplementedError

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        """Take in an answer and its feedback."""
        raise NotImplementedError

    def unlearn(self, fact: int) -> None:
        """Take the newest `learn` of the fact back, for the oracle's look ahead."""
        raise NotImplementedError

    def near(self, fact: int) -> None:
        """Note that its twin was asked within three places."""

    def typed(self, fact: int) -> float:
        """Return the chance of a right typed answer now."""
        return self.knows(fact, PRODUCE) * (1 - SLIP)

    def lures(self, fact: int) -> float:
        """Return the chance that a wrong choice is the twin."""
        return 0.4 if self.bank.twin[fact] >= 0 else 0.0


class Activation(Truth):
    """T1."""

    name = "T1"

    def prepare(self) -> None:
        self._clock = 0.0
        self._traces: list[list[tuple[float, float, int]]] = [[] for _ in self.offset]
        for fact, known in enumerate(self.known_before):
            if known:
                self._traces[fact] = [(-days * DAY_S * OFF_TASK, 0.25, PRODUCE) for days in (40.0, 20.0, 8.0)]

    def at_day(self, day: float) -> None:
        self._clock += (day * DAY_S - self.now_s) * OFF_TASK
        self.now_s = day * DAY_S

    def spend(self, seconds: float) -> None:
        self.now_s += seconds
        self._clock += seconds

    def _strength(self, fact: int, form: int) -> float:
        now, total = self._clock, 0.0
        for at, decay, other in self._traces[fact]:
            age = now - at
            part = (max(1.0, age)) ** -decay
            total += part if other == form else OTHER_FORM * part
        return total

    def knows(self, fact: int, form: int) -> float:
        strength = self._strength(fact, form)
        if strength <= 0.0:
            return 0.02
        return sigmoid(0.8 * (log(strength) + 0.704) / 0.255 + self.offset[fact])

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        self._traces[fact].append((self._clock, 0.217 * self._strength(fact, form) + 0.177, form))

    def unlearn(self, fact: int) -> None:
        self._traces[fact].pop()


WINDOWS_S = (3600.0, DAY_S, 7 * DAY_S, 30 * DAY_S)
LOGS = [log(1 + number) for number in range(2000)]


class Windows(Truth):
    """T2."""

    name = "T2"

    def prepare(self) -> None:
        self._tries: list[list[tuple[float, bool]]] = [[] for _ in self.offset]
        self._in_topic = [0] * self.bank.topics

    def _logit(self, fact: int) -> float:
        logit = self.offset[fact] + (2.0 if self.known_before[fact] else 0.0)
        logit += 0.1 * LOGS[min(self._in_topic[self.bank.topic_of[fact]], 1999)]
        tries = self._tries[fact]
        if not tries:
            return logit
        now = self.now_s
        wins = [0, 0, 0, 0, 0]
        seen = [0, 0, 0, 0, 0]
        for at, right in tries:
            age = now - at
            first = 0 if age < 3600.0 else 1 if age < 86400.0 else 2 if age < 604800.0 else 3 if age < 2592000.0 else 4
            seen[first] += 1
            wins[first] += right
        all_wins = all_seen = 0
        for window in range(5):
            all_wins += wins[window]
            all_seen += seen[window]
            logit += 0.42 * LOGS[all_wins] + 0.25 * LOGS[all_seen]
        return logit

    def knows(self, fact: int, form: int) -> float:
        return sigmoid(self._logit(fact))

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        self._tries[fact].append((self.now_s, correct))
        self._in_topic[self.bank.topic_of[fact]] += 1

    def unlearn(self, fact: int) -> None:
        self._tries[fact].pop()
        self._in_topic[self.bank.topic_of[fact]] -= 1


class Interfering(Windows):
    """T4."""

    name = "T4"
    strength = 1.0
    """Times 0, 0.5 or 1 logit, drawn by pair."""

    def prepare(self) -> None:
        super().prepare()
        self._clash = [0.0] * self.bank.facts
        self._distinct = [0.0] * self.bank.facts
        for fact, twin in enumerate(self.bank.twin):
            if twin >= 0:
                drawn = self.chance.choice((0.0, 0.5, 1.0)) * self.strength
                self._clash[fact] = self._clash[twin] = drawn

    def knows(self, fact: int, form: int) -> float:
        return sigmoid(self._logit(fact) - self._clash[fact] * exp(-self._distinct[fact]))

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        super().learn(fact, form, correct=correct)
        if form == CONTRAST:
            self.near(fact)

    def near(self, fact: int) -> None:
        twin = self.bank.twin[fact]
        for one in (fact, twin):
            if one >= 0:
                self._distinct[one] += 0.3

    def lures(self, fact: int) -> float:
        return 0.3 + 0.6 * self._clash[fact] * exp(-self._distinct[fact]) if self.bank.twin[fact] >= 0 else 0.0


class OwnFsrs(Truth):
    """T3: stability and difficulty of FSRS-6, with the learner's own gain, loss and decay."""

    name = "T3"

    def prepare(self) -> None:
        gauss = self.chance.gauss
        self._gain, self._loss = exp(1.8722 + gauss(0, 0.3)), 1.4835 * exp(gauss(0, 0.3))
        self._decay = 0.1542 * exp(gauss(0, 0.2))
        self._factor = 0.9 ** (-1 / self._decay) - 1
        self._first = 2.3065 * exp(gauss(0, 0.4)), 0.212 * exp(gauss(0, 0.4))
        self._state: list[tuple[float, float, float] | None] = [
            (20.0 * exp(0.6 * offset), 5.0, -5.0) if known else None
            for offset, known in zip(self.offset, self.known_before, strict=True)
        ]
        self._kept: dict[int, tuple[float, float, float] | None] = {}

    def knows(self, fact: int, form: int) -> float:
        state = self._state[fact]
        if state is None:
            return 0.02
        stability, _, at = state
        return (1 + self._factor * max(self.now_s / DAY_S - at, 0.0) / stability) ** -self._decay

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        state, day = self._state[fact], self.now_s / DAY_S
        self._kept[fact] = state
        if state is None:
            scale = exp(0.6 * self.offset[fact])
            self._state[fact] = (self._first[0 if correct else 1] * scale, 2.1 if correct else 6.4, day)
            return
        stability, difficulty, at = state
        if day - at < 0.5:
            return
        now = self.knows(fact, form)
        if correct:
            stability *= 1 + self._gain * (11 - difficulty) * stability**-0.1666 * (exp((1 - now) * 0.796) - 1)
        else:
            lost = self._loss * difficulty**-0.0614 * ((stability + 1) ** 0.2629 - 1) * exp((1 - now) * 1.6483)
            stability = min(lost, stability)
            difficulty = min(10.0, difficulty + (10 - difficulty) * 0.67)
        self._state[fact] = (stability, difficulty, day)

    def unlearn(self, fact: int) -> None:
        self._state[fact] = self._kept.pop(fact)


TRUTHS: dict[str, type[Truth]] = {one.name: one for one in (Activation, Windows, OwnFsrs, Interfering)}
