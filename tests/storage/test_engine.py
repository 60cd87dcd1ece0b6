import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.schema import CreateIndex, CreateTable

from tests.storage.records import answered_record, events_of
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.engine import PRAGMAS, Database
from trainer.storage.learner.file_header import APPLICATION_ID, NEWEST_VERSION, Header, read_header
from trainer.storage.learner.migrations import MIGRATIONS
from trainer.storage.learner.open_database import Storage
from trainer.storage.learner.tables import ALL_TABLES
from trainer.study.ports import StateChanges


@pytest.mark.parametrize(("name", "expected"), [(name, expected) for name, _, expected in PRAGMAS])
def test_every_pragma_took_hold(storage: Storage, name: str, expected: int | str) -> None:
    """SQLite ignores a PRAGMA it cannot obey without a word, so each is read back."""
    with storage.database.driver() as connection:
        row = connection.execute(f"PRAGMA {name}").fetchone()
    # A build without memory mapping says nothing at all.
    assert row == (expected,) or (name == "mmap_size" and row is None)


def test_busy_timeout_took_hold(storage: Storage) -> None:
    """Another program that holds the file for a moment is waited for."""
    with storage.database.driver() as connection:
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)


def test_the_file_is_marked_as_ours(storage: Storage, folder: DataFolder) -> None:
    """Application id and version stand in the header, and the newest version is that of the last step."""
    assert read_header(folder.database) == Header(APPLICATION_ID, NEWEST_VERSION)
    assert len(MIGRATIONS) == NEWEST_VERSION


def test_foreign_keys_are_on(storage: Storage) -> None:
    """An event of an entry that does not exist is refused."""
    with storage.database.driver() as connection, pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO fact_event VALUES (1, 2, 99, 1, 3, 1, 1, 1, NULL, 0, 0)")


def test_tables_are_strict(storage: Storage) -> None:
    """A text in a number's place is refused by the database; every table of ours is strict."""
    with storage.database.driver() as connection:
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER"):
            connection.execute("INSERT INTO question_state VALUES ('p', 'q', 'often', 1, 1, 0)")
        strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
    assert {name for name, is_strict in strict.items() if is_strict} == {table.name for table in ALL_TABLES}


def test_truths_are_0_or_1(storage: Storage) -> None:
    """A truth value of 2 is refused."""
    answered = answered_record(number=1)
    event = {fact: one._replace(sure=2) for fact, one in events_of(answered).items()}  # type: ignore[arg-type]
    with pytest.raises(IntegrityError, match="CHECK"):
        storage.log.append(answered, event, StateChanges())


def test_the_released_schema_is_what_the_tables_say(storage: Storage) -> None:
    """The migrations' SQL and the table classes make the same database."""
    with storage.database.driver() as connection:
        found = {
            name: _flat(sql)
            for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            if not sql.startswith("CREATE TRIGGER")
        }
    wanted = {table.name: _flat(str(CreateTable(table).compile(dialect=dialect()))) for table in ALL_TABLES}
    for table in ALL_TABLES:
        for index in table.indexes:
            wanted[str(index.name)] = _flat(str(CreateIndex(index).compile(dialect=dialect())))
    assert found == wanted


def _flat(sql: str) -> str:
    return " ".join(sql.split()).replace("( ", "(").replace(" )", ")")


def test_only_the_thread_that_opened_the_file_may_use_it(storage: Storage) -> None:
    """Work that escapes its thread is caught at once."""
    with storage.database.driver() as connection:
        opened = connection
    with (
        ThreadPoolExecutor(1) as elsewhere,
        pytest.raises(ProgrammingError, match="can only be used in that same thread"),
    ):
        elsewhere.submit(storage.log.latest_day).result()
    # The pool threw the connection away when it could not use it, and could not close it there either: this thread
    # closes it, and gets a new one.
    opened.close()
    assert storage.log.latest_day() is None


def test_migrations_are_taken_whole_or_not_at_all(folder: DataFolder) -> None:
    """A step that fails takes the steps before it back, the version too."""

    def breaks(_connection: object) -> None:
        raise RuntimeError("step 2 broke")

    database = Database(folder.database, folder.backups, steps=[*MIGRATIONS, breaks])
    with pytest.raises(RuntimeError, match="step 2 broke"):
        database.open()
    with database.driver() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    database.close()


def test_migrations_go_on_from_an_older_version(storage: Storage, folder: DataFolder) -> None:
    """Only the missing steps are taken, and the answers stay."""
    answered = answered_record(number=1)
    entry = storage.log.append(answered, events_of(answered), StateChanges())
    storage.close()
    taken: list[str] = []
    steps: list[Callable[[object], None]] = [lambda _connection: taken.append("second")]
    database = Database(folder.database, folder.backups, steps=[*MIGRATIONS, *steps])
    database.open()
    with database.driver() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT hash FROM log_entry").fetchall() == [(bytes.fromhex(entry.hash),)]
    database.close()
    assert taken == ["second"]
