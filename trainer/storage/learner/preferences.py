"""The learner's few settings on disk."""

from sqlalchemy.dialects.sqlite import insert
from sqlmodel import select

from trainer.domain.preferences import Preferences
from trainer.storage.learner.engine import Database
from trainer.storage.learner.preference_rows import preference_rows, read_preferences
from trainer.storage.learner.tables import PREFERENCE, PreferenceRow


class SqlPreferences:
    """Implements `trainer.study.ports.PreferenceStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self) -> Preferences:
        """Return what is stored, defaults elsewhere."""
        with self._database.reading() as connection:
            rows = connection.execute(select(PreferenceRow.name, PreferenceRow.value))
            return read_preferences((row.name, row.value) for row in rows)

    def write(self, preferences: Preferences) -> None:
        """Store them."""
        statement = insert(PREFERENCE)
        with self._database.writing() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded["value"]}),
                preference_rows(preferences),
            )
