"""The one connection to the learner's file, with every setting that durability and safety need."""

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from trainer.log import note_migration
from trainer.storage import problems
from trainer.storage.data_folder import create_private
from trainer.storage.learner.backup_names import newest_backup
from trainer.storage.learner.file_header import APPLICATION_ID, Header, read_header
from trainer.storage.learner.migrations import MIGRATIONS, Step, migrate, newest_schema, version
from trainer.storage.learner.row_door import RowDoor
from trainer.storage.learner.sqlite_faults import known_faults
from trainer.storage.learner.words import Words
from trainer.storage.sqlite_schema import schema_of

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
    # An address, so that SQLite never makes a new file where the old one was taken away.
    address = f"{path.absolute().as_uri()}?mode=rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        # Otherwise the driver would commit before every CREATE.
        connection.isolation_level = None
        # A text that is no UTF-8 any more is then an odd row, as any other damage, not an error of the driver.
        connection.text_factory = _text
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


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")


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
        self.door = RowDoor()
        self.state_lost = False
        """Whether the derived state was taken away beneath whoever holds it in memory."""
        self.returned: Callable[[], None] = lambda: None
        """Called when the file is back that was moved away while it was open: it may be an older one."""
        self._moved = False
        self._steps = steps
        self._before_migration = before_migration
        self._busy_ms = busy_ms
        self._engine = open_engine(path, busy_ms)
        self._reader = self._engine.execution_options(reading=True)

    def open(self) -> None:
        """Check the file, or make one, and bring it to the newest version. Raises a StorageProblem."""
        with known_faults(self.path, self.backups):
            create_private(self.path)
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
            if self._steps is MIGRATIONS and schema_of(connection) != newest_schema():
                raise problems.damaged(self.path, newest_backup(self.backups))
        if after != before:
            note_migration(before, after)

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        self.words.forget()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that only reads."""
        with self._in_place(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that may write; it is on disk when this ends without an error."""
        try:
            with self._in_place(), self._engine.begin() as connection:
                yield connection
        except BaseException:
            # What was taken back may have given words their numbers.
            self.words.forget()
            raise

    @contextmanager
    def driver(self) -> Iterator[Any]:
        """Give the driver's connection outside any transaction, for what SQLite refuses inside one."""
        with self._in_place(), self._engine.connect() as connection:
            yield connection.connection.driver_connection

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        """Turn errors into known problems; after the file was moved away, look first whether it is back."""
        if self._moved:
            self._take_back()
        try:
            with known_faults(self.path, self.backups):
                yield
        except problems.MovedDatabase:
            self._moved = True
            self.close()
            raise

    def _take_back(self) -> None:
        with known_faults(self.path, self.backups):
            header = read_header(self.path)
        if not isinstance(header, Header) or header.application_id != APPLICATION_ID:
            raise problems.moved(self.path)
        self._moved = False
        self.returned()
