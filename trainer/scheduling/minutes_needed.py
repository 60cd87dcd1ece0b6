"""How many minutes a day would reach the goal."""

from math import ceil

from trainer.scheduling.forecast import MINUTES_EITHER_WAY, Forecast, Pace, mean_with
from trainer.scheduling.leaning import Leaning
from trainer.scheduling.policy import PlanView, Policy

LEAST, MOST, STEP = 5, 60, 5
"""Minutes a day that may be asked for."""


def minutes_needed(
    view: PlanView, leaning: Leaning, policy: Policy, pace: Pace, seen: Forecast, *, seed: int = 0
) -> int | None:
    """Return the fewest minutes a day, in steps of five up to sixty, whose mean reaches the target of `seen`.

    None where sixty do not. Bisection from a first guess by the slope: one to four runs, all on the same study days.
    """
    last = seen.way[-1].day

    def mean(minutes: float) -> float:
        return mean_with(view, leaning, policy, pace._replace(minutes=minutes), last, seed=seed) + seen.beside

    # In steps: what is too few, and what is enough; one beyond the most stands for none.
    few, enough = int(max(pace.minutes, LEAST - 1) // STEP), MOST // STEP + 1
    place = _first_guess(pace.minutes, seen, few, enough)
    while enough - few > 1:
        if mean(place * STEP) >= seen.target:
            enough = place
        else:
            few = place
        place = (few + enough) // 2
    return enough * STEP if enough * STEP <= MOST else None


def _first_guess(minutes: float, seen: Forecast, few: int, enough: int) -> int:
    slope = (seen.more - seen.fewer) / (2 * MINUTES_EITHER_WAY)
    wanted = minutes + (seen.target - seen.held.mean) / max(slope, 0.001)
    return min(max(ceil(wanted / STEP), few + 1), enough - 1)
