"""What can go wrong with the learner's file, each as a sentence: what, where, how to mend it. Standard library only."""

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from trainer.domain.message import Message, counted, message
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


class MovedDatabase(StorageProblem):
    """The file was moved, deleted or replaced while it was open."""


class WrongPlace(StorageProblem):
    """Where a file or a folder should be there is something else."""


class DamagedRow(StorageProblem):
    """A row is not as it was written; the file can be read, and studying goes on without the row."""

    def __init__(self, table: str, key: str, rows: int = 1) -> None:
        super().__init__(
            counted(
                "Row {key} of the table “{table}” in the learning record is damaged. Studying goes on without it. "
                "{mend}",
                "{count} rows of the learning record are damaged, the first of them row {key} of the table “{table}”. "
                "Studying goes on without them. {mend}",
                rows,
                table=table,
                key=key,
                mend=MEND,
            )
        )
        self.table = table
        self.key = key


MEND: Final = message(
    "“Mend the record” in the settings (in a terminal: main.py restore) puts it together again from what is sound."
)


def damaged(path: Path, backup: Path | None) -> UnreadableDatabase:
    """Say that the file is damaged."""
    return UnreadableDatabase(
        message("The learning record is damaged and cannot be read: {path}. {mend}", path=shown(path), mend=MEND),
        backup,
    )


def not_a_database(path: Path, backup: Path | None) -> UnreadableDatabase:
    """Say that the file holds something else, or nothing although there were answers."""
    return UnreadableDatabase(
        message("The file of the learning record is not a database: {path}. {mend}", path=shown(path), mend=MEND),
        backup,
    )


def damaged_rows(table: str, key: str, rows: int) -> DamagedRow:
    """Say which row is damaged, and how many there are."""
    return DamagedRow(table, key, rows)


def missing(path: Path, backup: Path | None) -> MissingDatabase:
    """Say that the file is gone."""
    return MissingDatabase(
        message(
            "The file of the learning record is missing although there were answers: {path}. {mend}",
            path=shown(path),
            mend=MEND,
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
            path=shown(path),
        )
    )


def foreign(path: Path) -> ForeignDatabase:
    """Say that the file belongs to another program."""
    return ForeignDatabase(
        message(
            "This file is not Minori's learning record but another program's database: {path}. Move it elsewhere or "
            "name another folder with --data. Nothing was written to the file.",
            path=shown(path),
        )
    )


def read_only(path: Path) -> ReadOnlyFolder:
    """Say that nothing can be written there."""
    return ReadOnlyFolder(
        message(
            "The learning record cannot be written there: {path}. Allow writing, or name a folder that can be "
            "written with --data.",
            path=shown(path),
        )
    )


def moved(path: Path) -> MovedDatabase:
    """Say that the file is not where it was."""
    return MovedDatabase(
        message(
            "The learning record was moved, deleted or replaced while Minori was open: {path}. Put it back in its "
            "place, then try again; Minori need not be closed.",
            path=shown(path),
        )
    )


def not_a_file(path: Path) -> WrongPlace:
    """Say that no file is where one should be."""
    return WrongPlace(
        message(
            "There is a folder, a link to nowhere or a device where Minori needs a file: {path}. Rename it or move it "
            "elsewhere, then try again.",
            path=shown(path),
        )
    )


def not_a_folder(path: Path) -> WrongPlace:
    """Say that no folder is where one should be."""
    return WrongPlace(
        message(
            "There is something else where Minori needs a folder: {path}. Rename it or move it elsewhere, or name "
            "another folder with --data.",
            path=shown(path),
        )
    )


def impossible_path(path: Path) -> WrongPlace:
    """Say that no file can have such a name."""
    return WrongPlace(
        message(
            "This path is too long for the system or its links lead in a circle: {path}. Name another folder with "
            "--data.",
            path=shown(path),
        )
    )


def no_such_home(path: Path) -> WrongPlace:
    """Say that nobody knows where a folder is."""
    return WrongPlace(
        message(
            "Where this folder is cannot be told: {path}. There is no such user, this one has no home folder, or its "
            "links lead in a circle. Name a folder by its whole path with --data.",
            path=shown(path),
        )
    )


def shown(path: Path) -> str:
    """Return a path as it can be shown and written; what is no text in it becomes a mark."""
    return os.fsencode(path).decode("utf-8", "replace")


def full(path: Path) -> DiskFull:
    """Say that the disk is full."""
    return DiskFull(
        message(
            "The disk is full, so nothing could be written: {path}. Free some space, then try again. Everything "
            "recorded before is safe.",
            path=shown(path),
        )
    )


def locked(path: Path) -> DatabaseLocked:
    """Say that another program holds the file."""
    return DatabaseLocked(
        message(
            "Another program is using the learning record: {path}. Try again when that program (a sync or backup "
            "program, for example) has finished.",
            path=shown(path),
        )
    )


def fault(path: Path) -> DiskFault:
    """Say that the disk did not do what it was asked to."""
    return DiskFault(
        message(
            "Reading from or writing to the disk failed: {path}. Check the free space and the disk or USB "
            "connection, then try again. Everything recorded before is safe.",
            path=shown(path),
        )
    )


def unusable_backup(path: Path) -> UnusableBackup:
    """Say that a backup is none."""
    return UnusableBackup(
        message(
            "This backup cannot be read or is not one: {path}. Choose another one. The present record is unchanged.",
            path=shown(path),
        )
    )


def damaged_backup(path: Path, row: int) -> UnusableBackup:
    """Say that a backup holds a damaged row."""
    return UnusableBackup(
        message(
            "Row {row} of this backup is damaged: {path}. Choose another one, or mend the record. The present record "
            "is unchanged.",
            row=row,
            path=shown(path),
        )
    )


_BY_ERRNO: Final[Mapping[int, Callable[[Path], StorageProblem]]] = {
    errno.EACCES: read_only,
    errno.EPERM: read_only,
    errno.EROFS: read_only,
    errno.ENOTDIR: not_a_folder,
    errno.EEXIST: not_a_folder,
    errno.EISDIR: not_a_file,
    errno.ENXIO: not_a_file,
    errno.ELOOP: impossible_path,
    errno.ENAMETOOLONG: impossible_path,
    errno.ENOENT: moved,
    errno.ENOSPC: full,
    errno.EDQUOT: full,
    errno.EFBIG: full,
}


def of_os(error: OSError, path: Path) -> StorageProblem:
    """Return the known problem behind an error of the operating system."""
    return _BY_ERRNO.get(error.errno or 0, fault)(path)
