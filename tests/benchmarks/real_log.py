"""How well recall is predicted on a real log: `python -m tests.benchmarks.real_log PATH.csv`.

The file is not part of the project: columns card_id, review_rating (1 to 4), review_time; a card stands for a fact. The
first answer of each card's study day is scored from the second day on; the last five of six parts of the time are
printed together, as in five expanding folds, though nothing is fitted. Log loss, RMSE over bins of recall, AUC.
"""

import sys
from collections import defaultdict
from csv import DictReader
from datetime import datetime, timedelta
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple

from trainer.domain.learner import Memory
from trainer.domain.study_day import DAY_STARTS_HOUR, StudyDay
from trainer.scheduling.memory_model import MemoryModel
from trainer.scheduling.plain_fsrs import PlainFsrs

FOLDS = 6
"""Equal parts of the scored answers; the first is only for a model that would be fitted."""
EDGE = 1e-4


class Review(NamedTuple):
    """One answer of the log."""

    card: str
    day: StudyDay
    correct: bool


class Scored(NamedTuple):
    """One prediction and what came."""

    expected: float
    correct: bool


def read(path: Path) -> list[Review]:
    """Return the reviews, oldest first; the day begins at four, in the log's own time zone."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(DictReader(file), key=lambda row: row["review_time"])
    return [Review(row["card_id"], _day(row["review_time"]), int(row["review_rating"]) > 1) for row in rows]


def _day(time: str) -> StudyDay:
    return StudyDay((datetime.fromisoformat(time) - timedelta(hours=DAY_STARTS_HOUR)).toordinal())


def predictions(reviews: list[Review], model: MemoryModel, *, same_day: bool) -> list[Scored]:
    """Return what is scored; with `same_day` also further answers of a day move the memory."""
    memories: dict[str, Memory] = {}
    found = []
    for card, day, correct in reviews:
        memory = memories.get(card)
        first = memory is None or day > memory.day
        if memory is not None and first:
            found.append(Scored(model.recall(memory, day), correct))
        if first or same_day:
            memories[card] = model.after(memory, correct, day)
    return found[len(found) // FOLDS :]


def log_loss(scored: list[Scored]) -> float:
    """Return the mean, in nats."""
    kept = [(min(max(one.expected, EDGE), 1 - EDGE), one.correct) for one in scored]
    return -sum(log(chance if correct else 1 - chance) for chance, correct in kept) / len(kept)


def rmse_bins(scored: list[Scored]) -> float:
    """Return the root of the mean squared difference over twenty bins of expected recall, by size."""
    bins: defaultdict[int, list[Scored]] = defaultdict(list)
    for one in scored:
        bins[int(one.expected * 20)].append(one)
    total = sum(
        (sum(one.expected for one in some) - sum(one.correct for one in some)) ** 2 / len(some)
        for some in bins.values()
    )
    return sqrt(total / len(scored))


def auc(scored: list[Scored]) -> float:
    """Return the chance that a right one was expected more than a wrong one; ties count half."""
    ranked = sorted(scored)
    places: dict[float, list[int]] = defaultdict(list)
    for place, one in enumerate(ranked, 1):
        places[one.expected].append(place)
    mean_place = {expected: sum(some) / len(some) for expected, some in places.items()}
    right = [mean_place[one.expected] for one in ranked if one.correct]
    wrong = len(ranked) - len(right)
    return (sum(right) - len(right) * (len(right) + 1) / 2) / (len(right) * wrong)


def main() -> None:
    """Print both ways."""
    reviews = read(Path(sys.argv[1]))
    print(f"{len(reviews)} reviews of {len({one.card for one in reviews})} cards")
    for name, same_day in (("first answer of a day only", False), ("every answer (the product)", True)):
        scored = predictions(reviews, PlainFsrs(), same_day=same_day)
        loss = f"log loss {log_loss(scored):.4f}, RMSE {rmse_bins(scored):.4f}, AUC {auc(scored):.3f}"
        print(f"{name:<28} {loss}, n {len(scored)}")


if __name__ == "__main__":
    main()
