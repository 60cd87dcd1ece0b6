"""The organisation's data from a file to a server and back: counted and compared row by row, or nothing is kept."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Table, func, insert, inspect, select, text

from trainer.domain.message import message
from trainer.storage.organisation.all_tables import ALL_TABLES
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.problems import OrganisationProblem

_AT_ONCE: Final = 1_000


class NotCopied(OrganisationProblem):
    """Nothing was copied, or what arrived is not what left."""


def counts(database: OrganisationDatabase) -> Mapping[str, int]:
    """Return how many rows every table has. Raises an OrganisationProblem."""
    with database.reading() as connection:
        return {table.name: _count(connection, table) for table in ALL_TABLES}


def digests(database: OrganisationDatabase) -> Mapping[str, str]:
    """Return the SHA-256 (hex) over every table's rows in the order of their keys, the same on every engine."""
    with database.reading() as connection:
        return {table.name: _digest(connection, table) for table in ALL_TABLES}


def copy_data(source: OrganisationDatabase, target: OrganisationDatabase) -> Mapping[str, int]:
    """Copy everything into an empty place in one transaction; return the rows by table.

    Raises NotCopied where the target holds something, or a digest differs; then the target is as it was.
    """
    copied = {}
    with source.reading() as here, target.writing() as there:
        held = [table.name for table in ALL_TABLES if _count(there, table)]
        if held:
            raise NotCopied(
                message("There is an organisation already (table {table}). Name an empty database.", table=held[0])
            )
        for table in ALL_TABLES:
            for rows in _in_parts(here, table):
                there.execute(insert(table), rows)
            _go_on_counting(there, table)
            if _digest(here, table) != _digest(there, table):
                raise NotCopied(
                    message("The table {table} did not arrive as it left. Nothing is kept.", table=table.name)
                )
            copied[table.name] = _count(there, table)
    return copied


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _in_parts(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    result = connection.execute(select(table).order_by(*table.primary_key.columns))
    for part in result.mappings().partitions(_AT_ONCE):
        yield [dict(row) for row in part]


def _digest(connection: Connection, table: Table) -> str:
    """Rows in the order of Python: engines order texts differently."""
    whole = sha256()
    for row in sorted(repr(tuple(_plain(value) for value in row)) for row in connection.execute(select(table))):
        whole.update(f"{row}\n".encode())
    return whole.hexdigest()


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, (bytes, bytearray, memoryview)) else value


def _go_on_counting(connection: Connection, table: Table) -> None:
    """Let a server number new rows after those that came along."""
    keys = list(table.primary_key.columns)
    if connection.dialect.name == "sqlite" or len(keys) > 1 or keys[0].type.python_type is not int:
        return
    sequence = connection.execute(
        text("SELECT pg_get_serial_sequence(:table, :column)"), {"table": table.name, "column": keys[0].name}
    ).scalar()
    newest = connection.execute(select(func.max(keys[0]))).scalar()
    if sequence is not None and newest is not None:
        connection.execute(text("SELECT setval(:sequence, :newest)"), {"sequence": sequence, "newest": newest})


def rights(database: OrganisationDatabase) -> str:
    """Return what this user may do on a server: "write", or "read"."""
    with database.reading() as connection:
        if connection.dialect.name == "sqlite":
            return "write"
        if not inspect(connection).has_table(ALL_TABLES[0].name):
            return "write"
        may = connection.execute(
            text("SELECT has_table_privilege(current_user, :table, 'INSERT')"), {"table": ALL_TABLES[0].name}
        ).scalar()
    return "write" if may else "read"
