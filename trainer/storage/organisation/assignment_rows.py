"""Assignments in the organisation's file: every revision as it was signed, its pack, and whom it is for."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from trainer.assigning.ports import Assignee, By, StoredAssignment
from trainer.domain.assignment import Assignment
from trainer.domain.assignment_form import as_plain, from_plain
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.row_door import read_sound
from trainer.storage.organisation.audit_rows import note
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.tables import ASSIGNEE, ASSIGNMENT, PACK


class SqlAssignments:
    """Implements `trainer.assigning.ports.Assignments`."""

    def __init__(self, database: OrganisationDatabase) -> None:
        self._database = database

    def known(self) -> tuple[StoredAssignment, ...]:
        """Return the newest revision of each assignment, in the order of their first."""
        with self._database.reading() as connection:
            statement = select(ASSIGNMENT).order_by(ASSIGNMENT.c.rev)
            found = read_sound(connection, ASSIGNMENT, statement, _stored)
        first = {one.assignment.id: one.created_ms for one in reversed(found)}
        newest = {one.assignment.id: one for one in found}
        return tuple(newest[id_] for id_ in sorted(newest, key=lambda one: (first[one], one)))

    def revisions(self, assignment: str) -> tuple[StoredAssignment, ...]:
        """Return all revisions, oldest first; none where there is no such assignment."""
        with self._database.reading() as connection:
            statement = select(ASSIGNMENT).where(ASSIGNMENT.c.id == assignment).order_by(ASSIGNMENT.c.rev)
            return tuple(read_sound(connection, ASSIGNMENT, statement, _stored))

    def assignees(self, assignment: str) -> tuple[Assignee, ...]:
        """Return everybody it was ever assigned to."""
        with self._database.reading() as connection:
            statement = select(ASSIGNEE).where(ASSIGNEE.c.assignment == assignment).order_by(ASSIGNEE.c.person)
            return tuple(read_sound(connection, ASSIGNEE, statement, _assignee))

    def pack(self, sha256: str) -> bytes:
        """Return the archive of a pack. Raises KeyError where it was never assigned."""
        with self._database.reading() as connection:
            found = read_sound(connection, PACK, select(PACK).where(PACK.c.sha256 == sha256), _archive)
        if not found:
            raise KeyError(sha256)
        return found[0]

    def save(
        self, assignment: Assignment, pack: bytes, pack_sha256: str, assignees: Sequence[Assignee], by: By
    ) -> None:
        """Keep a revision, its pack and whom it is for, all of it or nothing."""
        with self._database.writing() as connection:
            _keep_pack(connection, assignment, pack, pack_sha256)
            row = {
                "id": assignment.id, "rev": assignment.rev, "pack": pack_sha256, "open_ms": assignment.open_ms,
                "payload": json.dumps(as_plain(assignment, pack_sha256), ensure_ascii=False, sort_keys=True),
                "due_ms": assignment.due_ms, "created_ms": by.moment.utc_ms,
            }  # fmt: skip
            connection.execute(insert(ASSIGNMENT), with_crc(row))
            write_assignees(connection, assignment.id, assignees)
            people = str(sum(not one.removed for one in assignees))
            note(connection, "assigned", by, assignment=assignment.id, rev=str(assignment.rev), people=people,
                 pack=assignment.pack_version)  # fmt: skip


def write_assignees(connection: Connection, assignment: str, assignees: Sequence[Assignee]) -> None:
    """Put these people in place of those an assignment had."""
    connection.execute(delete(ASSIGNEE).where(ASSIGNEE.c.assignment == assignment))
    for one in assignees:
        row = one._asdict() | {
            "assignment": assignment, "exempt": int(one.exempt), "removed": int(one.removed),
        }  # fmt: skip
        connection.execute(insert(ASSIGNEE), with_crc(row))


def _keep_pack(connection: Connection, assignment: Assignment, pack: bytes, sha256: str) -> None:
    if connection.execute(select(PACK.c.sha256).where(PACK.c.sha256 == sha256)).first() is None:
        row = {
            "sha256": sha256, "id": str(assignment.pack), "version": assignment.pack_version,
            "content_hash": assignment.pack_hash, "archive": pack,
        }  # fmt: skip
        connection.execute(insert(PACK), with_crc(row))


def _stored(row: Mapping[str, Any]) -> StoredAssignment:
    assignment, pack = from_plain(json.loads(row["payload"]))
    return StoredAssignment(assignment, pack, row["created_ms"])


def _assignee(row: Mapping[str, Any]) -> Assignee:
    return Assignee(
        row["person"], row["registration"], row["via"], row["due_ms"], bool(row["exempt"]), row["reason"],
        bool(row["removed"]),
    )  # fmt: skip


def _archive(row: Mapping[str, Any]) -> bytes:
    return bytes(row["archive"])
