"""Whether the rows of the log are as they were written, straight from their columns: quicker than making records."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trainer.domain.canonical_form import FORMAT, canonical_line
from trainer.domain.hash_chain import EMPTY, Head, linked_hash
from trainer.storage.learner.codes import KIND
from trainer.storage.learner.log_rows import is_as_written, place_of, plain_row
from trainer.storage.learner.words import Words


def first_broken(rows: Iterable[Mapping[str, Any]], words: Words) -> int | None:
    """Return the sequence at which the whole log, oldest row first, is not as it was written; None where it all is."""
    return next((sequence for sequence, holds in enumerate(checked(rows, words), start=1) if not holds), None)


def checked(rows: Iterable[Mapping[str, Any]], words: Words) -> Iterator[bool]:
    """Yield for each row of the whole log, oldest first, whether it is as it was written and in its place.

    `words` has the rows' words in memory.
    """
    heads: dict[Any, Head] = {}
    for expected, row in enumerate(rows, start=1):
        digest = row["hash"].hex() if isinstance(row["hash"], bytes) else ""
        yield row["sequence"] == expected and _holds(row, digest, heads.get(row["device"], EMPTY), words)
        heads[row["device"]] = Head(place_of(row), digest)


def _holds(row: Mapping[str, Any], digest: str, head: Head, words: Words) -> bool:
    if row["format"] != FORMAT or place_of(row) != head.place + 1:
        return False
    try:
        plain = plain_row(row, words)
        line = canonical_line(KIND.word(row["kind"]), plain)
        made_again = linked_hash(plain["device"], head.place + 1, head.hash, line)
        return digest == made_again and is_as_written(row, plain, words)
    except (ValueError, TypeError, LookupError):
        return False
