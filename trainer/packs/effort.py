"""How much may be worked out, and read again, to see whether a pack's questions can be asked."""

from typing import Final

_AT_FIRST: Final = 20_000
_EACH: Final = 700
"""Evaluations for every question; an ordinary one with figures needs half of that."""
_READ_AGAIN: Final = 6_000
_READ_AGAIN_EACH: Final = 50
"""Options, pairs, cases and the like that variants take over: at first, and for every question with variants."""
_CHARACTERS: Final = 40
"""Of an expression that is worked out as fast as any."""


class Effort:
    """What is left, in evaluations of short expressions; about three millionths of a second each."""

    def __init__(self) -> None:
        self._left = _AT_FIRST
        self._read_again = _READ_AGAIN

    def begin_question(self) -> None:
        """Allow for one question more."""
        self._left += _EACH

    def spend(self, evaluations: int, characters: int) -> None:
        """Note that an expression of so many characters was worked out so often."""
        self._left -= evaluations * (1 + characters // _CHARACTERS)

    def begin_variants(self) -> None:
        """Allow for one question with variants more."""
        self._read_again += _READ_AGAIN_EACH

    def may_read_again(self, parts: int) -> bool:
        """Note that so many parts are read once more; return whether that is still allowed."""
        self._read_again -= parts
        return self._read_again >= 0

    def times(self, characters: int) -> int:
        """Return how often an expression of so many characters may still be worked out."""
        return max(0, self._left) // (1 + characters // _CHARACTERS)

    @property
    def spent(self) -> bool:
        """Return whether nothing is left."""
        return self._left <= 0
