"""From any older version of the database to the newest: all missing steps are one transaction."""

import re
import sqlite3
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from sqlalchemy import Connection

from trainer.storage.learner.file_header import APPLICATION_ID
from trainer.storage.learner.schema import VERSION_1
from trainer.storage.sqlite_schema import Schema, schema_after

Step = Callable[[Connection], None]


def _strict(statement: str) -> str:
    if sqlite3.sqlite_version_info < (3, 37):
        return statement.replace(" ANY", " BLOB")
    if not statement.lstrip().startswith("CREATE TABLE"):
        return statement
    separator = "," if re.search(r"WITHOUT ROWID\s*$", statement) else ""
    return f"{statement.rstrip()}{separator} STRICT"


def create(connection: Connection) -> None:
    """Make version 1: the log, the derived state, settings, layouts, complaints."""
    for statement in VERSION_1:
        connection.exec_driver_sql(_strict(statement))


MIGRATIONS: Final[tuple[Step, ...]] = (create,)
"""Step n leads from version n to version n + 1."""


def version(connection: Connection) -> int:
    """Return the version of the file that is open."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Take every step that is missing, inside the transaction that is open."""
    for number, step in enumerate(steps[version(connection) :], start=version(connection) + 1):
        step(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def empty_anew(connection: Connection, name: str) -> None:
    """Make a table anew, without a row: a row whose key is damaged would not be found to be deleted."""
    found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (name,))
    sql = str(found.scalar_one())
    connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql(sql)


@cache
def newest_schema() -> Schema:
    """Return what a file of the newest version is made of: a bit that flips in a rule changes what may be written."""
    return schema_after(migrate)
