"""Whether the organisation's file is as it was written: pages, references, every row, and the trail."""

from sqlalchemy import Connection, select

from trainer.storage.learner.row_door import read_sound
from trainer.storage.organisation import problems
from trainer.storage.organisation.all_tables import ALL_TABLES
from trainer.storage.organisation.audit_rows import entries_in
from trainer.storage.organisation.engine import OrganisationDatabase


def check_organisation(database: OrganisationDatabase) -> int:
    """Check everything; return how many lines the trail has. Raises an OrganisationDamaged that names the place."""
    with database.reading() as connection:
        if database.is_file:
            _check_pages(database, connection)
        for table in ALL_TABLES:
            read_sound(connection, table, select(table), lambda _row: None)
        return len(entries_in(connection))


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
