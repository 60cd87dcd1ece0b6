"""How many minutes a day would reach the goal."""

from math import ceil, log
from typing import NamedTuple

from trainer.scheduling.ability import SLIP, Ability
from trainer.scheduling.forecast import MINUTES_EITHER_WAY, Forecast, Pace, mean_with
from trainer.scheduling.policy import PlanView, Policy

LEAST, MOST, STEP = 5, 60, 5
"""Minutes a day that may be asked for."""
_LEAST_LACKING = 0.005


class _Point(NamedTuple):
    """What so many minutes a day hold."""

    minutes: float
    mean: float


def minutes_needed(
    view: PlanView, ability: Ability, policy: Policy, pace: Pace, seen: Forecast, *, seed: int = 0
) -> int | None:
    """Return the fewest minutes a day, in steps of five up to sixty, whose mean reaches the target of `seen`.

    None where sixty do not. A search between too few and enough, each next guess as if what lacks shrank by the same
    share with every minute; one to four runs, all on the same study days.
    """
    # In steps: what is too few, and what is enough; one beyond the most stands for none.
    few, enough = int(max(pace.minutes, LEAST - 1) // STEP), MOST // STEP + 1
    before = _Point(pace.minutes - MINUTES_EITHER_WAY, seen.fewer)
    newest = _Point(pace.minutes + MINUTES_EITHER_WAY, seen.more)
    while enough - few > 1:
        place = min(max(ceil(_guess(before, newest, seen.target) / STEP), few + 1), enough - 1)
        paced = pace._replace(minutes=place * STEP)
        mean = mean_with(view, ability, policy, paced, seen.way[-1].day, seed=seed) + seen.beside
        before, newest = newest, _Point(place * STEP, mean)
        if mean >= seen.target:
            enough = place
        else:
            few = place
    return enough * STEP if enough * STEP <= MOST else None


def _guess(one: _Point, other: _Point, target: float) -> float:
    """Return the minutes that would hold the target; the most where more minutes seem to change nothing."""
    lacking = [max(1 - SLIP - mean, _LEAST_LACKING) for mean in (one.mean, other.mean, target)]
    change, apart = log(lacking[0] / lacking[1]), other.minutes - one.minutes
    if change * apart <= 0:
        return MOST
    return other.minutes + log(lacking[1] / lacking[2]) * apart / change
