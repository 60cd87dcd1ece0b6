"""Sets the one free number of each truth: `python -m tests.benchmarks.learning.calibrating`.

Bisects a logit shift until the typed recall of what FSRS-6 at 90 % calls due is 75 % (real logs: 78, 87 and 85 %).
"""

from statistics import mean

from tests.benchmarks.learning.bank import made_bank
from tests.benchmarks.learning.item_schedulers import Items
from tests.benchmarks.learning.running import Regime, study
from tests.benchmarks.learning.truths import TRUTHS

WANTED = 0.75
LEARNERS = 12
FIRST_SEED = 9500


def recall_at_review(name: str, shift: float) -> float:
    """Return the mean typed recall of due facts, over learners, from the second week on."""
    regime, seen = Regime("base", lambda: made_bank(20)), list[float]()
    for seed in range(FIRST_SEED, FIRST_SEED + LEARNERS):
        truth = TRUTHS[name](made_bank(20), f"{name}/{seed}", regime.prior, shift)
        items = Items(made_bank(20), seed, "fsrs", 20, by_fact=True)
        study(
            regime, truth, items, seed,
            on_day=lambda day, truth, items=items: seen.extend(
                truth.typed(fact) for fact, card in items._cards.items() if day > 7 and card.due <= day
            ),
        )  # fmt: skip
    return mean(seen)


def main() -> None:
    """Print the shifts."""
    for name in TRUTHS:
        low, high = -6.0, 10.0
        for _ in range(12):
            middle = (low + high) / 2
            if recall_at_review(name, middle) < WANTED:
                low = middle
            else:
                high = middle
        print(f"{name}: shift {middle:+.2f} logits, recall at review {recall_at_review(name, middle):.3f}", flush=True)


if __name__ == "__main__":
    main()
