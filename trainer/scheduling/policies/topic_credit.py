"""Whose turn it is: seconds each topic has earned by its share and not yet had."""

from collections.abc import Collection, Sequence

from trainer.scheduling.policies.topic_needs import TopicNeeds
from trainer.scheduling.policies.tuning import Rules

CARRIED_ANSWERS = 3
"""A topic that waited brings at most so many answers' credit from earlier sessions."""
_MEAN_SECONDS = 20.0


def shares_by_shortfall(stand: TopicNeeds, rules: Rules) -> list[float]:
    """Return each topic's share of the time by what it will lack; even ones where the rules do without."""
    short = [
        (max(lacking, rules.least) ** rules.sharpness if rules.by_shortfall else 1.0) * (1 - rules.news * (1 - news))
        for lacking, news in zip(stand.lacking, stand.news, strict=True)
    ]
    whole = sum(short)
    return [one / whole for one in short]


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
