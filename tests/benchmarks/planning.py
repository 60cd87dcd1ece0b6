"""A session's beginning and its next question over many facts, against a floor: one pass over the same facts.

Run as `python -m tests.benchmarks.planning [rounds]`; about a minute. All is processor time. The floor sorts the facts'
recalls; both take turns with ours, so that a busy machine slows all alike. First the policy alone; then the desk's own
plan over a database with leaning, mended pairs and due date, of a learner who took three facts in a hundred for their
twins; and the policy for one who took twenty in a hundred and was sure each time, which is more than any learner's.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from tests.benchmarks.made_learner import TODAY as LEARNERS_TODAY
from tests.benchmarks.made_learner import MadeFact, make_learner
from tests.benchmarks.measuring import in_turn, print_ratios
from tests.study.in_memory import MS_A_DAY, MS_AN_HOUR, HandClock
from tests.study.small_pack import TYPES, small_pack
from trainer.domain.collector import collector_at_rest
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactState, Memory
from trainer.domain.question import QuestionId
from trainer.domain.study_day import StudyDay
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import POLICIES
from trainer.scheduling.policy import Asked, PlanView, Queue
from trainer.storage.learner.open_database import open_storage
from trainer.study.learner_context import LearnerContext
from trainer.study.service import StudyService
from trainer.study.start_session import plan, plan_view

TODAY = StudyDay(20_000)
SIZES = (10_000, 100_000)
TARGET_SMALL = "target: begin 30 ms, next 5 ms"
DAYS_AHEAD = 30
ANSWERS = 100
TOPICS = 14
ROUNDS = 5
MIXED_UP = 0.15
"""Share of the wrong answers, one in five, that took the fact for its twin."""
ONE_IN = 5
"""Of the one beyond any learner: so many facts, one was taken for its twin."""


def learner(facts: int, *, due: bool) -> PlanView:
    """Return a learner who met seven facts in ten of a pack with so many."""
    pack, chance = small_pack(aspects=TOPICS // 2, each=facts // TOPICS), Random(1)
    known = {
        fact: FactState(fact, Memory(chance.uniform(1, 60), 5, StudyDay(TODAY - chance.randint(1, 60))), 1, 1, 1, at)
        for at, fact in enumerate(pack.facts, 1)
        if chance.random() < 0.7
    }
    due_day = StudyDay(TODAY + DAYS_AHEAD) if due else None
    return PlanView(Catalogue(pack), known, {}, TODAY, FsrsModel(), "review", due_day=due_day)


def floor(view: PlanView) -> float:
    """Return the seconds of the recall of every fact, sorted."""
    begun = process_time()
    sorted(view.model.recall(one.memory, TODAY) for one in view.facts.values() if one.memory is not None)
    return process_time() - begun


def begin(view: PlanView) -> float:
    """Return the seconds of beginning a session."""
    begun = process_time()
    with collector_at_rest():
        POLICIES[0].begin(view, Random(1))
    return process_time() - begun


def next_question(queue: Queue) -> float:
    """Return the longest of a hundred picks, in seconds."""
    chance, so_far, longest = Random(2), list[Asked](), 0.0
    for _ in range(ANSWERS):
        begun = process_time()
        pick = queue.next(so_far)
        longest = max(longest, process_time() - begun)
        assert pick is not None
        so_far.append(Asked(QuestionId(""), (FactOutcome(pick.fact, chance.random() < 0.8),)))
    return longest


@contextmanager
def a_desk(facts: int) -> Iterator[StudyService]:
    """Hand out the desk of a learner who answered as many times as there are facts; its state is that of its log."""
    pack = small_pack(aspects=TOPICS // 2, each=facts // TOPICS)
    made = [MadeFact(fact.id, QuestionId(f"{fact.id}.0"), fact.twins[0]) for fact in pack.facts.values()]
    with TemporaryDirectory() as folder:
        data = make_learner(Path(folder) / "data", facts=made, reviews=facts, pack=pack.id, mixed_up=MIXED_UP)
        storage = open_storage(data, lambda: "device")
        desk = StudyService(
            pack=pack, types=TYPES, log=storage.log, flags=storage.flags, preferences=storage.preferences,
            layouts=storage.layouts, backups=storage.backups, rng=Random(1), new_id=lambda: "any",
            clock=HandClock(LEARNERS_TODAY * MS_A_DAY + 3 * MS_AN_HOUR), device="device", model=FsrsModel(),
            policy=POLICIES[0],
        )  # fmt: skip
        desk.rebuild()
        desk.show_home()
        yield desk
        storage.close()


def aim(desk: StudyService, *, due: bool) -> None:
    """Set a due date, or none."""
    day, first = StudyDay(LEARNERS_TODAY + DAYS_AHEAD), StudyDay(LEARNERS_TODAY - DAYS_AHEAD)
    wanted = desk.preferences()._replace(due_day=day if due else None, due_from=first if due else None)
    desk.change_preferences(wanted)


def desk_plan(context: LearnerContext) -> float:
    """Return the seconds of the desk's plan for a session."""
    begun = process_time()
    plan(context, plan_view(context, "review", None), 1)
    return process_time() - begun


