"""Judging a file before it is touched: whose it is, which version, and whether it can be a record at all."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.backup_names import newest_backup
from trainer.storage.learner.file_header import APPLICATION_ID, NEWEST_VERSION, Header, may_be_ours, read_header
from trainer.storage.learner.journal import Journal


def roll_back(path: Path) -> None:
    """Let SQLite take back what a crash left half done, even the creation: before that the file may be no database.

    Another program's file is left alone. Raises OSError.
    """
    header = read_header(path)
    if header == "missing" or not path.with_name(f"{path.name}-journal").is_file():
        return
    if isinstance(header, Header) and header.application_id != APPLICATION_ID:
        return
    address = f"{path.absolute().as_uri()}?mode=rw"
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def judge(folder: DataFolder) -> None:
    """Refuse what cannot be opened, without opening it as a database. Raises a StorageProblem or OSError."""
    path = folder.database
    header, backup = read_header(path), newest_backup(folder.backups)
    if isinstance(header, Header):
        refuse_strangers(path, header)
        if not _is_ours(header) or not header.version:
            raise problems.damaged(path, backup)
    elif header is None:
        raise problems.not_a_database(path, backup)
    elif backup is not None or Journal(folder.journal).size():
        # A new record would hide that the old one is gone.
        raise problems.missing(path, backup) if header == "missing" else problems.not_a_database(path, backup)


def refuse_strangers(path: Path, header: Header) -> None:
    """Refuse another program's file and a newer version's. Raises a StorageProblem."""
    if not may_be_ours(header):
        raise problems.foreign(path)
    if _is_ours(header) and header.version > NEWEST_VERSION:
        raise problems.newer(path, header.version, NEWEST_VERSION)


def _is_ours(header: Header) -> bool:
    return header.application_id == APPLICATION_ID
