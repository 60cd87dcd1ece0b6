"""The figures of classical item analysis, each with its 95 % interval; plain formulas, standard library only.

Symbols as in Moodle's quiz statistics: facility F (share right), discrimination as the correlation of an item with the
rest. Ours differs in the rest score: the share right over a learner's other items, since not all meet the same ones.
"""

from collections.abc import Sequence
from math import atanh, comb, fsum, sqrt, tanh
from statistics import NormalDist, median
from typing import Final, NamedTuple

LEVEL: Final = 0.95
"""Of every interval."""
_Z: Final = NormalDist().inv_cdf(0.5 + LEVEL / 2)
_FEWEST_FOR_CORRELATION: Final = 4
_CERTAIN: Final = 1 - 1e-15
LOWER, MIDDLE, UPPER = 0, 1, 2
_THIRD: Final = 1 / 3


class Figure(NamedTuple):
    """One statistic."""

    value: float
    low: float
    high: float
    """Ends of the interval; equal to the ends of what is possible where nothing is known."""
    n: int
    """Learners it rests on."""


def facility(right: int, n: int) -> Figure:
    """Return the share right with Wilson's interval (Wilson 1927); n is not 0."""
    share, z2 = right / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = _Z / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Figure(share, max(0.0, min(middle - reach, share)), min(1.0, max(middle + reach, share)), n)


def median_seconds(milliseconds: Sequence[int]) -> Figure | None:
    """Return the median time in seconds, its interval from order statistics; None of nothing.

    Where so few answers carry no interval of that level, it goes from the fastest to the slowest.
    """
    ordered = sorted(milliseconds)
    n = len(ordered)
    if not n:
        return None
    rank = _median_rank(n)
    low, high = (ordered[rank - 1], ordered[n - rank]) if rank else (ordered[0], ordered[-1])
    return Figure(median(ordered) / 1000, low / 1000, high / 1000, n)


def _median_rank(n: int) -> int:
    """Return the largest rank r for which values r and n + 1 - r hold the median with LEVEL; 0 where none does."""
    tail, total = 0.0, 0
    for rank in range(1, n // 2 + 1):
        total += comb(n, rank - 1)
        tail = total / 2**n
        if 2 * tail > 1 - LEVEL:
            return rank - 1
    return n // 2


def correlation(one: Sequence[float], other: Sequence[float]) -> Figure | None:
    """Return Pearson's correlation with Fisher's interval; None where one of the two does not vary.

    Of right and wrong with a score this is the point-biserial.
    """
    n = len(one)
    if n <= 1:
        return None
    mean_one, mean_other = fsum(one) / n, fsum(other) / n
    spread_one = fsum((each - mean_one) ** 2 for each in one)
    spread_other = fsum((each - mean_other) ** 2 for each in other)
    if spread_one <= 0 or spread_other <= 0 or _flat(one) or _flat(other):
        return None
    both = fsum((left - mean_one) * (right - mean_other) for left, right in zip(one, other, strict=True))
    value = max(-1.0, min(1.0, both / sqrt(spread_one * spread_other)))
    if n < _FEWEST_FOR_CORRELATION:
        return Figure(value, -1.0, 1.0, n)
    middle, reach = atanh(max(-_CERTAIN, min(_CERTAIN, value))), _Z / sqrt(n - 3)
    return Figure(value, tanh(middle - reach), tanh(middle + reach), n)


def _flat(values: Sequence[float]) -> bool:
    return min(values) == max(values)


def difference(right: int, n: int, other_right: int, other_n: int) -> Figure | None:
    """Return one share less another with Newcombe's interval (1998, method 10); None where nobody is in one group."""
    if not n or not other_n:
        return None
    one, other = facility(right, n), facility(other_right, other_n)
    value = one.value - other.value
    down = sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    up = sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Figure(value, value - down, value + up, n + other_n)


def thirds(scores: Sequence[float]) -> tuple[int, ...]:
    """Return the third of each score: LOWER, MIDDLE or UPPER; equal scores are in one, by their middle rank."""
    n = len(scores)
    places: dict[float, list[int]] = {}
    for rank, score in enumerate(sorted(scores), 1):
        places.setdefault(score, []).append(rank)
    share = {score: ((ranks[0] + ranks[-1]) / 2 - 0.5) / n for score, ranks in places.items()}
    return tuple(_third(share[score]) for score in scores)


def _third(share: float) -> int:
    if share < _THIRD:
        return LOWER
    return MIDDLE if share < 2 * _THIRD else UPPER
