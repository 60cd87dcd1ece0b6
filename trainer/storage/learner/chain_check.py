"""Whether the rows of the log are as they were written, straight from their columns: quicker than making records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from trainer.domain.canonical_form import FORMAT, canonical_line
from trainer.domain.hash_chain import EMPTY, Head, linked_hash
from trainer.storage.learner.check_values import is_sound
from trainer.storage.learner.codes import KIND
from trainer.storage.learner.log_rows import Numbers, Texts, is_as_written, place_of, plain_row
from trainer.storage.learner.row_door import DAMAGE


class Spelling(Numbers, Texts, Protocol):
    """Knows words by their numbers and numbers by their words."""


def first_broken(rows: Iterable[Mapping[str, Any]], words: Spelling) -> int | None:
    """Return the sequence at which the whole log, oldest row first, is not as it was written; None where it all is."""
    return next((sequence for sequence, holds in enumerate(checked(rows, words), start=1) if not holds), None)


def checked(
    rows: Iterable[Mapping[str, Any]], words: Spelling, after: int = 0, known: dict[Any, Head] | None = None
) -> Iterator[bool]:
    """Yield for each row of the log, oldest first, whether it is as it was written and in its place.

    `words` has the rows' words in memory. Rows that begin after the entry `after` follow the heads that are `known`, by
    the number of the device; one that is not there begins its chain.
    """
    chain = ChainCheck(words, after, known)
    return map(chain.holds, rows)


class ChainCheck:
    """Goes through a log row by row, oldest first; may go on where an earlier check stopped."""

    def __init__(self, words: Spelling, sequence: int = 0, heads: dict[Any, Head] | None = None) -> None:
        self._words = words
        self.sequence = sequence
        """Of the newest row that was looked at."""
        self.heads: dict[Any, Head] = defaultdict(lambda: EMPTY) if heads is None else heads
        """Where the chain of each device ends there, by the number of the device's word."""

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Return whether the next row is as it was written and in its place."""
        digest = row["hash"].hex() if isinstance(row["hash"], bytes) else ""
        head = self.heads[row["device"]]
        self.sequence += 1
        self.heads[row["device"]] = Head(place_of(row), digest)
        return bool(row["sequence"] == self.sequence) and _holds(row, digest, head, self._words)


def _holds(row: Mapping[str, Any], digest: str, head: Head, words: Spelling) -> bool:
    try:
        if not is_sound(row) or row["format"] != FORMAT or place_of(row) != head.place + 1:
            return False
        plain = plain_row(row, words)
        line = canonical_line(KIND.word(row["kind"]), plain)
        made_again = linked_hash(plain["device"], head.place + 1, head.hash, line)
        return digest == made_again and is_as_written(row, plain, words)
    except DAMAGE:
        return False
