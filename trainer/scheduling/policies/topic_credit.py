"""Whose turn it is: seconds each topic has earned by its share and not yet had."""

from collections.abc import Collection, Sequence

from trainer.scheduling.policies.topic_needs import TopicNeeds
from trainer.scheduling.policies.tuning import Rules

CARRIED_ANSWERS = 3
"""A topic that waited brings at most so many answers' credit from earlier sessions."""
_MEAN_SECONDS = 20.0


def shares_by_shortfall(stand: TopicNeeds, rules: Rules) -> list[float]:
    """Return each topic's share of the time by what it will lack; even ones where the rules do without."""
    if not rules.by_shortfall:
        return in_proportion([1.0] * len(stand.lacking))
    return in_proportion(
        [max(one, rules.least) ** _sharpness(size, rules) for one, size in zip(stand.lacking, stand.sizes, strict=True)]
    )


def _sharpness(size: int, rules: Rules) -> float:
    """Return the power of the shortfall of a topic of so many facts."""
    return 1 + (rules.sharpness - 1) * size / (size + rules.small_topics)


def in_proportion(weights: Sequence[float]) -> list[float]:
    """Return the weights as shares of one."""
    whole = sum(weights)
    return [one / whole for one in weights]


class Credit:
    """The topic with most comes next."""

    def __init__(self, shares: Sequence[float], last_served: Sequence[int]) -> None:
        self._shares = shares
        latest = max(last_served, default=0)
        self._had = [
            -min(share * (latest - served), CARRIED_ANSWERS) * _MEAN_SECONDS
            for share, served in zip(shares, last_served, strict=True)
        ]
        self._spent = 0.0

    def first_of(self, topics: Collection[int]) -> int:
        """Return the topic with most credit; of equal ones the first in pack order."""
        spent, shares, had = self._spent, self._shares, self._had
        return max(topics, key=lambda topic: (shares[topic] * spent - had[topic], -topic))

    def is_short(self, topic: int) -> bool:
        """Return whether the topic has more than an even share, for it will lack more than others."""
        return self._shares[topic] > 1 / len(self._shares)

    def spend(self, topics: Sequence[int], seconds: float) -> None:
        """Note an answer on facts of these topics."""
        self._spent += seconds
        for topic in topics:
            self._had[topic] += seconds / len(topics)
