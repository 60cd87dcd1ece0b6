"""Means, paired differences and their bootstrap intervals."""

from collections.abc import Sequence
from random import Random
from statistics import fmean
from typing import NamedTuple

RESAMPLES = 1000


class Interval(NamedTuple):
    """A mean with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float

    def points(self) -> str:
        """Return it in points of a hundred."""
        return f"{100 * self.mean:+.1f} [{100 * self.low:+.1f}, {100 * self.high:+.1f}]"


def interval(values: Sequence[float]) -> Interval:
    """Return the mean over learners with its interval; seeded."""
    chance, count = Random(1), len(values)
    means = sorted(fmean(chance.choices(values, k=count)) for _ in range(RESAMPLES))
    return Interval(fmean(values), means[round(0.025 * RESAMPLES)], means[round(0.975 * RESAMPLES) - 1])


def paired(ours: Sequence[float], theirs: Sequence[float]) -> Interval:
    """Return the mean difference over the same learners."""
    return interval([one - other for one, other in zip(ours, theirs, strict=True)])
