"""Opening the organisation's data, and setting one up."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, select

from trainer.assigning.ports import By, OrganisationInfo
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.row_door import read_sound
from trainer.storage.organisation import problems
from trainer.storage.organisation.assignment_rows import SqlAssignments
from trainer.storage.organisation.audit_rows import SqlAudit, note
from trainer.storage.organisation.backups import OrganisationBackups
from trainer.storage.organisation.collected_results import CollectedResults
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.people_rows import SqlRoster
from trainer.storage.organisation.tables import ORGANISATION
from trainer.storage.shaky_place import shaky_place


@dataclass(frozen=True, slots=True)
class OrganisationStorage:
    """Everything the organisation keeps, while it is open; used on one thread only."""

    info: OrganisationInfo
    folder: OrganisationFolder
    database: OrganisationDatabase
    roster: SqlRoster
    assignments: SqlAssignments
    audit: SqlAudit
    backups: OrganisationBackups
    results: CollectedResults

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()
        self.folder.release()


def open_organisation(folder: OrganisationFolder, new_id: Callable[[], str], url: str = "") -> OrganisationStorage:
    """Open an organisation that was set up. Raises an OrganisationProblem; then nothing was changed."""
    refuse_shaky(folder.path)
    if not folder.exists:
        raise problems.not_set_up(folder.path)
    return _opened(folder, new_id, url)


def set_up_organisation(
    folder: OrganisationFolder, new_id: Callable[[], str], name: str, key: bytes, by: By, url: str = ""
) -> OrganisationStorage:
    """Make an organisation whose public key is `key`. Raises an OrganisationProblem, also where one is there."""
    refuse_shaky(folder.path)
    if folder.database.exists():
        raise problems.already_set_up(folder.path)
    folder.prepare()
    database = OrganisationDatabase(folder.database, folder.backups, url)
    try:
        database.open()
        with database.writing() as connection:
            row = {"one": 1, "name": name, "public_key": key, "created_ms": by.moment.utc_ms}
            connection.execute(insert(ORGANISATION), with_crc(row))
            note(connection, "set-up", by)
    finally:
        database.close()
    return _opened(folder, new_id, url)


def refuse_shaky(path: Path) -> None:
    """Refuse a place where others may change or cut off an open file. Raises an OrganisationProblem."""
    if shaky_place(path) is not None:
        raise problems.no_place(path)


def _opened(folder: OrganisationFolder, new_id: Callable[[], str], url: str) -> OrganisationStorage:
    folder.prepare()
    if not folder.take():
        raise problems.in_use(folder.path)
    database = OrganisationDatabase(folder.database, folder.backups, url)
    try:
        database.open()
        info = _info(database)
    except BaseException:
        database.close()
        folder.release()
        raise
    return OrganisationStorage(
        info,
        folder,
        database,
        SqlRoster(database, new_id),
        SqlAssignments(database),
        SqlAudit(database),
        OrganisationBackups(folder, database),
        CollectedResults(database, folder.received),
    )


def _info(database: OrganisationDatabase) -> OrganisationInfo:
    with database.reading() as connection:
        found = read_sound(
            connection,
            ORGANISATION,
            select(ORGANISATION),
            lambda row: OrganisationInfo(row["name"], bytes(row["public_key"]), row["created_ms"]),
        )
    if not found:
        raise problems.damaged(database.path)
    return found[0]
