"""The table of a folder: every scheduler beside ours, by regime, row and truth; then the gates."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from tests.benchmarks.learning.cells import (
    BASE,
    HR,
    ITEM_FSRS,
    LOW,
    NO_DUE,
    OURS,
    REGIMES,
    ROUND,
    SCHEDULERS,
    SEVERAL_FACTS,
    Cell,
    rows_of,
)  # fmt: skip
from tests.benchmarks.learning.folder import Folder
from tests.benchmarks.learning.numbers import Interval, interval, paired
from tests.benchmarks.learning.running import Outcome, Regime
from tests.benchmarks.learning.truths import FRIENDLY, TRUTHS
from tests.benchmarks.learning.watching import NOT_TOLD, SAFE, TARGET

Rows = Mapping[int, Outcome]
WARNED_REGIMES = (BASE, LOW, HR)


class Pair(NamedTuple):
    """Ours less another, over the same learners."""

    mean: Interval
    worst: Interval
    later: Interval
    learners: int


def pair(ours: Rows, theirs: Rows) -> Pair | None:
    """Return the paired differences over the seeds that both have."""
    seeds = sorted(set(ours) & set(theirs))
    if not seeds:
        return None
    found = [
        paired([getattr(ours[one], what) for one in seeds], [getattr(theirs[one], what) for one in seeds])
        for what in ("mean", "worst", "later")
    ]
    return Pair(*found, len(seeds))


def print_table(folder: Folder, regimes: Sequence[Regime] = REGIMES) -> None:
    """Print everything that is there."""
    for regime in regimes:
        for row in rows_of(regime):
            words = f", a further fact: {row.extra.seconds:g} s, learnt {row.extra.learnt}"
            print(f"\n== {row.name}{words if regime in SEVERAL_FACTS else ''}")
            for truth in TRUTHS:
                _truth(folder, row, truth)


def _truth(folder: Folder, row: Regime, truth: str) -> None:
    ours = folder.read(Cell(row, truth, OURS))
    apart = " (friendly)" if truth == FRIENDLY else ""
    for name in SCHEDULERS:
        theirs = ours if name == OURS else folder.read(Cell(row, truth, name))
        if not theirs:
            continue
        numbers = [fmean(getattr(one, what) for one in theirs.values()) for what in ("mean", "worst", "later")]
        line = f"{truth}{apart:<11} {name:<20}" + "".join(f"{number:7.3f}" for number in numbers)
        line += (
            f"{fmean(one.answers for one in theirs.values()):7.0f}{fmean(one.minutes for one in theirs.values()):6.0f}"
        )
        found = None if name == OURS else pair(ours, theirs)
        if found is not None:
            line += f"  ours less it: {found.mean.points()} worst {found.worst.points()} +30 d {found.later.points()}"
        print(f"{line}  n {len(theirs)}", flush=True)


def said(gate: str, met: bool | None, words: str) -> None:
    """Print one line."""
    print(f"  {gate:<34} {'-     ' if met is None else 'met   ' if met else 'MISSED'} {words}", flush=True)


def print_gates(folder: Folder) -> None:
    """Print the gates with their figures; the worst of the truths is the headline."""
    print("\n== gates")
    _against_round_robin(folder, LOW, least_mean=-0.005, least_worst=0.02)
    _against_round_robin(folder, BASE, least_mean=-0.005, least_worst=0.04)
    _against_round_robin(folder, HR, least_mean=-0.005, least_worst=0.04)
    _no_due(folder)
    _warned(folder, "all", WARNED_REGIMES, least=0.8)
    _warned(folder, "low", (LOW,), least=0.65)
    for regime in WARNED_REGIMES:
        _estimates(folder, regime)


def _pairs(folder: Folder, regime: Regime, other: str) -> Iterator[tuple[str, Pair]]:
    for truth in TRUTHS:
        found = pair(folder.read(Cell(regime, truth, OURS)), folder.read(Cell(regime, truth, other)))
        if found is not None:
            yield truth, found


def _against_round_robin(folder: Folder, regime: Regime, *, least_mean: float, least_worst: float) -> None:
    found = dict(_pairs(folder, regime, ROUND))
    if not found:
        return
    means = " ".join(f"{truth} {100 * one.mean.mean:+.1f}" for truth, one in found.items())
    worsts = " ".join(f"{truth} {100 * one.worst.mean:+.1f}" for truth, one in found.items())
    met = all(one.mean.mean >= least_mean for one in found.values())
    said(f"{regime.name}: mean less round robin", met, f"{means}; wanted >= {100 * least_mean:+.1f} in every truth")
    enough = sum(one.worst.mean >= least_worst for one in found.values())
    words = f"{worsts}; wanted >= {100 * least_worst:+.0f} in most"
    said(f"{regime.name}: worst topic less round robin", enough > len(found) / 2, words)


def _no_due(folder: Folder) -> None:
    for name in ITEM_FSRS:
        found = dict(_pairs(folder, NO_DUE, name))
        if found:
            words = " ".join(f"{truth} {one.mean.points()}" for truth, one in found.items())
            met = all(one.mean.mean >= -0.005 for one in found.values())
            said(f"no due date less {name}", met, f"{words}; wanted >= -0.5 in every truth")


def _read(folder: Folder, regimes: Sequence[Regime], truths: Sequence[str] = tuple(TRUTHS)) -> list[Outcome]:
    return [
        one
        for regime in regimes
        for truth in truths
        for one in folder.read(Cell(regime, truth, OURS)).values()
        if "half verdict" in one.seen
    ]


def _warned(folder: Folder, name: str, regimes: Sequence[Regime], *, least: float) -> None:
    found = _read(folder, regimes)
    if not found:
        return
    missed = [one for one in found if one.mean < TARGET]
    met = [one for one in found if one.mean >= TARGET]
    told = sum(one.seen["half verdict"] != SAFE for one in missed)
    false = sum(one.seen["half verdict"] != SAFE for one in met)
    open_ = fmean(one.seen["half verdict"] == 1 for one in found)
    words = f"{told} of {len(missed)} who missed were warned at half time (wanted {least:.0%}), false alarms "
    words += f"{false} of {len(met)} (wanted <= 20 %), open {open_:.0%} (wanted <= a third)"
    words += f", nothing told yet {fmean(one.seen['half verdict'] == NOT_TOLD for one in found):.0%}"
    right = told >= least * len(missed) and false <= 0.2 * len(met) and open_ <= 1 / 3
    said(f"warned, {name}", right, words)


def _estimates(folder: Folder, regime: Regime) -> None:
    rows = {truth: _read(folder, (regime,), (truth,)) for truth in TRUTHS}
    rows = {truth: found for truth, found in rows.items() if found}
    if not rows:
        return

    def words(what: str) -> str:
        return " ".join(f"{truth} {100 * fmean(one.seen[what] for one in found):+.1f}" for truth, found in rows.items())

    every = [one for found in rows.values() for one in found]
    bias = interval([one.seen["half bias"] for one in every])
    off = interval([one.seen["half mae"] for one in every])
    said(f"{regime.name}: strength bias, half time", abs(bias.mean) <= 0.03, f"{bias.points()} ({words('half bias')})")
    said(f"{regime.name}: strength MAE, half time", off.mean <= 0.075, f"{off.points()} ({words('half mae')})")
    ahead = interval([one.seen["half forecast"] for one in every])
    inside = fmean(one.seen["half inside"] for one in every)
    said(f"{regime.name}: forecast bias, half time", None, f"{ahead.points()} ({words('half forecast')})")
    said(f"{regime.name}: date's 80 % range holds", None, f"{100 * inside:.0f} % ({words('half inside')})")
    claims = [one.seen["claim right"] for one in every if "claim right" in one.seen]
    right = f", right {fmean(claims):.0%}" if claims else ""
    said(f"{regime.name}: weakest topic named", None, f"{len(claims)} of {len(every)}{right}")
