"""The record as an older version of the program left it, kept before its tables are changed."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from trainer.domain.message import message
from trainer.domain.progress_reporter import NO_PROGRESS
from trainer.storage import problems
from trainer.storage.durable_files import rename
from trainer.storage.learner.backup.copy_database import copy_database
from trainer.storage.learner.backup.packing import digest_of, pack
from trainer.storage.learner.backup.verify_backup import is_sound
from trainer.storage.learner.backup.write_backup import UNFINISHED
from trainer.storage.learner.backup_names import BackupName, newest_backup
from trainer.storage.learner.codes import ANSWER
from trainer.storage.learner.sqlite_faults import known_faults

_DOING: Final = message("Copying your record.")
_NEWEST: Final = "SELECT sequence, hash FROM log_entry ORDER BY sequence DESC LIMIT 1"
_ANSWERS: Final = "SELECT count(*) FROM log_entry WHERE kind = ?"


def back_up_older(database: Path, folder: Path) -> Path | None:
    """Back up a record of an older version; None where it holds nothing yet.

    Its name tells when the record was written last. Raises a StorageProblem; then the record stays as it is.
    """
    plain, packed = (folder / name for name in UNFINISHED)
    with known_faults(folder, folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        try:
            copy_database(database, plain, NO_PROGRESS, _DOING, 1.0)
            name = _name_of(database, plain, folder)
            if name is None:
                return None
            if pack(plain, packed, NO_PROGRESS, _DOING, 0.0, 1.0) != digest_of(packed):
                raise problems.fault(packed)
            path = folder / str(name)
            rename(packed, path)
            return path
        finally:
            plain.unlink(missing_ok=True)
            packed.unlink(missing_ok=True)


def _name_of(database: Path, plain: Path, folder: Path) -> BackupName | None:
    with closing(sqlite3.connect(f"{plain.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        if not is_sound(connection):
            raise problems.damaged(database, newest_backup(folder))
        newest = connection.execute(_NEWEST).fetchone()
        if newest is None:
            return None
        answers = connection.execute(_ANSWERS, (ANSWER,)).fetchone()[0]
    written_ms = database.stat().st_mtime_ns // 1_000_000
    return BackupName(written_ms, answers, newest[0], newest[1].hex()[:8].ljust(8, "0"))
