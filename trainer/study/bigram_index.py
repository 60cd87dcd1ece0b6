"""Finds every row that has a word in it, of any length, without looking at the others; pure."""

from array import array
from collections import defaultdict
from collections.abc import Sequence


class BigramIndex:
    """For each pair of neighbouring characters the rows it stands in, ascending.

    A word of two characters is one look-up. A longer one is checked in the rows of its rarest pair; a single character
    is looked for in all rows, which takes C code a few ms for 10,000.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._rows: defaultdict[str, array[int]] = defaultdict(_numbers)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._texts)

    def add(self, folded: str) -> None:
        """Add the next row."""
        row = len(self._texts)
        self._texts.append(folded)
        rows = self._rows
        for pair in set(map(str.__add__, folded, folded[1:])):
            rows[pair].append(row)

    def text(self, row: int) -> str:
        """Return the folded text of a row."""
        return self._texts[row]

    def find(self, words: Sequence[str]) -> Sequence[int]:
        """Return the rows that have all of the folded `words` in them, ascending; without words there are none."""
        if not words:
            return ()
        found = sorted((self._rows_of(word) for word in words), key=len)
        rarest = found[0]
        for others in map(frozenset, found[1:]):
            rarest = [row for row in rarest if row in others]
        return rarest

    def _rows_of(self, word: str) -> Sequence[int]:
        texts = self._texts
        if len(word) == 1:
            return [row for row, text in enumerate(texts) if word in text]
        pairs = list(map(str.__add__, word, word[1:]))
        if not all(pair in self._rows for pair in pairs):
            return ()
        rarest = min((self._rows[pair] for pair in pairs), key=len)
        return rarest if len(pairs) == 1 else [row for row in rarest if word in texts[row]]


def _numbers() -> "array[int]":
    return array("I")
