"""How sure a share of few answers is."""

from math import sqrt

from trainer.scheduling.strength import EIGHTY_PERCENT


def wilson(right: int, asked: int) -> tuple[float, float]:
    """Return the ends of the 80 % interval of the true share, 0 to 1; everything where nothing was asked.

    Source: Wilson, Probable inference, JASA 22 (1927).
    """
    if not asked:
        return 0.0, 1.0
    share, z2 = right / asked, EIGHTY_PERCENT**2
    middle = (share + z2 / (2 * asked)) / (1 + z2 / asked)
    reach = EIGHTY_PERCENT / (1 + z2 / asked) * sqrt(share * (1 - share) / asked + z2 / (4 * asked * asked))
    return max(middle - reach, 0.0), min(middle + reach, 1.0)
