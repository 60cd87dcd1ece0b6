"""Confused twins side by side: one, its twin within three places, and a little later a question on both."""

from collections.abc import Iterable
from typing import NamedTuple

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
BETWEEN_PAIRS = 4


class _Asking(NamedTuple):
    place: int
    """Not before so many answers."""
    pick: Pick


class Contrast:
    """The askings of confused pairs in one session, each from its place on."""

    def __init__(self, pairs: Iterable[tuple[ConfusedPair, Arm | None]], askable: Iterable[FactId]) -> None:
        self._askable = set(askable)
        self._coming: list[_Asking] = []
        self._busy: set[FactId] = set()
        place = 0
        for pair, arm in pairs:
            self._plan(pair, arm, place)
            place += BETWEEN_PAIRS

    def _plan(self, pair: ConfusedPair, arm: Arm | None, place: int) -> None:
        one, other = pair.taken_for, pair.fact
        if one in self._busy or other in self._busy:
            return
        self._busy |= {one, other}
        apart = arm == "apart"
        second = place + 1 + (APART if apart else TWIN_AFTER)
        third = second + 1 + (APART if apart else BOTH_AFTER)
        self._coming += [
            _Asking(place, Pick(one, "twin", other, arm=arm)),
            _Asking(second, Pick(other, "twin", one, arm=arm)),
            _Asking(third, Pick(one, "twin", other, form=None if apart else Form.CONTRAST, arm=arm)),
        ]
        self._coming.sort(key=lambda asking: asking.place)

    def head(self, place: int) -> Pick | None:
        """Return what is to come after `place` answers."""
        return self._coming[0].pick if self._coming and self._coming[0].place <= place else None

    def take(self, place: int, answer: Asked) -> None:
        """Note one answer; `place` counts from 0. A fresh mistake brings the fact it was taken for."""
        asked = {outcome.fact for outcome in answer.outcomes}
        head = self.head(place)
        if head is not None and head.fact in asked:
            del self._coming[0]
            self._keep_distance(head, place)
        for outcome in answer.outcomes:
            mate = outcome.taken_for
            if not outcome.correct and mate in self._askable and mate not in self._busy and mate not in asked:
                self._busy |= {outcome.fact, mate}
                self._coming.append(_Asking(place + 1 + TWIN_AFTER, Pick(mate, "twin", outcome.fact)))
                self._coming.sort(key=lambda asking: asking.place)
                return

    def _keep_distance(self, taken: Pick, place: int) -> None:
        """Move the pair's later askings back where this one came later than planned."""
        pair = {taken.fact, taken.reason_fact}
        between = APART if taken.arm == "apart" else TWIN_AFTER
        least = place + 1 + between
        for number, (planned, pick) in enumerate(self._coming):
            if pick.fact in pair and pick.reason_fact in pair:
                wanted = least if pick.form is None else max(least, place + 1 + BOTH_AFTER)
                self._coming[number] = _Asking(max(planned, wanted), pick)
                least += 1 + between
        self._coming.sort(key=lambda asking: asking.place)
