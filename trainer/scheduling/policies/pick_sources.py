"""The strands a queue is plaited from: re-asks, a fixed line, topics in turn, one fact once more."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Protocol

from trainer.domain.review import ReasonKind
from trainer.domain.subject import FactId, Topic
from trainer.scheduling.policy import Asked, Pick

OTHERS_BEFORE_REASK = 5


class PickSource(Protocol):
    """One source of picks, in its own order."""

    def head(self, asked: Counter[FactId]) -> Pick | None:
        """Return its first pick whose fact was not asked yet in this session; `asked` only ever grows."""
        ...


class Line:
    """Picks in a fixed order, made as they are needed."""

    def __init__(self, picks: Iterable[Pick]) -> None:
        self._picks = iter(picks)
        self._head = next(self._picks, None)

    def head(self, asked: Counter[FactId]) -> Pick | None:
        """Return the first pick left."""
        while self._head is not None and self._head.fact in asked:
            self._head = next(self._picks, None)
        return self._head


class OnceMore:
    """One fact a second time."""

    def __init__(self, pick: Pick) -> None:
        self._pick = pick

    def head(self, asked: Counter[FactId]) -> Pick | None:
        """Return the pick after its fact was asked exactly once."""
        return self._pick if asked[self._pick.fact] == 1 else None


class Turns:
    """Who was served last: shared by all strands that take topics in turn."""

    def __init__(self, served: Mapping[Topic, int], topic_of: Mapping[FactId, Topic]) -> None:
        self.served = dict(served)
        """When each topic was last asked, as a log sequence; in pack order."""
        self.topic_of = topic_of
        self._latest = max(self.served.values(), default=0)

    def take(self, facts: Iterable[FactId]) -> None:
        """Note that an answer served the topics of these facts."""
        self._latest += 1
        for fact in facts:
            topic = self.topic_of.get(fact)
            if topic is not None:
                self.served[topic] = self._latest


class TopicsInTurn:
    """The topic asked longest ago first, and inside a topic in the given order."""

    def __init__(self, turns: Turns, reason: ReasonKind, by_topic: Mapping[Topic, Sequence[FactId]]) -> None:
        self._turns = turns
        self._reason: ReasonKind = reason
        self._left = {topic: list(reversed(by_topic[topic])) for topic in turns.served if by_topic.get(topic)}

    def head(self, asked: Counter[FactId]) -> Pick | None:
        """Return the first fact left of the topic whose turn it is."""
        while self._left:
            topic = min(self._left, key=self._turns.served.__getitem__)
            facts = self._left[topic]
            while facts and facts[-1] in asked:
                facts.pop()
            if facts:
                return Pick(facts[-1], self._reason)
            del self._left[topic]
        return None


class ReAsks:
    """Each wrong answer of this session is asked once more, after at least five others.

    Of a question on several facts the one that was taken for another comes, else the first wrong one: an answer is
    re-asked once, however many facts it got wrong.
    """

    def __init__(self, askable: Container[FactId]) -> None:
        self._askable = askable
        self._pending: dict[FactId, int] = {}
        self._done: set[FactId] = set()

    @property
    def pending(self) -> tuple[FactId, ...]:
        """The facts that wait, oldest first."""
        return tuple(self._pending)

    def take(self, position: int, answer: Asked, *, room: bool = True) -> None:
        """Note one answer; `position` counts from 0. Without room a mistake is not re-asked."""
        settled = [outcome.fact for outcome in answer.outcomes if outcome.fact in self._pending]
        for fact in settled:
            del self._pending[fact]
        self._done.update(settled)
        wrong = [one for one in answer.outcomes if not one.correct and one.fact in self._askable]
        wrong.sort(key=lambda one: one.taken_for is None)
        if room and wrong and not settled and wrong[0].fact not in self._done:
            self._pending[wrong[0].fact] = position

    def head(self, answered: int, *, now: bool = False) -> Pick | None:
        """Return the oldest one that had its five others, or with `now` the oldest one."""
        for fact, position in self._pending.items():
            if now or answered - position - 1 >= OTHERS_BEFORE_REASK:
                return Pick(fact, "relearn", fact)
            return None
        return None
