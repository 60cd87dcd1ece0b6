"""A session's beginning and its next question over many facts, against a floor: one pass over the same facts.

Run as `python -m tests.benchmarks.planning [rounds]`. The floor sorts the facts' recalls; both take turns with ours, so
that a busy machine slows all alike.
"""

import gc
import sys
from functools import partial
from random import Random
from time import perf_counter

from tests.benchmarks.measuring import in_turn, print_ratios
from tests.study.small_pack import small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.question import QuestionId
from trainer.domain.study_day import StudyDay
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policy import Asked, PlanView
from trainer.scheduling.shortfall_share import ShortfallShare

TODAY = StudyDay(20_000)
SIZES = (10_000, 100_000)
DAYS_AHEAD = 30
ANSWERS = 100
TOPICS = 14
ROUNDS = 7


def learner(facts: int, *, due: bool) -> PlanView:
    """Return a learner who met seven facts in ten of a pack with so many."""
    pack, chance = small_pack(aspects=TOPICS // 2, each=facts // TOPICS), Random(1)
    known = {
        fact: FactState(fact, Memory(chance.uniform(1, 60), 5, StudyDay(TODAY - chance.randint(1, 60))), 1, 1, 1, at)
        for at, fact in enumerate(pack.facts, 1)
        if chance.random() < 0.7
    }
    due_day = StudyDay(TODAY + DAYS_AHEAD) if due else None
    return PlanView(Catalogue(pack), known, {}, TODAY, FsrsModel(), "water", due_day=due_day)


def floor(view: PlanView) -> float:
    """Return the seconds of the recall of every fact, sorted."""
    begun = perf_counter()
    sorted(view.model.recall(one.memory, TODAY) for one in view.facts.values() if one.memory is not None)
    return perf_counter() - begun


def begin(view: PlanView) -> float:
    """Return the seconds of beginning a session."""
    begun = perf_counter()
    ShortfallShare().begin(view, Random(1))
    return perf_counter() - begun


def next_question(view: PlanView) -> float:
    """Return the longest of a hundred picks, in seconds."""
    queue, chance, so_far, longest = ShortfallShare().begin(view, Random(1)), Random(2), list[Asked](), 0.0
    for _ in range(ANSWERS):
        begun = perf_counter()
        pick = queue.next(so_far)
        longest = max(longest, perf_counter() - begun)
        assert pick is not None
        so_far.append(Asked(QuestionId(""), (FactOutcome(pick.fact, chance.random() < 0.8),)))
    return longest


def main(rounds: int) -> None:
    """Print the ratios."""
    for size in SIZES:
        views = {"due date": learner(size, due=True), "no due date": learner(size, due=False)}
        gc.collect()
        cases = {"floor: recall of every fact, sorted": partial(floor, views["due date"])}
        for name, view in views.items():
            cases[f"begin, {name}"] = partial(begin, view)
            cases[f"longest next of 100, {name}"] = partial(next_question, view)
        big = size == SIZES[1]
        targets = dict.fromkeys(cases, f"target: begin {300 if big else 30} ms, next {30 if big else 5} ms")
        print(f"\n{size:,} facts")
        print_ratios(in_turn(cases, rounds), "floor: recall of every fact, sorted", targets=targets)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
