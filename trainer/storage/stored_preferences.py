"""The settings, read with the standard library alone: theme and language are known before the first paint."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from trainer.domain.preferences import Preferences
from trainer.storage.learner.file_header import APPLICATION_ID, NEWEST_VERSION, Header, read_header
from trainer.storage.learner.preference_rows import read_preferences

_WAIT_S: Final = 0.2
"""The first paint does not wait for another program for longer."""

UNREADABLE: Final = (sqlite3.Error, OSError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What reading a file before its real opening can raise; the opening says in a sentence what is wrong with it."""


def read_stored_preferences(database: Path) -> Preferences | None:
    """Return the settings, None where there is nothing to read or it cannot be read."""
    try:
        with only_read(database) as connection:
            return None if connection is None else preferences_of(connection)
    except UNREADABLE:
        return None


def preferences_of(connection: sqlite3.Connection) -> Preferences:
    """Return the settings that an open file holds."""
    return read_preferences(connection.execute("SELECT name, value FROM preference"))


@contextmanager
def only_read(database: Path) -> Iterator[sqlite3.Connection | None]:
    """Open a file of ours for reading, None where it is none; never creates or changes one; raises UNREADABLE."""
    if read_header(database) != Header(APPLICATION_ID, NEWEST_VERSION):
        yield None
        return
    address = f"{database.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=_WAIT_S)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection
