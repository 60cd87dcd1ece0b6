"""What an SQLite file is made of, as it was written: held against what a file of the newest version is made of."""

from collections.abc import Callable

from sqlalchemy import Connection, create_engine

Schema = frozenset[tuple[str, ...]]


def schema_of(connection: Connection) -> Schema:
    """Return everything that the open file is made of."""
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return frozenset(tuple(map(str, row)) for row in rows)


def schema_after(migrate: Callable[[Connection], object]) -> Schema:
    """Return what an empty file is made of once it has been migrated."""
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            migrate(connection)
            return schema_of(connection)
    finally:
        engine.dispose()
