"""A queue plaited from strands: re-asks first, then the first strand that has something."""

from collections import Counter
from collections.abc import Collection, Sequence

from trainer.domain.subject import FactId
from trainer.scheduling.policies.pick_sources import PickSource, ReAsks, Turns
from trainer.scheduling.policy import Asked, Pick


class SequencedQueue:
    """Incremental: each answer is taken in once."""

    def __init__(
        self,
        strands: Sequence[PickSource],
        turns: Turns,
        *,
        length: int | None = None,
        reasks: bool = True,
        counts_reasks: bool = True,
    ) -> None:
        self.length = length
        """The number of questions after which the queue is at its end; None for no such number."""
        self._strands = strands
        self._turns = turns
        self._reasks = ReAsks(turns.topic_of) if reasks else None
        self._counts_reasks = counts_reasks
        """False: a fact asked again is not one of `length`."""
        self._asked: Counter[FactId] = Counter()
        self._taken = 0
        self._counted = 0

    def next(self, so_far: Sequence[Asked], *, closing: bool = False) -> Pick | None:
        """Return the next pick; see the contract."""
        self._catch_up(so_far)
        if self.length is not None and self._counted >= self.length:
            return None
        again = self._reasks.head(self._taken) if self._reasks else None
        if again is not None or closing:
            return again
        for strand in self._strands:
            pick = strand.head(self._asked)
            if pick is not None:
                return pick
        return self._reasks.head(self._taken, now=True) if self._reasks else None

    def waiting(self, so_far: Sequence[Asked]) -> Collection[FactId]:
        """Return the facts that wait to be re-asked; see the contract."""
        self._catch_up(so_far)
        return self._reasks.pending if self._reasks else ()

    def _catch_up(self, so_far: Sequence[Asked]) -> None:
        while self._taken < len(so_far):
            self._take(so_far[self._taken])

    def _take(self, answer: Asked) -> None:
        facts = [outcome.fact for outcome in answer.outcomes]
        if self._counts_reasks or any(fact not in self._asked for fact in facts):
            self._counted += 1
        self._asked.update(facts)
        self._turns.take(facts)
        if self._reasks:
            self._reasks.take(self._taken, answer)
        self._taken += 1
