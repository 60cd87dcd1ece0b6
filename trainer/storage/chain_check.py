"""Whether the rows of the log are as they were written, straight from their columns: quicker than making records."""

from collections.abc import Iterable, Mapping
from typing import Any

from trainer.domain.hash_chain import FIRST_HASH, canonical, chained
from trainer.domain.record import FORMATS
from trainer.storage.review_rows import is_as_written, plain_row


def first_broken(rows: Iterable[Mapping[str, Any]]) -> int | None:
    """Return the sequence at which the whole log, oldest row first, is not as it was written; None where it all is."""
    previous_hash = FIRST_HASH
    for expected, row in enumerate(rows, start=1):
        if row["sequence"] != expected or not _holds(row, previous_hash):
            return expected
        previous_hash = row["hash"]
    return None


def _holds(row: Mapping[str, Any], previous_hash: str) -> bool:
    if row["format"] not in FORMATS or row["previous_hash"] != previous_hash:
        return False
    try:
        fields = plain_row(row)
        record = canonical(row["format"], row["sequence"], row["kind"], fields)
    except (ValueError, TypeError):
        return False
    return row["hash"] == chained(previous_hash, record) and is_as_written(row, fields)
