"""The frozen log: three entries of every kind as a database and as text. Both were written once.

`python -m tests.storage.frozen_log` writes the database again in today's version. That is allowed only while no version
of the tables is released; afterwards a new version gets a database of its own beside the old ones, and the text is the
same for all of them for good.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from tests.storage.every_kind import every_kind
from trainer.domain.canonical_form import canonical
from trainer.domain.log_records import ClockNoted
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry
from trainer.scheduling.learner_state import events_of
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.study.ports import StateChanges

FOLDER: Final = Path(__file__).parent / "frozen"
TEXT: Final = FOLDER / "log.txt"
DATABASES: Final = tuple(sorted(FOLDER.glob("version-*.sqlite")))


def line_of(entry: LogEntry) -> str:
    """Return an entry as a line of the frozen text."""
    return f"{entry.sequence} {entry.place} {entry.hash} {canonical(entry.record).decode('ascii')}"


def write_every_kind(storage: Storage) -> Iterator[LogEntry]:
    """Write the records as the app would, one by one."""
    known = {record.id: record for record in every_kind()}
    for record in every_kind():
        if isinstance(record, Answered):
            yield storage.log.append(record, events_of(record, 0), StateChanges())
        elif isinstance(record, AnswerUndone):
            yield storage.log.cancel(record, StateChanges())
        elif isinstance(record, AnswerRedone):
            undo = known[record.redoes]
            assert isinstance(undo, AnswerUndone)
            answer = known[undo.cancels]
            assert isinstance(answer, Answered)
            yield storage.log.redo(record, events_of(answer, 0), StateChanges())
        elif isinstance(record, ClockNoted):
            yield storage.log.redate(record)
        else:
            yield storage.log.note(record)


def _write() -> None:
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        folder.prepare()
        storage = open_storage(folder, lambda: str(UUID(int=1)))
        lines = [line_of(entry) for entry in write_every_kind(storage)]
        storage.close()
        with closing(sqlite3.connect(folder.database)) as raw:
            raw.execute("VACUUM")
            version = raw.execute("PRAGMA user_version").fetchone()[0]
        copyfile(folder.database, FOLDER / f"version-{version}.sqlite")
    if not TEXT.exists():
        TEXT.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    _write()
