"""How likely a learner knows what they were never asked: by topic, leaning on what they knew elsewhere."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from trainer.domain.subject import Topic
from trainer.scheduling.ability import NEW_RIGHT, NEW_WRONG, Unasked

LEAN = 3.0
"""What was known in all topics together counts in each as much as so many of its own first answers."""


class KnownBefore:
    """The share of facts known before their first asking; whoever knew nothing yet to be asked is taken for new."""

    def __init__(self, counts: Mapping[Topic, Unasked] = MappingProxyType({})) -> None:
        self._counts = counts
        self.overall = _share(counts.values(), NEW_RIGHT / (NEW_RIGHT + NEW_WRONG), NEW_RIGHT + NEW_WRONG)
        """Over all topics."""
        self.asked = sum(map(_asked, counts.values()))
        """First answers there were."""

    def of(self, topic: Topic) -> float:
        """Return the chance for a fact of the topic."""
        own = self._counts.get(topic)
        return self.overall if own is None else _share((own,), self.overall, LEAN)

    def asked_of(self, topic: Topic) -> float:
        """Return the first answers on the topic."""
        own = self._counts.get(topic)
        return 0.0 if own is None else _asked(own)


def _asked(one: Unasked) -> float:
    return one.known + one.unknown - NEW_RIGHT - NEW_WRONG


def _share(counts: Iterable[Unasked], prior: float, weight: float) -> float:
    several = list(counts)
    known = sum(one.known - NEW_RIGHT for one in several)
    return (known + prior * weight) / (sum(map(_asked, several)) + weight)
