"""Whether the organisation's file is as it was written: pages, references, every row, and the trail."""

from typing import Final

from sqlalchemy import Connection, Table, select

from trainer.storage.learner.check_values import is_sound
from trainer.storage.learner.row_door import key_of
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.organisation import problems
from trainer.storage.organisation.all_tables import ALL_TABLES
from trainer.storage.organisation.audit_rows import entries_in
from trainer.storage.organisation.engine import OrganisationDatabase

_AT_ONCE: Final = 1_000


def check_organisation(database: OrganisationDatabase) -> int:
    """Check everything; return how many lines the trail has. Raises an OrganisationDamaged that names the place."""
    with database.reading() as connection:
        if database.is_file:
            _check_pages(database, connection)
        for table in ALL_TABLES:
            _check_rows(connection, table)
        return len(entries_in(connection))


def _check_rows(connection: Connection, table: Table) -> None:
    """Look at every row, some at a time: a million answers need no more memory than a thousand."""
    rows = connection.execute(select(table), execution_options={"yield_per": _AT_ONCE})
    for row in rows_as_dicts(rows):
        if not is_sound(row):
            raise problems.damaged_row(table.name, key_of(table, row))


def newest_line(database: OrganisationDatabase) -> tuple[int, str]:
    """Return number and hash of the newest line of the trail. Raises an OrganisationProblem."""
    with database.reading() as connection:
        entries = entries_in(connection)
    return (entries[-1].number, entries[-1].hash) if entries else (0, "0" * 64)


def _check_pages(database: OrganisationDatabase, connection: Connection) -> None:
    verdict = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    astray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if verdict != "ok" or astray is not None:
        raise problems.damaged(database.path)
