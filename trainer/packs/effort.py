"""How much may be worked out to see whether a pack's questions can be asked: more for a pack with more of them."""

from typing import Final

_AT_FIRST: Final = 20_000
_EACH: Final = 700
"""Evaluations for every question; an ordinary one with figures needs half of that."""
_CHARACTERS: Final = 40
"""Of an expression that is worked out as fast as any."""


class Effort:
    """What is left, in evaluations of short expressions; about three millionths of a second each."""

    def __init__(self) -> None:
        self._left = _AT_FIRST

    def begin_question(self) -> None:
        """Allow for one question more."""
        self._left += _EACH

    def spend(self, evaluations: int, characters: int) -> None:
        """Note that an expression of so many characters was worked out so often."""
        self._left -= evaluations * (1 + characters // _CHARACTERS)

    def times(self, characters: int) -> int:
        """Return how often an expression of so many characters may still be worked out."""
        return max(0, self._left) // (1 + characters // _CHARACTERS)

    @property
    def spent(self) -> bool:
        """Return whether nothing is left."""
        return self._left <= 0
