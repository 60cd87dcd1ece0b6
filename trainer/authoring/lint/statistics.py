"""How probable it is that a bank's regularities are chance: the binomial and the chi-square test, with math only."""

from collections.abc import Sequence
from math import erfc, exp, lgamma, log, sqrt

EXACT = 1_000
_STEPS = 500
_SMALL = 1e-15


def binomial_p(successes: int, chances: Sequence[float]) -> float:
    """Return the probability of at least `successes` where each trial has its own chance (Poisson binomial).

    Exact up to EXACT trials; beyond by the normal distribution with continuity correction.
    """
    if len(chances) > EXACT:
        spread = sqrt(sum(chance * (1 - chance) for chance in chances))
        return erfc((successes - 0.5 - sum(chances)) / spread / sqrt(2)) / 2 if spread else 1.0
    distribution = [1.0]
    for chance in chances:
        following = [0.0] * (len(distribution) + 1)
        for count, probability in enumerate(distribution):
            following[count] += probability * (1 - chance)
            following[count + 1] += probability * chance
        distribution = following
    return min(1.0, sum(distribution[max(0, successes) :]))


def chi_square(observed: Sequence[float], expected: Sequence[float]) -> float:
    """Return the statistic over cells with anything expected."""
    return sum((seen - due) ** 2 / due for seen, due in zip(observed, expected, strict=True) if due > 0)


def chi_square_p(statistic: float, freedom: int) -> float:
    """Return the upper tail of the chi-square distribution: the regularised incomplete gamma function Q(df/2, x/2)."""
    if statistic <= 0 or freedom <= 0:
        return 1.0
    shape, at = freedom / 2, statistic / 2
    scale = exp(-at + shape * log(at) - lgamma(shape))
    if at < shape + 1:
        return max(0.0, 1 - scale * _series(shape, at))
    return scale * _fraction(shape, at)


def _series(shape: float, at: float) -> float:
    term = total = 1 / shape
    for step in range(1, _STEPS):
        term *= at / (shape + step)
        total += term
        if term < total * _SMALL:
            break
    return total


def _fraction(shape: float, at: float) -> float:
    """Return the continued fraction of Q by Lentz's method (Numerical Recipes, 6.2)."""
    below = at + 1 - shape
    ratio, value = 1e300, 1 / below
    total = value
    for step in range(1, _STEPS):
        factor = -step * (step - shape)
        below += 2
        value = 1 / (factor * value + below)
        ratio = below + factor / ratio
        change = ratio * value
        total *= change
        if abs(change - 1) < _SMALL:
            break
    return total
