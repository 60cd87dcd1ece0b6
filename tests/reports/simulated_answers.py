"""Answers of made learners by a two-parameter model, with or without one key that is wrong."""

from math import exp
from random import Random

from trainer.reports.item_analysis import ItemAnswer

OPTIONS = "abcd"
"""a is right."""


def drawn(
    seed: int, *, learners: int = 40, items: int = 40, missing: float = 0.0, miskeyed: bool = False, slope: float = 1.0
) -> list[ItemAnswer]:
    """Return every learner's first answers: ability and difficulty are drawn from N(0, 1).

    Wrong answers fall on three lures of unlike weight; with `miskeyed` the best lure of item 0 has the key.
    """
    random = Random(seed)
    abilities = [random.gauss(0, 1) for _ in range(learners)]
    answers = []
    for item in range(items):
        difficulty = random.gauss(0, 1)
        weights = [random.gammavariate(2, 1) for _ in range(3)]
        key = OPTIONS[1 + weights.index(max(weights))] if miskeyed and item == 0 else "a"
        for learner, ability in enumerate(abilities):
            knows = random.random() < 1 / (1 + exp(-slope * (ability - difficulty)))
            chosen = "a" if knows else random.choices(OPTIONS[1:], weights)[0]
            milliseconds = round(exp(random.gauss(9, 0.5)))
            sure = random.random() < 0.5 if learner % 3 else None
            if random.random() >= missing:
                answers.append(ItemAnswer(f"l{learner}", f"i{item}", 1, chosen == key, chosen, milliseconds, sure=sure))
    return answers
