"""The rows that the log does not vouch for: each has a check value of its own, read here page by page."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Table, select

from trainer.storage.learner.check_values import is_sound
from trainer.storage.learner.derived_state import STATE
from trainer.storage.learner.engine import Database
from trainer.storage.learner.row_door import OddRow, key_of
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.learner.tables import DEVICE, PACK_LAYOUT, PREFERENCE, QUESTION_FLAG, WORD

OWN: Final = (WORD, PREFERENCE, QUESTION_FLAG, DEVICE)
"""What nothing else knows; a damaged row is put right by mending the file."""
MADE_ANEW: Final = (*STATE, PACK_LAYOUT)
"""What the log or the pack gives back."""
_ROWS_A_PAGE: Final = 2000


def odd_rows(database: Database, table: Table) -> Iterator[list[OddRow]]:
    """Yield, a page at a time, the rows of a table that are not as they were written. Raises a StorageProblem."""
    page = select(table).order_by(*table.primary_key.columns).limit(_ROWS_A_PAGE)
    read = _ROWS_A_PAGE
    seen = 0
    while read == _ROWS_A_PAGE:
        with database.reading() as connection:
            rows = list(rows_as_dicts(connection.execute(page.offset(seen))))
        read = len(rows)
        seen += read
        yield [OddRow(table.name, key_of(table, row)) for row in rows if not is_sound(row)]
