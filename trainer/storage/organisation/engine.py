"""The connection to the organisation's data: SQLite in its folder, or PostgreSQL by URL."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, make_url

from trainer.storage import problems as learner_problems
from trainer.storage.data_folder import create_private
from trainer.storage.learner.engine import open_engine
from trainer.storage.learner.file_header import Header, read_header
from trainer.storage.organisation import problems
from trainer.storage.organisation.backup_names import newest_backup
from trainer.storage.organisation.migrations import (
    APPLICATION_ID,
    MIGRATIONS,
    migrate,
    newest_schema,
    version,
)
from trainer.storage.organisation.server_faults import server_faults
from trainer.storage.sqlite_schema import schema_of

_FLIPPED: Final = 2
"""Bits by which the mark may differ and still be ours, damaged."""


class OrganisationDatabase:
    """The organisation's data while it is open. Everything runs on the thread that opened it."""

    def __init__(self, path: Path, backups: Path, url: str = "") -> None:
        """Take the file at `path`; with a `url` a server is asked instead, and the path only names things."""
        self.path = path
        self.backups = backups
        self.is_file = not url
        self._shown = make_url(url).render_as_string().partition("@")[2].partition("?")[0] if url else ""
        with self._known():
            self._engine: Engine = create_engine(url, pool_pre_ping=True) if url else open_engine(path)
        self._reader = self._engine.execution_options(reading=True) if self.is_file else self._engine

    def open(self) -> None:
        """Check what is there, or make it, and bring it to the newest version. Raises an OrganisationProblem."""
        if self.is_file:
            self._judge()
        with self.writing() as connection:
            migrate(connection)
            if version(connection) != len(MIGRATIONS):
                raise problems.damaged(self.path)
            if self.is_file and schema_of(connection) != newest_schema():
                raise problems.damaged(self.path)

    def close(self) -> None:
        """Let go; the next use opens it again."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that only reads."""
        with self._known(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that may write; it is kept when this ends without an error."""
        with self._known(), self._engine.begin() as connection:
            yield connection

    def _known(self) -> AbstractContextManager[None]:
        return problems.known_faults(self.path, self.backups) if self.is_file else server_faults(self._shown)

    def shrink(self) -> None:
        """Write the file anew without anything that was deleted from it; a server does so by itself."""
        if self.is_file:
            with problems.known_faults(self.path, self.backups), self._engine.connect() as connection:
                driver = connection.connection.driver_connection
                if isinstance(driver, sqlite3.Connection):
                    driver.execute("VACUUM").close()

    def _judge(self) -> None:
        """Refuse what cannot be opened before it is touched."""
        with problems.known_faults(self.path, self.backups):
            _roll_back(self.path)
            header = read_header(self.path)
            if isinstance(header, Header):
                _refuse(self.path, header)
            elif header is None or (header == "empty" and newest_backup(self.backups) is not None):
                raise learner_problems.not_a_database(self.path, None)
            elif header == "missing" and newest_backup(self.backups) is not None:
                raise learner_problems.missing(self.path, None)
            create_private(self.path)
        with self.reading() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
                raise problems.damaged(self.path)


def _roll_back(path: Path) -> None:
    """Let SQLite take back what a crash left half done; before that the file may seem to be no database."""
    header = read_header(path)
    if header == "missing" or not path.with_name(f"{path.name}-journal").is_file():
        return
    if isinstance(header, Header) and header.application_id not in {0, APPLICATION_ID}:
        return
    address = f"{path.absolute().as_uri()}?mode=rw"
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _refuse(path: Path, header: Header) -> None:
    if (header.application_id ^ APPLICATION_ID).bit_count() > _FLIPPED:
        raise learner_problems.foreign(path)
    if header.application_id != APPLICATION_ID or not header.version:
        raise learner_problems.damaged(path, None)
    if header.version > len(MIGRATIONS):
        raise _newer(path, header.version)


def _newer(path: Path, told: int) -> learner_problems.StorageProblem:
    """Return what is wrong with a file that calls itself newer: a bit may have flipped, its own table tells."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        found = connection.execute("SELECT max(version) FROM schema_version").fetchone()[0]
    if found == told:
        return learner_problems.newer(path, told, len(MIGRATIONS))
    return learner_problems.damaged(path, None)
