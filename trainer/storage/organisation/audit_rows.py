"""The audit trail: each line's hash is over the line and the hash before it, so a later change shows."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from trainer.assigning.ports import AuditEntry, By
from trainer.domain.hash_chain import FIRST_HASH
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.row_door import read_sound
from trainer.storage.organisation import problems
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.tables import AUDIT


def note(connection: Connection, act: str, by: By, *, subject: str = "", assignment: str = "", **details: str) -> None:
    """Add a line inside the transaction that is open; people stand in it by pseudonym only."""
    last = connection.execute(select(AUDIT.c.number, AUDIT.c.hash).order_by(AUDIT.c.number.desc()).limit(1)).first()
    number, previous = (int(last[0]), str(last[1])) if last is not None else (0, FIRST_HASH)
    row: dict[str, Any] = {
        "number": number + 1,
        "utc_ms": by.moment.utc_ms,
        "offset_minutes": by.moment.offset_minutes,
        "actor": by.actor,
        "act": act,
        "subject": subject,
        "assignment": assignment,
        "details": json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    }
    row["hash"] = line_hash(row, previous)
    connection.execute(insert(AUDIT), with_crc(row))


def line_hash(row: Mapping[str, Any], previous: str) -> str:
    """Return the SHA-256 (hex) of a line after the one before it."""
    told = {name: row[name] for name in row if name not in {"hash", "crc"}}
    canonical = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def entries_in(connection: Connection) -> tuple[AuditEntry, ...]:
    """Return the whole trail, oldest first. Raises DamagedRow, or OrganisationDamaged where the chain is broken."""
    rows = read_sound(connection, AUDIT, select(AUDIT).order_by(AUDIT.c.number), dict)
    previous = FIRST_HASH
    for expected, row in enumerate(rows, 1):
        if row["number"] != expected or row["hash"] != line_hash(row, previous):
            raise problems.broken_trail(expected)
        previous = row["hash"]
    return tuple(_entry(row) for row in rows)


class SqlAudit:
    """Implements `trainer.assigning.ports.Audit`."""

    def __init__(self, database: OrganisationDatabase) -> None:
        self._database = database

    def note(self, act: str, by: By, *, subject: str = "", assignment: str = "", **details: str) -> None:
        """Add a line; `details` hold no name and no code of a person."""
        with self._database.writing() as connection:
            note(connection, act, by, subject=subject, assignment=assignment, **details)

    def entries(self) -> tuple[AuditEntry, ...]:
        """Return the whole trail, oldest first. Raises an OrganisationProblem where it was changed."""
        with self._database.reading() as connection:
            return entries_in(connection)


def _entry(row: Mapping[str, Any]) -> AuditEntry:
    return AuditEntry(
        row["number"],
        row["utc_ms"],
        row["offset_minutes"],
        row["actor"],
        row["act"],
        row["subject"],
        row["assignment"],
        json.loads(row["details"]),
        row["hash"],
    )
