"""Whether the rows of the log are as they were written, straight from their columns: quicker than making records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from trainer.domain.canonical_form import FORMAT, canonical_line
from trainer.domain.hash_chain import EMPTY, Head, linked_hash
from trainer.storage.learner.codes import KIND
from trainer.storage.learner.log_rows import Numbers, Texts, is_as_written, place_of, plain_row


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
    heads: dict[Any, Head] = defaultdict(lambda: EMPTY) if known is None else known
    for expected, row in enumerate(rows, start=after + 1):
        digest = row["hash"].hex() if isinstance(row["hash"], bytes) else ""
        yield row["sequence"] == expected and _holds(row, digest, heads[row["device"]], words)
        heads[row["device"]] = Head(place_of(row), digest)


def _holds(row: Mapping[str, Any], digest: str, head: Head, words: Spelling) -> bool:
    if row["format"] != FORMAT or place_of(row) != head.place + 1:
        return False
    try:
        plain = plain_row(row, words)
        line = canonical_line(KIND.word(row["kind"]), plain)
        made_again = linked_hash(plain["device"], head.place + 1, head.hash, line)
        return digest == made_again and is_as_written(row, plain, words)
    except (ValueError, TypeError, LookupError):
        return False
