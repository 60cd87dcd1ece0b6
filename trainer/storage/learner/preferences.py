"""The learner's few settings on disk."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from trainer.domain.preferences import Preferences
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.engine import Database
from trainer.storage.learner.preference_rows import preference_rows, read_preferences
from trainer.storage.learner.row_door import Row
from trainer.storage.learner.tables import PREFERENCE

_PUT: Final = insert(PREFERENCE)
_KEEP: Final = _PUT.on_conflict_do_update(
    index_elements=["name"], set_={"value": _PUT.excluded["value"], "crc": _PUT.excluded["crc"]}
)
_ALL: Final = select(PREFERENCE)


def keep_rows(connection: Connection, rows: Iterable[dict[str, str]]) -> None:
    """Write rows of (name, value), new or not."""
    connection.execute(_KEEP, [with_crc(dict(row)) for row in rows])


class SqlPreferences:
    """Implements `trainer.study.ports.PreferenceStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self) -> Preferences:
        """Return what is stored, defaults elsewhere; a row that is odd is set aside."""
        with self._database.reading() as connection:
            return read_preferences(self._database.door.read(connection, PREFERENCE, _ALL, named_value))

    def write(self, preferences: Preferences) -> None:
        """Store them."""
        with self._database.writing() as connection:
            keep_rows(connection, preference_rows(preferences))


def named_value(row: Row) -> tuple[str, Any]:
    """Return name and value of a row."""
    return row["name"], row["value"]
