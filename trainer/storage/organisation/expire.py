"""Deleting results whose time is over: from the file, its backups and what was received."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, delete, select, update

from trainer.assigning.ports import By
from trainer.storage.learner.check_values import with_crc
from trainer.storage.organisation.all_tables import ALL_TABLES
from trainer.storage.organisation.audit_rows import note
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.everywhere import change_everywhere
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.tables import ASSIGNEE

_OF_RESULTS: Final = tuple(one for one in ALL_TABLES if "registration" in one.c and one is not ASSIGNEE)
"""Every table whose rows belong to somebody's part in an assignment."""
_DIGITS: Final = 32
"""Of a result's digest in the name of its copy."""


def expire_results(
    folder: OrganisationFolder, database: OrganisationDatabase, assignments: Sequence[str], by: By
) -> None:
    """Delete everything that was handed in for these assignments; who had them, and the trail, stays.

    Raises an OrganisationProblem.
    """

    def expire(connection: Connection) -> tuple[str, ...]:
        return _expire_in(connection, assignments)

    def then(connection: Connection) -> None:
        for one in assignments:
            note(connection, "expired", by, assignment=one)

    change_everywhere(folder, database, expire, then)


def _expire_in(connection: Connection, assignments: Sequence[str]) -> tuple[str, ...]:
    mine = ASSIGNEE.c.assignment.in_(tuple(assignments))
    rows = [dict(row) for row in connection.execute(select(ASSIGNEE).where(mine)).mappings()]
    registrations = tuple(row["registration"] for row in rows)
    gone: set[str] = set()
    for table in _OF_RESULTS:
        theirs = table.c.registration.in_(registrations)
        if "digest" in table.c:
            digests = connection.execute(select(table.c.digest).where(theirs)).scalars()
            gone |= {f"{str(one)[:_DIGITS]}.mres" for one in digests}
        connection.execute(delete(table).where(theirs))
    for row in rows:
        if row["reason"]:
            changed = with_crc({**row, "reason": ""})
            connection.execute(update(ASSIGNEE).where(ASSIGNEE.c.registration == row["registration"]).values(changed))
    return tuple(sorted(gone))
