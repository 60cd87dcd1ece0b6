"""T5: forgetting by the logarithm of time, heavy for half of the learners; failing costs the will to come back."""

# ruff: noqa: D102 - it does what the base class says

from math import exp, log
from random import Random

from tests.benchmarks.learning.truth import DAY_S, NEVER_MET, Truth

LIGHT, HEAVY = 0.35, 0.8
"""Logits lost for each time the days since grow by the factor e, at one study."""
WANTED_RIGHT = 0.7
"""Share of right answers at which the will to come neither grows nor shrinks."""
LEAST_WILL, MOST_WILL = 0.3, 1.15
STAKE, DRAWN_BACK = 0.12, 0.25
"""How much a day's share of right answers moves the will, and how much of the way back it finds by itself."""
WEARY_AFTER = 3
"""Wrong answers in a row that may end a day."""


class Moody(Truth):
    """T5."""

    name = "T5"

    def prepare(self) -> None:
        self._rate = self.chance.choice((LIGHT, HEAVY)) * exp(self.chance.gauss(0, 0.2))
        self._grit = self.chance.uniform(0.85, 1.05)
        self._studied: list[tuple[float, float] | None] = [
            (3.0, -10.0 * DAY_S) if known else None for known in self.known_before
        ]
        self._kept: dict[int, tuple[float, float] | None] = {}
        self._moods = Random(f"{self.chance.random()}/moods")
        self._will = self._grit
        self._gone = False
        self._wrong_running = 0
        self._today: list[bool] = []

    def logit(self, fact: int, form: int) -> float:
        studied = self._studied[fact]
        if studied is None:
            return NEVER_MET
        amount, at = studied
        age_days = max(self.now_s - at, 0.0) / DAY_S
        return self.offset[fact] + 1.6 * log(1 + amount) - self._rate * log(1 + age_days) / (0.6 + 0.2 * amount)

    def learn(self, fact: int, form: int, *, correct: bool) -> None:
        studied = self._studied[fact]
        self._kept[fact] = studied
        amount, spaced = 0.0, 1.0
        if studied is not None:
            amount, at = studied
            spaced = 0.2 + 0.8 * (1 - exp(-max(self.now_s - at, 0.0) / (1.5 * DAY_S)))
        self._studied[fact] = (amount + (1.0 if correct else 0.6) * spaced, self.now_s)

    def unlearn(self, fact: int) -> None:
        self._studied[fact] = self._kept.pop(fact)

    def comes(self, day: int) -> bool:
        """Settle the mood of the last session, then draw by the will that is left; one lot a day, come what may."""
        lots = Random(f"{self.offset[0]}/{day}")
        if self._today:
            share = sum(self._today) / len(self._today)
            drawn_back = DRAWN_BACK * (self._grit - self._will)
            self._will = min(max(self._will + STAKE * (share - WANTED_RIGHT) + drawn_back, LEAST_WILL), MOST_WILL)
            self._gone = self._gone or (share < WANTED_RIGHT and lots.random() < 0.02 * max(1.0 - self._will, 0.0))
            self._today, self._wrong_running = [], 0
        return not self._gone and Random(f"{self.offset[0]}/{day}/comes").random() < self._will

    def stops(self, *, right: bool) -> bool:
        self._today.append(right)
        self._wrong_running = 0 if right else self._wrong_running + 1
        weary = self._wrong_running >= WEARY_AFTER
        return weary and self._moods.random() < 0.15 * max(1.2 - self._will, 0.0)
