"""What the program notes for itself among the settings; each may be lost without harm."""

from typing import Final

from sqlalchemy import bindparam, delete, select

from trainer.storage.learner.engine import Database
from trainer.storage.learner.preferences import keep_rows, named_value
from trainer.storage.learner.tables import PREFERENCE

LAST_CHECK: Final = "last_integrity_check"
CHECKED_SO_FAR: Final = "integrity_check_so_far"
STATE_LOST: Final = "state_lost"
TOLD_PLACE: Final = "told_place"
NOTES: Final = (LAST_CHECK, CHECKED_SO_FAR, STATE_LOST, TOLD_PLACE)
_NAMED: Final = select(PREFERENCE).where(PREFERENCE.c.name == bindparam("asked"))


def read_note(database: Database, name: str) -> str | None:
    """Return what was noted under this name; None for nothing, or for what is damaged."""
    with database.reading() as connection:
        found = database.door.read(connection, PREFERENCE, _NAMED, named_value, {"asked": name})
    return found[0][1] if found else None


def keep_note(database: Database, name: str, value: str | None) -> None:
    """Note a value; None takes the note away."""
    with database.writing() as connection:
        if value is None:
            connection.execute(delete(PREFERENCE).where(PREFERENCE.c.name == name))
        else:
            keep_rows(connection, [{"name": name, "value": value}])
