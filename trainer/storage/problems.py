"""What can go wrong with the learner's file, each as a sentence: what, where, how to mend it. Standard library only."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem


class StorageProblem(KnownProblem):
    """Any known failure of this room."""


class UnreadableDatabase(StorageProblem):
    """The learner's file is damaged or no database; `backup` is the newest verified backup, if there is one."""

    def __init__(self, sentence: Message, backup: Path | None = None) -> None:
        super().__init__(sentence)
        self.backup = backup


class MissingDatabase(UnreadableDatabase):
    """The file is gone although backups of it exist."""


class NewerDatabase(StorageProblem):
    """The file was written by a newer version of this program."""


class ForeignDatabase(StorageProblem):
    """The file is a database of another program."""


class ReadOnlyFolder(StorageProblem):
    """The folder or the file cannot be written."""


class DiskFull(StorageProblem):
    """No space is left."""


class DatabaseLocked(StorageProblem):
    """Another program holds the file."""


class DiskFault(StorageProblem):
    """The disk did not read or write."""


class UnusableBackup(StorageProblem):
    """A backup could not be verified, or is not one."""


def _mend(backup: Path | None) -> Message:
    if backup is None:
        return message("There is no backup yet. Move the file elsewhere to start with a new record.")
    return message(
        "You can restore the newest backup, “{name}” (the present file is kept under another name).", name=backup.name
    )


def damaged(path: Path, backup: Path | None) -> UnreadableDatabase:
    """Say that the file is damaged."""
    mend = _mend(backup)
    return UnreadableDatabase(
        message("The learning record is damaged and cannot be read: {path}. {mend}", path=str(path), mend=mend),
        backup,
    )


def not_a_database(path: Path, backup: Path | None) -> UnreadableDatabase:
    """Say that the file holds something else, or nothing although there were answers."""
    mend = _mend(backup)
    return UnreadableDatabase(
        message("The file of the learning record is not a database: {path}. {mend}", path=str(path), mend=mend),
        backup,
    )


def missing(path: Path, backup: Path) -> MissingDatabase:
    """Say that the file is gone."""
    mend = _mend(backup)
    return MissingDatabase(
        message(
            "There are backups, but the file of the learning record is missing: {path}. {mend}",
            path=str(path),
            mend=mend,
        ),
        backup,
    )


def newer(path: Path, found: int, known: int) -> NewerDatabase:
    """Say that the program is too old for the file."""
    return NewerDatabase(
        message(
            "The learning record was written by a newer version of Minori (format {found}; this version reads up to "
            "{known}): {path}. Please update Minori. Nothing was written to the file.",
            found=found,
            known=known,
            path=str(path),
        )
    )


def foreign(path: Path) -> ForeignDatabase:
    """Say that the file belongs to another program."""
    return ForeignDatabase(
        message(
            "This file is not Minori's learning record but another program's database: {path}. Move it elsewhere or "
            "name another folder with --data. Nothing was written to the file.",
            path=str(path),
        )
    )


def read_only(path: Path) -> ReadOnlyFolder:
    """Say that nothing can be written there."""
    return ReadOnlyFolder(
        message(
            "The learning record cannot be written there: {path}. Allow writing, or name a folder that can be "
            "written with --data.",
            path=str(path),
        )
    )


def full(path: Path) -> DiskFull:
    """Say that the disk is full."""
    return DiskFull(
        message(
            "The disk is full, so nothing could be written: {path}. Free some space, then try again. Everything "
            "recorded before is safe.",
            path=str(path),
        )
    )


def locked(path: Path) -> DatabaseLocked:
    """Say that another program holds the file."""
    return DatabaseLocked(
        message(
            "Another program is using the learning record: {path}. Try again when that program (a sync or backup "
            "program, for example) has finished.",
            path=str(path),
        )
    )


def fault(path: Path) -> DiskFault:
    """Say that the disk did not do what it was asked to."""
    return DiskFault(
        message(
            "Reading from or writing to the disk failed: {path}. Check the free space and the disk or USB "
            "connection, then try again. Everything recorded before is safe.",
            path=str(path),
        )
    )


def unusable_backup(path: Path) -> UnusableBackup:
    """Say that a backup is none."""
    return UnusableBackup(
        message(
            "This backup cannot be read or is not one: {path}. Choose another one. The present record is unchanged.",
            path=str(path),
        )
    )


_BY_ERRNO: Final[Mapping[int, Callable[[Path], StorageProblem]]] = {
    errno.EACCES: read_only,
    errno.EPERM: read_only,
    errno.EROFS: read_only,
    errno.ENOTDIR: read_only,
    errno.EEXIST: read_only,
    errno.ENOSPC: full,
    errno.EDQUOT: full,
    errno.EFBIG: full,
}


def of_os(error: OSError, path: Path) -> StorageProblem:
    """Return the known problem behind an error of the operating system."""
    return _BY_ERRNO.get(error.errno or 0, fault)(path)
