"""Where a topic's facts wait: new ones in pack order, seen ones oldest first, due ones by what an answer would gain."""

from collections import Counter
from collections.abc import Callable, Sequence
from heapq import heapify, heappop
from typing import NamedTuple, Protocol

from trainer.domain.learner import Memory
from trainer.domain.review import ReasonKind
from trainer.domain.subject import FactId

BY_GAIN_AT_ONCE = 64
"""Of the least recently seen due facts so many are put in order of gain at a time; gain costs two memory steps."""


Seen = tuple[int, FactId, Memory]
"""A fact that was met, by its last place in the log; a plain tuple, of which a session makes one a fact."""


class Offer(NamedTuple):
    """A fact a shelf offers, and why."""

    fact: FactId
    reason: ReasonKind


class CandidateSource(Protocol):
    """Facts of one topic in the order they are to come."""

    def head(self, asked: Counter[FactId]) -> Offer | None:
        """Return the first one not asked yet in this session; `asked` only ever grows."""
        ...


class Fresh:
    """Facts never asked, in pack order."""

    def __init__(self, facts: Sequence[FactId]) -> None:
        self._left = list(reversed(facts))
        self.gone = 0

    def head(self, asked: Counter[FactId]) -> Offer | None:
        """Return the first one."""
        left = self._left
        while left and left[-1] in asked:
            left.pop()
            self.gone += 1
        return Offer(left[-1], "new") if left else None


class Oldest:
    """The least recently seen first; put in order only when its topic has its turn."""

    def __init__(self, seen: list[Seen], is_due: Callable[[Memory], bool]) -> None:
        self._heap = seen
        self._ordered = False
        self._is_due = is_due
        self.gone = 0

    def head(self, asked: Counter[FactId]) -> Offer | None:
        """Return the first one."""
        heap = self._heap
        if not self._ordered:
            heapify(heap)
            self._ordered = True
        while heap and heap[0][1] in asked:
            heappop(heap)
            self.gone += 1
        return Offer(heap[0][1], "due" if self._is_due(heap[0][2]) else "ahead") if heap else None


class ByGain:
    """What is due, the one first whose answer gains most; among the least recently seen so many at a time."""

    def __init__(self, seen: list[Seen], gain: Callable[[Memory], float]) -> None:
        self._heap = seen
        self._ordered = False
        self._gain = gain
        self._chunk: list[FactId] = []

    def head(self, asked: Counter[FactId]) -> Offer | None:
        """Return the first one."""
        if not self._ordered:
            heapify(self._heap)
            self._ordered = True
        while True:
            while self._chunk and self._chunk[-1] in asked:
                self._chunk.pop()
            if self._chunk:
                return Offer(self._chunk[-1], "due")
            if not self._heap:
                return None
            some = [heappop(self._heap) for _ in range(min(BY_GAIN_AT_ONCE, len(self._heap)))]
            some.sort(key=lambda one: self._gain(one[2]))
            self._chunk = [fact for _, fact, _ in some]


class InTurn:
    """One shelf after another."""

    def __init__(self, *shelves: CandidateSource) -> None:
        self._shelves = shelves

    def head(self, asked: Counter[FactId]) -> Offer | None:
        """Return the first shelf's first one."""
        for shelf in self._shelves:
            offer = shelf.head(asked)
            if offer is not None:
                return offer
        return None


class ByTurns:
    """What was seen and is due, and what is new, one of each; then the rest of what was seen."""

    def __init__(self, fresh: Fresh, seen: Oldest) -> None:
        self._fresh = fresh
        self._seen = seen

    def head(self, asked: Counter[FactId]) -> Offer | None:
        """Return the one whose turn it is."""
        new, old = self._fresh.head(asked), self._seen.head(asked)
        if new is None or old is None:
            return new or old
        return old if old.reason == "due" and self._seen.gone <= self._fresh.gone else new
