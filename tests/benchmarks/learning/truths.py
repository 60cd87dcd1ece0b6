"""How memory really moves in the simulated learner; no scheduler ever sees it.

T1 multi-trace activation (Pavlik and Anderson), T2 wins and tries in windows of time (after DAS3H), where recognising
is no easier than producing, T3 FSRS-6 with the learner's own parameters (friendly to us, reported apart), T4 = T2 with
interference between twins, T5 log-time forgetting with mood, motivation and dropout (`moody`). In T4 asking twins near
each other, or both in one question, makes them distinct: that this helps is assumed here, not shown. All but T2 draw
from 0 to 0.8 logits by which recognising is easier; all draw how fast the learner forgets.
"""

from math import exp, log

from tests.benchmarks.learning.moody import Moody
from tests.benchmarks.learning.truth import CONTRAST, DAY_S, NEVER_MET, PRODUCE, SHIFT, SLIP, Truth, logits, sigmoid

__all__ = ["PRODUCE", "SHIFT", "SLIP", "TRUTHS", "Truth", "sigmoid"]

OFF_TASK = 0.025
OTHER_FORM = 0.7


class Activation(Truth):
    """T1."""

    name = "T1"

    def prepare(self) -> None:
        self._clock = 0.0
        self._decay = 0.177 * exp(self.chance.gauss(0, 0.2))
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

    def logit(self, fact: int, form: int) -> float:
        strength = self._strength(fact, form)
        if strength <= 0.0:
            return NEVER_MET
        return 0.8 * (log(strength) + 0.704) / 0.255 + self.offset[fact]

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        self._traces[fact].append((self._clock, 0.217 * self._strength(fact, form) + self._decay, form))

    def unlearn(self, fact: int) -> None:
        self._traces[fact].pop()


LOGS = [log(1 + number) for number in range(2000)]


class Windows(Truth):
    """T2."""

    name = "T2"
    easiest = 0.0

    def prepare(self) -> None:
        self._pace = exp(self.chance.gauss(0, 0.4))
        """How fast the learner's windows pass."""
        self.tries: list[list[tuple[float, bool]]] = [[] for _ in self.offset]
        self._in_topic = [0] * self.bank.topics

    def logit(self, fact: int, form: int) -> float:
        logit = self.offset[fact] + (2.0 if self.known_before[fact] else 0.0)
        logit += 0.1 * LOGS[min(self._in_topic[self.bank.topic_of[fact]], 1999)]
        tries = self.tries[fact]
        if not tries:
            return logit
        now, pace = self.now_s, self._pace
        wins = [0, 0, 0, 0, 0]
        seen = [0, 0, 0, 0, 0]
        for at, right in tries:
            age = (now - at) * pace
            first = 0 if age < 3600.0 else 1 if age < 86400.0 else 2 if age < 604800.0 else 3 if age < 2592000.0 else 4
            seen[first] += 1
            wins[first] += right
        all_wins = all_seen = 0
        for window in range(5):
            all_wins += wins[window]
            all_seen += seen[window]
            logit += 0.42 * LOGS[all_wins] + 0.25 * LOGS[all_seen]
        return logit

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        self.tries[fact].append((self.now_s, correct))
        self._in_topic[self.bank.topic_of[fact]] += 1

    def unlearn(self, fact: int) -> None:
        self.tries[fact].pop()
        self._in_topic[self.bank.topic_of[fact]] -= 1


MOST_BLUR, BLUR_A_STUDY, KEPT_BLUR = 2.0, 0.3, 0.6


class Interfering(Windows):
    """T4: studying a fact blurs its twin, up to two logits; seeing both near each other makes both clearer."""

    name = "T4"
    easiest = Truth.easiest

    def prepare(self) -> None:
        super().prepare()
        self.clash = [0.0] * self.bank.facts
        self._blur = [0.0] * self.bank.facts
        self._before: dict[int, float] = {}
        for fact, twin in enumerate(self.bank.twin):
            if twin >= 0:
                self.clash[fact] = self.clash[twin] = self.chance.choice((0.0, 0.5, 1.0))

    def logit(self, fact: int, form: int) -> float:
        return super().logit(fact, form) - self._blur[fact]

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        super().learn(fact, form, correct=correct)
        twin = self.bank.twin[fact]
        if twin < 0:
            return
        self._before[fact] = self._blur[twin]
        clash = self.clash[fact]
        self._blur[twin] = min(self._blur[twin] + BLUR_A_STUDY * clash, max(MOST_BLUR * clash, self._blur[twin]))
        if form == CONTRAST:
            self.near(fact)

    def unlearn(self, fact: int) -> None:
        super().unlearn(fact)
        if fact in self._before:
            self._blur[self.bank.twin[fact]] = self._before.pop(fact)

    def near(self, fact: int) -> None:
        twin = self.bank.twin[fact]
        for one in (fact, twin):
            if one >= 0:
                self._blur[one] *= KEPT_BLUR

    def lures(self, fact: int) -> float:
        return min(0.3 + 0.3 * self._blur[fact], 0.9) if self.bank.twin[fact] >= 0 else 0.0


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

    def _recall(self, state: tuple[float, float, float]) -> float:
        stability, _, at = state
        return (1 + self._factor * max(self.now_s / DAY_S - at, 0.0) / stability) ** -self._decay

    def logit(self, fact: int, form: int) -> float:
        state = self._state[fact]
        return NEVER_MET if state is None else logits(self._recall(state))

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
        now = self._recall(state)
        if correct:
            stability *= 1 + self._gain * (11 - difficulty) * stability**-0.1666 * (exp((1 - now) * 0.796) - 1)
        else:
            lost = self._loss * difficulty**-0.0614 * ((stability + 1) ** 0.2629 - 1) * exp((1 - now) * 1.6483)
            stability = min(lost, stability)
            difficulty = min(10.0, difficulty + (10 - difficulty) * 0.67)
        self._state[fact] = (stability, difficulty, day)

    def unlearn(self, fact: int) -> None:
        self._state[fact] = self._kept.pop(fact)


TRUTHS: dict[str, type[Truth]] = {one.name: one for one in (Activation, Windows, OwnFsrs, Interfering, Moody)}
FRIENDLY = OwnFsrs.name
