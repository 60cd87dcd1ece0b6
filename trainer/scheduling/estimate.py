"""A share between 0 and 1 with how sure it is."""

from math import sqrt
from typing import NamedTuple

EIGHTY_PERCENT = 1.2816
"""Standard deviations either side of an 80 % interval."""


class Estimate(NamedTuple):
    """A share, most often a likelihood of recall, with the ends of its 80 % interval, all 0 to 1."""

    mean: float
    low: float
    high: float

    @property
    def spread(self) -> float:
        """The standard deviation."""
        return (self.high - self.low) / (2 * EIGHTY_PERCENT)


def observed(right: int, asked: int) -> Estimate:
    """Return the share of right answers with Wilson's interval of the true one; everything where nothing was asked.

    Source: Wilson, Probable inference, JASA 22 (1927).
    """
    if not asked:
        return Estimate(0.5, 0.0, 1.0)
    share, z2 = right / asked, EIGHTY_PERCENT**2
    middle = (share + z2 / (2 * asked)) / (1 + z2 / asked)
    reach = EIGHTY_PERCENT / (1 + z2 / asked) * sqrt(share * (1 - share) / asked + z2 / (4 * asked * asked))
    # Rounding must not put an end of the interval on the wrong side of the share itself.
    return Estimate(share, max(min(middle - reach, share), 0.0), min(max(middle + reach, share), 1.0))
