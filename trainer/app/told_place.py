"""A place where others may change the learner's file, said once."""

from pathlib import Path

from trainer.domain.message import Message
from trainer.storage.learner.engine import Database
from trainer.storage.learner.notes import TOLD_PLACE, keep_note, read_note
from trainer.storage.problems import shown
from trainer.storage.shaky_place import shaky_place


def place_warning(folder: Path, database: Database) -> Message | None:
    """Return what is to be said of the folder; None where it is a good place, or was told of before."""
    warning, place = shaky_place(folder), shown(folder)
    if warning is None or read_note(database, TOLD_PLACE) == place:
        return None
    keep_note(database, TOLD_PLACE, place)
    return warning
