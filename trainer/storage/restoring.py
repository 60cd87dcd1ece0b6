"""A backup in place of the learner's file; works whatever has become of that file, and never opens it."""

import shutil
from itertools import count
from pathlib import Path
from typing import Final

from trainer.storage import problems
from trainer.storage.data_folder import create_private
from trainer.storage.durable_files import keep_as, rename, sync_file, sync_folder
from trainer.storage.verifying import read_back

_COMPANIONS: Final = ("-journal", "-wal", "-shm")
"""Files that SQLite would mix into any file of the same name."""


def put_back(backup: Path, database: Path) -> None:
    """Verify a backup and put it in place of `database`, which must not be open; the present file is set aside.

    Raises UnusableBackup or another StorageProblem; then the present file stands unchanged.
    """
    try:
        if read_back(backup) is None:
            raise problems.unusable_backup(backup)
        fresh = database.with_name(database.name + ".restoring")
        fresh.unlink(missing_ok=True)
        create_private(fresh)
        shutil.copyfile(backup, fresh)
        sync_file(fresh)
        if read_back(fresh) is None:
            raise problems.fault(fresh)
        _set_aside(database)
        rename(fresh, database)
    except OSError as error:
        raise problems.of_os(error, database) from error


def _set_aside(database: Path) -> None:
    present = [companion for companion in ("", *_COMPANIONS) if _beside(database, companion).exists()]
    if not present:
        return
    aside = _free_name(database)
    for companion in present:
        keep_as(_beside(database, companion), _beside(aside, companion))
    # The old journal must be gone before the backup gets its name, or SQLite would play it into the backup.
    for companion in present:
        if companion:
            _beside(database, companion).unlink()
    sync_folder(database.parent)


def _beside(database: Path, companion: str) -> Path:
    return database.with_name(database.name + companion)


def _free_name(database: Path) -> Path:
    names = (database.with_name(f"{database.stem}-set-aside-{number}{database.suffix}") for number in count(1))
    return next(name for name in names if not any(_beside(name, one).exists() for one in ("", *_COMPANIONS)))
