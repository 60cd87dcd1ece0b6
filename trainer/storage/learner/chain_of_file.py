"""Whether the whole log of a file that nobody writes to is as it was written."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from trainer.storage.learner.chain_check import first_broken
from trainer.storage.learner.raw_file import RawFile, Row

_ROWS_A_LOOK: Final = 1000


def first_broken_in(path: Path, look: Callable[[], None] = lambda: None) -> int | None:
    """Return the number of the first row of a file's log that does not hold, None where the whole chain does.

    `look` is called now and then, and may end it by raising. Row 0 stands for a file that cannot be read at all.
    """
    try:
        with RawFile(path) as file:
            newest, known = file.newest()
            if not known:
                return newest
            return first_broken(_rows(file, newest, look), file.words)
    except sqlite3.Error:
        return 0


def _rows(file: RawFile, newest: int, look: Callable[[], None]) -> Iterator[Row]:
    for sequence in range(1, newest + 1):
        if sequence % _ROWS_A_LOOK == 0:
            look()
        row = file.log_row(sequence)
        # A missing row is not passed over: the next one then stands in its place, and does not hold there.
        if row is not None:
            yield row
