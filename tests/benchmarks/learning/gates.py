"""Gates that need runs of their own: a week away, determinism, replay, and the app's own experiment."""

from collections.abc import Sequence
from random import Random
from statistics import fmean
from time import process_time

from tests.benchmarks.learning.cells import AWAY, BASE, EVERY, OURS, product, run
from tests.benchmarks.learning.numbers import interval
from tests.benchmarks.learning.replaying import long_log
from tests.benchmarks.learning.running import Outcome, hidden, study
from tests.benchmarks.learning.schedulers import Product
from tests.benchmarks.learning.truths import TRUTHS
from trainer.scheduling.confusion import arms, confused_pairs
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import rebuild
from trainer.scheduling.plain_fsrs import quick
from trainer.scheduling.policies import POLICIES

REPLAYS = 3
LEARNERS = range(12)


def said(words: str, *, met: bool) -> None:
    """Print one line."""
    print(f"  {'met   ' if met else 'MISSED'} {words}", flush=True)


def means(outcomes: Sequence[Outcome]) -> list[float]:
    """Return mean recall on the due day by learner."""
    return [one.mean for one in outcomes]


def all_others(chance: Random) -> None:
    """Print them all."""
    for truth in TRUTHS:
        after_a_week_away(truth)
        experiment(truth)
    determinism()
    replay(chance)


def after_a_week_away(truth: str) -> None:
    """After seven missed days nothing is piled up."""
    away, usual = (run(EVERY[OURS], regime, truth, LEARNERS) for regime in (AWAY, BASE))
    longest = max(one.longest for one in away)
    words = f"{truth}: after a week away the longest day is {longest:.2f} times its minutes (without "
    words += f"{max(one.longest for one in usual):.2f}), {max(one.after_time for one in away)} begun after the minutes"
    said(f"{words}; wanted <= 1.00", met=longest <= 1)


def experiment(truth: str) -> None:
    """Print what the random arms show: of confused pairs, recall on the due day by the arm chance chose."""
    held: dict[str, list[float]] = {"together": [], "apart": []}
    for seed in LEARNERS:
        learner = hidden(BASE, truth, seed)
        scheduler = Product(BASE, POLICIES[0], seed)
        study(BASE, learner, scheduler, seed)
        learner.at_day(BASE.days + 0.5)
        view, number = scheduler.view(), BASE.bank().number
        for pair, arm in arms(confused_pairs(view), view.learner).items():
            held[arm].append(fmean(learner.typed(number[fact]) for fact in pair))
    words = [f"{len(values)} pairs {arm} {interval(values).points()}" for arm, values in held.items() if values]
    print(f"         {truth}: {', '.join(words)}", flush=True)


def determinism() -> None:
    """Run the same learner twice."""
    first, again = (run(product(), BASE, "T2", range(1))[0] for _ in range(2))
    said("the same seed gives the same queue and outcome", met=first == again)


def replay(chance: Random) -> None:
    """Print the time of a long log."""
    log, model, took = long_log(100_000, chance), quick(FsrsModel()), list[float]()
    for _ in range(REPLAYS):
        begun = process_time()
        rebuild(log, model)
        took.append(process_time() - begun)
    said(f"100,000 reviews replayed in {min(took):.2f} s of one core; wanted <= 3", met=min(took) <= 3)
