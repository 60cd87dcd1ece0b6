"""A session's beginning and its next question over many facts, against a floor: one pass over the same facts.

Run as `python -m tests.benchmarks.planning [rounds]`. The floor sorts the facts' recalls; both take turns with ours, so
that a busy machine slows all alike. First the policy alone; then the desk's own plan over a database of 100,000 reviews
with leaning, mended pairs and due date, whose thousands of confused pairs are more than any learner's.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.made_learner import TODAY as LEARNERS_TODAY
from tests.benchmarks.made_learner import MadeFact, make_learner
from tests.benchmarks.measuring import in_turn, print_ratios
from tests.study.in_memory import MS_A_DAY, MS_AN_HOUR, HandClock
from tests.study.small_pack import TYPES, small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.question import QuestionId
from trainer.domain.study_day import StudyDay
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import POLICIES
from trainer.scheduling.policy import Asked, PlanView, Queue
from trainer.storage.opening import open_storage
from trainer.study.desk import StudyDesk
from trainer.study.opening import plan, plan_view
from trainer.study.workspace import Workspace

TODAY = StudyDay(20_000)
SIZES = (10_000, 100_000)
DAYS_AHEAD = 30
ANSWERS = 100
TOPICS = 14
REVIEWS = 100_000
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
    POLICIES[0].begin(view, Random(1))
    return perf_counter() - begun


def next_question(queue: Queue) -> float:
    """Return the longest of a hundred picks, in seconds."""
    chance, so_far, longest = Random(2), list[Asked](), 0.0
    for _ in range(ANSWERS):
        begun = perf_counter()
        pick = queue.next(so_far)
        longest = max(longest, perf_counter() - begun)
        assert pick is not None
        so_far.append(Asked(QuestionId(""), (FactOutcome(pick.fact, chance.random() < 0.8),)))
    return longest


@contextmanager
def a_desk(facts: int, *, due: bool) -> Iterator[Workspace]:
    """Hand out the workspace of a desk whose learner gave so many answers, with the state that its log gives."""
    pack = small_pack(aspects=TOPICS // 2, each=facts // TOPICS)
    made = [MadeFact(fact.id, QuestionId(f"{fact.id}.0"), fact.twins[0]) for fact in pack.facts.values()]
    with TemporaryDirectory() as folder:
        data = make_learner(Path(folder) / "data", facts=made, reviews=REVIEWS, pack=pack.id)
        storage = open_storage(data, lambda: "device")
        desk = StudyDesk(
            pack=pack, types=TYPES, log=storage.log, flags=storage.flags, preferences=storage.preferences,
            layouts=storage.layouts, backups=storage.backups, rng=Random(1), new_id=lambda: "any",
            clock=HandClock(LEARNERS_TODAY * MS_A_DAY + 3 * MS_AN_HOUR), device="device", model=FsrsModel(),
            policy=POLICIES[0],
        )  # fmt: skip
        if due:
            day, first = StudyDay(LEARNERS_TODAY + DAYS_AHEAD), StudyDay(LEARNERS_TODAY - DAYS_AHEAD)
            desk.change(desk.preferences()._replace(due_day=day, due_from=first))
        desk.rebuild()
        desk.home()
        yield desk._workspace
        storage.close()


def desk_plan(workspace: Workspace) -> float:
    """Return the seconds of the desk's plan for a session."""
    begun = perf_counter()
    plan(workspace, "water", None, 1)
    return perf_counter() - begun


def cases_of(name: str, view: PlanView) -> dict[str, Callable[[], float]]:
    """Return what is measured of one learner."""
    return {
        f"begin, {name}": partial(begin, view),
        f"longest next of 100, {name}": lambda: next_question(POLICIES[0].begin(view, Random(1))),
    }


def measure(cases: dict[str, Callable[[], float]], view: PlanView, rounds: int) -> None:
    """Print the ratios to the floor over the same facts."""
    size, floor_name = len(view.catalogue.facts), "floor: recall of every fact, sorted"
    gc.collect()
    least = "target: begin 300 ms, next 30 ms" if size > SIZES[0] else "target: begin 30 ms, next 5 ms"
    print_ratios(
        in_turn({floor_name: partial(floor, view), **cases}, rounds), floor_name, targets=dict.fromkeys(cases, least)
    )


def main(rounds: int) -> None:
    """Print the ratios."""
    for size in SIZES:
        print(f"\n{size:,} facts, the policy alone")
        views = {"due date": learner(size, due=True), "no due date": learner(size, due=False)}
        measure(
            {k: v for name, view in views.items() for k, v in cases_of(name, view).items()}, views["due date"], rounds
        )
    for size in SIZES:
        for due in (True, False):
            with a_desk(size, due=due) as workspace:
                view, name = plan_view(workspace, "water", None), "due date" if due else "no due date"
                pairs = len(view.confusions)
                print(f"\n{size:,} facts, the desk's plan after {REVIEWS:,} reviews, {pairs:,} confusions, {name}")
                cases = {"plan": partial(desk_plan, workspace)}
                cases["longest next of 100"] = lambda: next_question(plan(workspace, "water", None, 1))
                measure(cases, view, rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
