"""Confused twins side by side: one, its twin within three places, and a little later a question on both."""

from collections import deque
from collections.abc import Container, Sequence
from typing import Literal, NamedTuple

from trainer.domain.question import Form
from trainer.domain.subject import FactId
from trainer.scheduling.confusion import ConfusedPair
from trainer.scheduling.policy import Arm, Asked, Pick

TWIN_AFTER = 1
"""Others between a fact and its twin: so the twin comes at the second of three places."""
BOTH_AFTER = 3
"""Others before the question on both."""
APART = 7
"""Others between the askings of a pair that is kept apart."""
STUBBORN = 4
"""Mistakes from which both sides are asked twice."""


class _Coming(NamedTuple):
    place: int
    """Not before so many answers."""
    pick: Pick
    alone: bool = False
    """Only to be asked once more today, whoever asks: not one of a planned pair."""


class Contrast:
    """The askings of confused pairs in one session: begun only when there is room, then each from its place on."""

    def __init__(self, pairs: Sequence[tuple[ConfusedPair, Arm | Literal[""]]], askable: Container[FactId]) -> None:
        self._waiting = deque(pairs)
        self._askable = askable
        self._coming: list[_Coming] = []
        self._done: set[FactId] = set()

    @property
    def owed(self) -> int:
        """The number of askings that were begun and are still to come."""
        return len(self._coming)

    def head(self, place: int, *, room: bool) -> Pick | None:
        """Return what is to come after `place` answers; with `room` also the first of a pair not yet begun."""
        if self._coming and self._coming[0].place <= place:
            return self._coming[0].pick
        while room and self._waiting:
            pair, arm = self._waiting[0]
            if pair.fact not in self._done and pair.taken_for not in self._done:
                return Pick(pair.taken_for, "contrast", pair.fact, arm=arm)
            self._waiting.popleft()
        return None

    def take(self, place: int, answer: Asked, *, room: bool) -> None:
        """Note one answer; `place` counts from 0. With room, a fresh mistake brings its lure."""
        asked = {outcome.fact for outcome in answer.outcomes}
        head = self.head(place, room=room)
        if head is not None and head.fact in asked:
            self._go_on(head, place)
        self._done |= asked
        self._coming = [one for one in self._coming if not (one.alone and one.pick.fact in asked)]
        for outcome in answer.outcomes:
            mate = outcome.taken_for
            if room and not outcome.correct and mate is not None and mate in self._askable and mate not in self._done:
                self._done.add(mate)
                self._add(place + 1 + TWIN_AFTER, Pick(mate, "contrast", outcome.fact), alone=True)
                return

    def _go_on(self, taken: Pick, place: int) -> None:
        """Put the next asking of the pair in its place, counted from where this one really came."""
        if self._coming and self._coming[0].pick == taken:
            del self._coming[0]
            if not self._coming or taken.reason_fact is None:
                return
            mine = [one for one in self._coming if one.pick.fact == taken.reason_fact]
            if mine and mine[0].pick.form is Form.CONTRAST:
                self._coming.remove(mine[0])
                self._add(max(mine[0].place, place + 1 + BOTH_AFTER), mine[0].pick)
            return
        pair, arm = self._waiting.popleft()
        apart = arm == "apart"
        second = place + 1 + (APART if apart else TWIN_AFTER)
        self._done.add(pair.fact)
        self._add(second, Pick(pair.fact, "contrast", pair.taken_for, arm=arm))
        both = None if apart else Form.CONTRAST
        third = second + 1 + (APART if apart else BOTH_AFTER)
        self._add(third, Pick(pair.taken_for, "contrast", pair.fact, form=both, arm=arm))
        if pair.times >= STUBBORN:
            fourth = third + 1 + (APART if apart else BOTH_AFTER)
            self._add(fourth, Pick(pair.fact, "contrast", pair.taken_for, form=both, arm=arm))

    def _add(self, place: int, pick: Pick, *, alone: bool = False) -> None:
        self._coming.append(_Coming(place, pick, alone))
        self._coming.sort(key=lambda one: one.place)
