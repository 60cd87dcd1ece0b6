"""`python -m tests.benchmarks.learning`: a simulation in pieces; see `README.md` beside this file.

`run FOLDER` fills a folder with outcomes and goes on where it was stopped, `table FOLDER` prints it, `frame` prints the
oracle and the broken scheduler, `--quick` proves plumbing, determinism and direction in under 50 s and claims no gate.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import fmean
from time import perf_counter, process_time

from tests.benchmarks.learning import gates
from tests.benchmarks.learning.cells import (
    BASE,
    EVERY,
    FRAME,
    LOW,
    OURS,
    REGIMES,
    ROUND,
    SCHEDULERS,
    Cell,
    one,
    rows_of,
    run,
)  # fmt: skip
from tests.benchmarks.learning.folder import Folder
from tests.benchmarks.learning.placing import print_placing
from tests.benchmarks.learning.table import print_gates, print_table
from tests.benchmarks.learning.truths import SHIFT, TRUTHS

LEARNERS = 60


def cells(wanted: Namespace) -> Iterator[Cell]:
    """Yield the cells asked for, all schedulers of a truth one after another."""
    for regime in REGIMES:
        if wanted.regimes and regime.name not in wanted.regimes.split(","):
            continue
        for row in rows_of(regime):
            for truth in TRUTHS if not wanted.truths else wanted.truths.split(","):
                for scheduler in SCHEDULERS if not wanted.schedulers else wanted.schedulers.split(","):
                    yield Cell(row, truth, scheduler)


def fill(wanted: Namespace) -> None:
    """Run what is missing; with `part` only every second, third ... learner, for several processes at once."""
    folder, begun = Folder(wanted.folder), perf_counter()
    part, parts = map(int, wanted.part.split("/"))
    for cell in cells(wanted):
        there = folder.read(cell)
        for seed in range(wanted.first, wanted.first + wanted.learners):
            if seed in there or seed % parts != part % parts:
                continue
            if wanted.minutes and perf_counter() - begun > 60 * wanted.minutes:
                print("the minutes are over; the same command goes on from here")
                return
            folder.add(cell, seed, one(EVERY[cell.scheduler], cell.regime, cell.truth, seed))
    print(f"complete for this part: {perf_counter() - begun:.0f} s, of them {process_time():.0f} s of one core")


def frame() -> None:
    """Print what frames the table: the oracle above, the broken one below."""
    for truth in TRUTHS:
        for name, make in FRAME.items():
            held = [outcome.mean for outcome in run(make, BASE, truth, range(8))]
            print(f"{truth} {name:<34}{fmean(held):7.3f}", flush=True)


def quick() -> None:
    """Print a small table and check its direction."""
    names = (OURS, ROUND, "FSRS-6 by item @30")
    for truth in TRUTHS:
        held = {name: fmean(gates.means(run(EVERY[name], BASE, truth, range(4)))) for name in names}
        held |= {name: fmean(gates.means(run(make, BASE, truth, range(2)))) for name, make in FRAME.items()}
        print(f"{truth}: " + ", ".join(f"{name} {mean:.3f}" for name, mean in held.items()), flush=True)
        assert min(held, key=held.__getitem__) == "broken (the same tenth for ever)"
    for regime in REGIMES[1:]:
        if regime.days <= LOW.days:
            held = {name: fmean(gates.means(run(EVERY[name], regime, "T4", range(2)))) for name in (OURS, ROUND)}
            print(f"{regime.name}: " + ", ".join(f"{name} {mean:.3f}" for name, mean in held.items()), flush=True)
    first, again = (run(EVERY[OURS], LOW, "T5", range(1))[0] for _ in range(2))
    assert first == again
    print("the same seed gave the same queue and outcome")


def arguments() -> Namespace:
    """Return what was asked for."""
    parser = ArgumentParser(prog="python -m tests.benchmarks.learning", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    verbs = parser.add_subparsers(dest="verb")
    for verb in ("run", "table"):
        with_folder = verbs.add_parser(verb)
        with_folder.add_argument("folder", type=Path)
        with_folder.add_argument("--any-code", action="store_true", help="also what another state of the code left")
        with_folder.add_argument("--learners", type=int, default=LEARNERS)
        with_folder.add_argument("--first", type=int, default=0, help="first seed; tune on 9000 and up only")
        with_folder.add_argument("--minutes", type=float, default=0, help="stop after so many")
        with_folder.add_argument("--part", default="0/1", help="0/2 and 1/2 share the learners between two processes")
        with_folder.add_argument("--regimes", default="", help="names, with commas between; empty: all")
        with_folder.add_argument("--truths", default="")
        with_folder.add_argument("--schedulers", default="", help="also names of ablations")
    with_placement = verbs.add_parser("placement", help="what a placement brings an expert and a novice")
    with_placement.add_argument("--learners", type=int, default=12)
    with_placement.add_argument("--first", type=int, default=0)
    verbs.add_parser("frame")
    verbs.add_parser("gates")
    return parser.parse_args()


def main() -> None:
    """Do what was asked for."""
    wanted, begun = arguments(), perf_counter()
    print(f"truths' shifts in logits: {SHIFT}")
    if wanted.verb == "run":
        fill(wanted)
    elif wanted.verb == "table":
        folder = Folder(wanted.folder, any_code=wanted.any_code)
        print_table(folder)
        print_gates(folder)
    elif wanted.verb == "placement":
        print_placing(range(wanted.first, wanted.first + wanted.learners))
    elif wanted.verb == "frame":
        frame()
    elif wanted.verb == "gates":
        gates.all_others(Random(1))
    else:
        quick()
    print(f"\n{perf_counter() - begun:.0f} s, of them {process_time():.0f} s of one core")


if __name__ == "__main__":
    main()
