"""Whether the rows of the log are as they were written, straight from their columns: quicker than making records."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trainer.domain.canonical_form import FORMAT, KINDS, canonical_line
from trainer.domain.hash_chain import EMPTY, Head, linked_hash
from trainer.storage.learner.log_rows import is_as_written, plain_row


def first_broken(rows: Iterable[Mapping[str, Any]]) -> int | None:
    """Return the sequence at which the whole log, oldest row first, is not as it was written; None where it all is."""
    return next((sequence for sequence, holds in enumerate(checked(rows), start=1) if not holds), None)


def checked(rows: Iterable[Mapping[str, Any]]) -> Iterator[bool]:
    """Yield for each row of the whole log, oldest first, whether it is as it was written and in its place."""
    heads: dict[Any, Head] = {}
    for expected, row in enumerate(rows, start=1):
        yield row["sequence"] == expected and _holds(row, heads.get(row["device"], EMPTY))
        heads[row["device"]] = Head(row["place"], row["hash"])


def _holds(row: Mapping[str, Any], head: Head) -> bool:
    if row["format"] != FORMAT or row["kind"] not in KINDS or row["place"] != head.place + 1:
        return False
    try:
        plain = plain_row(row)
        line = canonical_line(row["kind"], plain)
        return row["hash"] == linked_hash(row["device"], row["place"], head.hash, line) and is_as_written(row, plain)
    except (ValueError, TypeError, LookupError):
        return False
