"""What every simulated learner has in common: knowledge before the first day, ease of recognising, the will to come."""

from math import exp, log
from random import Random

from tests.benchmarks.learning.bank import Bank

DAY_S = 86_400.0
SLIP = 0.03
RECOGNISE, CONTRAST, PRODUCE = 0, 1, 2
EASIEST = 0.8
"""Logits by which recognising is easier than producing, at most; drawn by learner from 0 to this."""
CONTRAST_EASE = 0.6
"""Of that, for a question with two sides."""
NEVER_MET = -3.9
"""Logits of a fact that left no trace."""
SHIFT = {"T1": 3.18, "T2": -0.84, "T3": -4.0, "T4": -0.57, "T5": 0.39}
"""Logits, by `calibrating`: typed recall at a review under FSRS-6 at 90 % is 75 %; frozen before any comparison."""


def sigmoid(x: float) -> float:
    """Return the chance at `x` logits."""
    if x < -30:
        return 0.0
    return 1.0 / (1.0 + exp(-x))


def logits(chance: float) -> float:
    """Return the log odds, within bounds."""
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return log(kept / (1 - kept))


class Truth:
    """One hidden learner."""

    name = ""
    easiest = EASIEST

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
        ease = chance.uniform(0, self.easiest)
        self.easier = (ease, CONTRAST_EASE * ease, 0.0)
        """Logits by form."""
        self.prepare()

    def prepare(self) -> None:
        """Set the learner's memory before the first day."""

    def at_day(self, day: float) -> None:
        """Move on to a moment of `day`, counted from the start."""
        self.now_s = day * DAY_S

    def spend(self, seconds: float) -> None:
        """Let time pass inside a session."""
        self.now_s += seconds

    def logit(self, fact: int, form: int) -> float:
        """Return the logits of producing the fact now; `form` only tells which traces fit it."""
        raise NotImplementedError

    def knows(self, fact: int, form: int) -> float:
        """Return the chance of knowing the fact now, asked in a form, without guess or slip."""
        return sigmoid(self.logit(fact, form) + self.easier[form])

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

    def comes(self, day: int) -> bool:
        """Return whether the learner wants to study on a day that has room for it."""
        return True

    def stops(self, *, right: bool) -> bool:
        """Note an answer; return whether the learner gives up for today though there is time."""
        return False
