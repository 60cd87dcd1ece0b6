"""Whether the rows of the log are as they were written, straight from their columns: quicker than making records."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trainer.domain.hash_chain import FIRST_HASH, canonical, chained
from trainer.domain.record import FORMATS
from trainer.storage.learner.review_rows import is_as_written, plain_row


def first_broken(rows: Iterable[Mapping[str, Any]]) -> int | None:
    """Return the sequence at which the whole log, oldest row first, is not as it was written; None where it all is."""
    return next((sequence for sequence, holds in enumerate(checked(rows), start=1) if not holds), None)


def checked(rows: Iterable[Mapping[str, Any]]) -> Iterator[bool]:
    """Yield for each row of the whole log, oldest first, whether it is as it was written and in its place."""
    previous_hash = FIRST_HASH
    for expected, row in enumerate(rows, start=1):
        yield row["sequence"] == expected and _holds(row, previous_hash)
        previous_hash = row["hash"]


def _holds(row: Mapping[str, Any], previous_hash: str) -> bool:
    if row["format"] not in FORMATS or row["previous_hash"] != previous_hash:
        return False
    try:
        fields = plain_row(row)
        record = canonical(row["format"], row["sequence"], row["kind"], fields)
    except (ValueError, TypeError):
        return False
    return row["hash"] == chained(previous_hash, record) and is_as_written(row, fields)
