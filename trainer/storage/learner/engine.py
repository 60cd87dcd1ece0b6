"""The one connection to the learner's file, with every setting that durability and safety need."""

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from trainer.log import note_migration
from trainer.storage import problems
from trainer.storage.learner.backup_names import newest_backup
from trainer.storage.learner.migrations import MIGRATIONS, Step, migrate, version
from trainer.storage.learner.sqlite_faults import known_faults
from trainer.storage.learner.words import Words

PRAGMAS: Final[tuple[tuple[str, str, int | str], ...]] = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
)
"""Name, what is asked for, and what reading it back gives. DELETE with EXTRA lost nothing in 5,000 simulated power
cuts and survives being copied by a sync program best; recursive triggers let the log refuse REPLACE as well."""

BUSY_MS: Final = 5000
"""How long to wait for another program that holds the file."""


def open_engine(path: Path, busy_ms: int = BUSY_MS) -> Engine:
    """Return an engine with exactly one connection, to be used on one thread only."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": True},
    )

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        # Otherwise the driver would commit before every CREATE.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={busy_ms:d}").close()
        for name, asked, _ in PRAGMAS:
            connection.execute(f"PRAGMA {name}={asked}").close()
        if sys.version_info >= (3, 12):
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


class Database:
    """The learner's file while it is open. Everything runs on the thread that opened it."""

    def __init__(
        self,
        path: Path,
        backups: Path,
        *,
        busy_ms: int = BUSY_MS,
        steps: Sequence[Step] = MIGRATIONS,
        before_migration: Callable[[Path, Path], object] = lambda _path, _backups: None,
    ) -> None:
        """Take `before_migration` to keep the file at `path` as it is, before its tables are changed."""
        self.path = path
        self.backups = backups
        self.words = Words()
        self._steps = steps
        self._before_migration = before_migration
        self._busy_ms = busy_ms
        self._engine = open_engine(path, busy_ms)
        self._reader = self._engine.execution_options(reading=True)

    def open(self) -> None:
        """Check the file, then bring it to the newest version. Raises a StorageProblem."""
        with self.reading() as connection:
            verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            found = version(connection)
        if verdict != "ok":
            raise problems.damaged(self.path, newest_backup(self.backups))
        if 0 < found < len(self._steps):
            self._before_migration(self.path, self.backups)
        # A real write even where no step is missing: a folder that only looks writable shows itself now.
        with self.writing() as connection:
            before = version(connection)
            migrate(connection, self._steps)
            after = version(connection)
        if after != before:
            note_migration(before, after)

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        self.words.forget()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that only reads."""
        with known_faults(self.path, self.backups), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that may write; it is on disk when this ends without an error."""
        try:
            with known_faults(self.path, self.backups), self._engine.begin() as connection:
                yield connection
        except BaseException:
            # What was taken back may have given words their numbers.
            self.words.forget()
            raise

    @contextmanager
    def driver(self) -> Iterator[Any]:
        """Give the driver's connection outside any transaction, for what SQLite refuses inside one."""
        with known_faults(self.path, self.backups), self._engine.connect() as connection:
            yield connection.connection.driver_connection