def cases_of(name: str, view: PlanView) -> dict[str, Callable[[], float]]:
    """Return what is measured of one learner."""
    return {
        f"begin, {name}": partial(begin, view),
        f"longest next of 100, {name}": lambda: next_question(POLICIES[0].begin(view, Random(1))),
    }


FLOOR = "floor: recall of every fact, sorted"


def measure(cases: dict[str, Callable[[], float]], view: PlanView, rounds: int) -> dict[str, float]:
    """Print the ratios to the floor over the same facts; return the medians in seconds, that of the floor too."""
    gc.collect()
    least = "target: begin 300 ms, next 30 ms" if len(view.catalogue.facts) > SIZES[0] else TARGET_SMALL
    taken = in_turn({FLOOR: partial(floor, view), **cases}, rounds)
    print_ratios(taken, FLOOR, targets=dict.fromkeys(cases, least))
    return {name: median(values) for name, values in taken.items()}


def print_growth(medians: list[dict[str, float]]) -> None:
    """Print how many times as much ten times as many facts cost."""
    small, big = medians
    for name in small:
        print(f"{name:<34} x {big[name] / small[name]:5.1f} for x {SIZES[1] / SIZES[0]:.0f} facts")


def main(rounds: int) -> None:
    """Print the ratios."""
    alone = []
    for size in SIZES:
        print(f"\n{size:,} facts, the policy alone")
        views = {"due date": learner(size, due=True), "no due date": learner(size, due=False)}
        cases = {k: v for name, view in views.items() for k, v in cases_of(name, view).items()}
        alone.append(measure(cases, views["due date"], rounds))
    print_growth(alone)
    grown: dict[bool, list[dict[str, float]]] = {True: [], False: []}
    for size in SIZES:
        with a_desk(size) as desk:
            for due, medians in grown.items():
                aim(desk, due=due)
                medians.append(measure_desk(desk._context, rounds))
            view = beyond_any(plan_view(desk._context, "review", None))
            print(f"\n{size:,} facts, the policy for one beyond any learner: {len(view.confusions):,} confusions")
            measure(cases_of("20 % mixed up", view), view, rounds)
    for medians in grown.values():
        print_growth(medians)


def measure_desk(context: LearnerContext, rounds: int) -> dict[str, float]:
    """Print the same of the desk's own plan."""
    view = plan_view(context, "review", None)
    date = "no due date" if view.due_day is None else "due date"
    facts, confusions = len(view.catalogue.facts), len(view.confusions)
    print(f"\n{facts:,} facts, the desk's plan: {confusions:,} confusions, {date}")
    cases = {
        f"plan, {date}": partial(desk_plan, context),
        f"longest next of 100, {date}": lambda: next_question(plan(context, plan_view(context, "review", None), 1)),
    }
    return measure(cases, view, rounds)


def beyond_any(view: PlanView) -> PlanView:
    """Return the learner as one who was wrong and sure on every fifth fact, and took it for its twin."""
    facts, confusions = dict(view.facts), dict(view.confusions)
    for fact in [*facts][::ONE_IN]:
        twin, state = view.catalogue.facts[fact].twins[0], facts[fact]
        if state.memory is None or twin not in facts:
            continue
        day = state.memory.day
        confusions[fact, twin] = Confusion(fact, twin, 2, day)
        facts[fact] = replace(state, sure_wrong_day=day)
        facts[twin] = replace(facts[twin], chosen_instead_of=fact, chosen_instead_day=day)
    return replace(view, facts=facts, confusions=confusions)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
