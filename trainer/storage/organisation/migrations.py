"""From any older version of the organisation's file to the newest: all missing steps are one transaction.

The version stands in a table of its own, since PostgreSQL knows no `user_version`. `schema.py` is not needed before the
first release: until then step 1 makes what `tables.py` and `result_tables.py` describe.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from sqlalchemy import INTEGER, Column, Connection, MetaData, Table, func, insert, inspect, select

from trainer.storage.organisation.all_tables import ALL_TABLES
from trainer.storage.organisation.tables import METADATA
from trainer.storage.sqlite_schema import Schema, schema_after

Step = Callable[[Connection], None]
APPLICATION_ID: Final = 0x4D4E4F47
"""「MNOG」: marks the organisation's file."""
SCHEMA_VERSION: Final = Table("schema_version", MetaData(), Column("version", INTEGER, primary_key=True))
_LOCK: Final = 0x4D4E4F47
"""What PostgreSQL locks while one console climbs."""


def create(connection: Connection) -> None:
    """Make version 1."""
    METADATA.create_all(connection, tables=ALL_TABLES)


MIGRATIONS: Final[tuple[Step, ...]] = (create,)
"""Step n leads from version n to version n + 1."""


def version(connection: Connection) -> int:
    """Return the version of the file that is open; 0 where there is nothing yet."""
    if not inspect(connection).has_table("schema_version"):
        return 0
    return int(connection.execute(select(func.max(SCHEMA_VERSION.c.version))).scalar() or 0)


def migrate(connection: Connection, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Take every step that is missing, inside the transaction that is open."""
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    found = version(connection)
    if not found:
        SCHEMA_VERSION.create(connection)
    for number, step in enumerate(steps[found:], start=found + 1):
        step(connection)
        connection.execute(insert(SCHEMA_VERSION), {"version": number})
    if sqlite:
        connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


@cache
def newest_schema() -> Schema:
    """Return what a file of the newest version is made of: a bit that flips in a rule changes what may be written."""
    return schema_after(migrate)
