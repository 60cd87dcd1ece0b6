"""Whether the rows of the log are as they were written, straight from their columns: quicker than making records."""

from collections.abc import Iterable, Mapping
from typing import Any

from trainer.domain.canonical_form import FORMAT, canonical_line
from trainer.domain.hash_chain import EMPTY, Head, linked_hash
from trainer.storage.learner.check_values import is_sound
from trainer.storage.learner.codes import KIND
from trainer.storage.learner.log_rows import is_as_written, place_of, plain_row
from trainer.storage.learner.row_door import DAMAGE
from trainer.storage.learner.words import Words


def first_broken(rows: Iterable[Mapping[str, Any]], words: Words) -> int | None:
    """Return the sequence at which the whole log, oldest row first, is not as it was written; None where it all is.

    `words` has the rows' words in memory.
    """
    chain = ChainCheck(words)
    return next((expected for expected, row in enumerate(rows, start=1) if not chain.holds(row)), None)


class ChainCheck:
    """Goes through a log row by row, oldest first; may go on where an earlier check stopped."""

    def __init__(self, words: Words, sequence: int = 0, heads: Mapping[int, Head] | None = None) -> None:
        self._words = words
        self.sequence = sequence
        """Of the newest row that was looked at."""
        self.heads: dict[int, Head] = dict(heads or {})
        """Where the chain of each device ends there, by the number of the device's word."""

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Return whether the next row is as it was written and in its place."""
        digest = row["hash"].hex() if isinstance(row["hash"], bytes) else ""
        head = self.heads.get(row["device"], EMPTY)
        self.sequence += 1
        self.heads[row["device"]] = Head(place_of(row), digest)
        return bool(row["sequence"] == self.sequence) and _holds(row, digest, head, self._words)


def _holds(row: Mapping[str, Any], digest: str, head: Head, words: Words) -> bool:
    try:
        if not is_sound(row) or row["format"] != FORMAT or place_of(row) != head.place + 1:
            return False
        plain = plain_row(row, words)
        line = canonical_line(KIND.word(row["kind"]), plain)
        made_again = linked_hash(plain["device"], head.place + 1, head.hash, line)
        return digest == made_again and is_as_written(row, plain, words)
    except DAMAGE:
        return False
