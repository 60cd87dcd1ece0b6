"""A change that must leave nothing behind: made in every backup first, then in the file, then in what was received."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from trainer.storage.learner.backup.packing import NotPacked
from trainer.storage.learner.set_aside import set_aside_files
from trainer.storage.organisation import problems
from trainer.storage.organisation.backup_names import BackupName, named_backups
from trainer.storage.organisation.backups import keep_copy, unpack_backup
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.folder import OrganisationFolder

Change = Callable[[Connection], tuple[str, ...]]
"""Changes an open file; returns names of files in `received` that are to go. Done twice it is as done once."""


def change_everywhere(
    folder: OrganisationFolder, database: OrganisationDatabase, change: Change, then: Callable[[Connection], None]
) -> None:
    """Make a change wherever the organisation's data lies; `then` notes it in the file alone.

    What was set aside is dropped, and a backup that cannot be read as well: nobody can say what it holds. Stopped
    half-way it is simply done again. Raises an OrganisationProblem.
    """
    with problems.known_faults(database.path, folder.backups):
        for name, path in named_backups(folder.backups):
            _in_backup(folder, name, path, change)
        for files in set_aside_files(folder.database).values():
            for path in files:
                path.unlink()
    with database.writing() as connection:
        gone = change(connection)
        then(connection)
    with problems.known_faults(database.path, folder.backups):
        for one in gone:
            (folder.received / Path(one).name).unlink(missing_ok=True)
    database.shrink()


def _in_backup(folder: OrganisationFolder, name: BackupName, path: Path, change: Change) -> None:
    plain = folder.backups / "changing.part"
    try:
        unpack_backup(path, plain)
        copy = OrganisationDatabase(plain, folder.backups)
        try:
            copy.open()
            with copy.writing() as connection:
                change(connection)
            copy.shrink()
        finally:
            copy.close()
        keep_copy(plain, folder, name.utc_ms)
    except (NotPacked, problems.OrganisationProblem):
        path.unlink()
    finally:
        for part in (plain, plain.with_name(f"{plain.name}-journal")):
            with suppress(OSError):
                part.unlink(missing_ok=True)
