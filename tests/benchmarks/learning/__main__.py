"""`python -m tests.benchmarks.learning [--quick] [learners]`: the table, then the gates.

`--quick` proves plumbing, determinism and direction in under 50 s and claims no gate.
"""

import sys
from collections.abc import Mapping, Sequence
from statistics import fmean
from time import perf_counter, process_time

from tests.benchmarks.learning import gates
from tests.benchmarks.learning.bank import built_in_bank
from tests.benchmarks.learning.cells import (
    ABLATIONS,
    BASE,
    FRAME,
    LONG_DAY,
    OURS,
    PLAIN,
    REAL,
    REGIMES,
    ROUND,
    TUNED,
    Maker,
    items,
    run,
    tune,
)  # fmt: skip
from tests.benchmarks.learning.numbers import paired
from tests.benchmarks.learning.running import Outcome
from tests.benchmarks.learning.truths import SHIFT, TRUTHS

HEADLINE_LEARNERS, OTHER_LEARNERS, TUNING_LEARNERS = 100, 24, 12
FRIENDLY = "T3"


def line(name: str, outcomes: Sequence[Outcome], ours: Sequence[Outcome] | None = None) -> None:
    """Print one row of a table."""
    numbers = [fmean(getattr(one, what) for one in outcomes) for what in ("mean", "worst", "three_worst", "later")]
    row = f"  {name:<36}" + "".join(f"{number:8.3f}" for number in numbers)
    rate = fmean(one.mean * one.facts / one.minutes for one in outcomes)
    row += f"{rate:8.2f}{fmean(one.answers for one in outcomes):7.0f}"
    if ours is not None:
        row += f"   ours less this: mean {paired(gates.means(ours), gates.means(outcomes)).points()}"
        row += f"  worst {paired(gates.worsts(ours), gates.worsts(outcomes)).points()}"
    print(row, flush=True)


def heading(words: str) -> None:
    """Print a table's heading."""
    print(f"\n{words}\n  {'':<36}    mean   worst 3 worst  +30 d   a min answers", flush=True)


def headline(truth: str, learners: int) -> dict[str, list[Outcome]]:
    """Print and return the base regime under one truth."""
    tuned = {name: tune(name, truth, TUNING_LEARNERS) for name in TUNED}
    settings = ", ".join(f"{name} {new}" for name, new in tuned.items())
    apart = " - friendly to us, in no headline" if truth == FRIENDLY else ""
    heading(f"{truth}{apart}: {learners} learners, 14 topics x 20 facts, 42 days, 8 min; new a day: {settings}")
    makers: dict[str, Maker] = {**PLAIN, **{name: TUNED[name](new) for name, new in tuned.items()}, **FRAME}
    return _rows(makers, truth, learners)


def _rows(makers: Mapping[str, Maker], truth: str, learners: int) -> dict[str, list[Outcome]]:
    table: dict[str, list[Outcome]] = {}
    for name, make in makers.items():
        table[name] = run(make, BASE, truth, range(learners))
        line(name, table[name], None if name == OURS else table[OURS])
    return table


def ablations(truth: str, ours: Sequence[Outcome], learners: int) -> None:
    """Print what each rule is worth."""
    print(f"\n{truth}, single rules taken away, {learners} learners", flush=True)
    for name, make in ABLATIONS.items():
        line(name, run(make, BASE, truth, range(learners)), ours[:learners])


def full(learners: int, others: int) -> None:
    """Print everything."""
    tables = {truth: headline(truth, learners) for truth in TRUTHS}
    for truth in TRUTHS:
        ablations(truth, tables[truth][OURS], others)
    print("\nThe app's own experiment: recall of confused pairs on the due day, by the arm that chance chose")
    for truth in TRUTHS:
        gates.experiment(truth, range(learners))
    print("\nGates")
    for truth in gates.HEADLINE:
        gates.against_items(truth, tables[truth])
        gates.against_round_robin(truth, tables[truth])
    for truth in TRUTHS:
        gates.estimates(truth, tables[truth][OURS])
    other_gates(others)


def other_gates(learners: int) -> None:
    """Print the gates that need runs of their own."""
    for truth in gates.HEADLINE:
        ours, theirs = (run(make, LONG_DAY, truth, range(learners), watch_80=True)
                        for make in (PLAIN[OURS], items("fsrs", 30)))  # fmt: skip
        gates.to_80(truth, ours, theirs)
        gates.forecasts(BASE, truth, range(learners))
        gates.forecasts(REAL, truth, range(learners))
        gates.after_a_week_away(truth, range(learners))
    gates.determinism()
    gates.replay()
    for regime in REGIMES[1:]:
        for truth in TRUTHS:
            ours, theirs = (run(PLAIN[name], regime, truth, range(learners)) for name in (OURS, ROUND))
            gates.in_regime(regime, truth, ours, theirs)


def quick() -> None:
    """Print a small table and check its direction."""
    tuned = {name: TUNED[name](30) for name in ("SM-2", "FSRS-6 by item")}
    for truth in ("T2", "T4"):
        heading(f"{truth}: 8 learners, no gate claimed")
        table = _rows({**PLAIN, **tuned, **FRAME}, truth, 8)
        held = {name: fmean(gates.means(outcomes)) for name, outcomes in table.items()}
        assert held["broken (the same tenth for ever)"] == min(held.values())
        assert held[OURS] > held["FSRS-6 by item"]
    ours = run(PLAIN[OURS], REAL, "T2", range(4))
    print(f"\nbuilt-in bank, {built_in_bank().facts} facts: {fmean(gates.means(ours)):.3f} held after 42 days")
    first, again = (run(PLAIN[OURS], REAL, "T2", range(1))[0] for _ in range(2))
    assert first == again
    print("the same seed gave the same queue and outcome")


def main() -> None:
    """Run the form asked for."""
    begun = perf_counter()
    print(f"truths' shifts in logits: {SHIFT}")
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    if "--quick" in sys.argv:
        quick()
    else:
        learners = numbers[0] if numbers else HEADLINE_LEARNERS
        full(learners, min(OTHER_LEARNERS, learners))
    print(f"\n{perf_counter() - begun:.0f} s, of them {process_time():.0f} s of one core")


if __name__ == "__main__":
    main()
