"""Taking a person out of what was handed in: answers stay as nobody's, so that what a group did stays true."""

import json
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert, select

from trainer.storage.learner.check_values import with_crc
from trainer.storage.organisation.forgotten import Forgotten
from trainer.storage.organisation.received_name import received_name
from trainer.storage.organisation.result_tables import (
    ANSWER,
    CERTIFICATE,
    CONFLICT,
    DEVICE_KEY,
    HEAD,
    IMPORT,
    ODD_QUESTION,
    UNDO,
)

_OF_A_REGISTRATION: Final = (ANSWER, UNDO, HEAD, ODD_QUESTION, IMPORT)
_TYPED: Final = "t:"


def forget_results(connection: Connection, forgotten: Forgotten) -> tuple[str, ...]:
    """Give a person's results names that nobody can reckon; return the received files that are to go."""
    old = tuple(forgotten.registrations)
    if not old:
        return ()
    digests = connection.execute(select(IMPORT.c.digest).where(IMPORT.c.registration.in_(old))).scalars().all()
    for table in _OF_A_REGISTRATION:
        _renamed(connection, table, forgotten)
    for table in (CONFLICT, CERTIFICATE, DEVICE_KEY):
        connection.execute(delete(table).where(table.c.registration.in_(old)))
    return tuple(received_name(digest) for digest in digests)


def _renamed(connection: Connection, table: Table, forgotten: Forgotten) -> None:
    of_person = table.c.registration.in_(tuple(forgotten.registrations))
    rows = [dict(row) for row in connection.execute(select(table).where(of_person)).mappings()]
    if rows:
        connection.execute(delete(table).where(of_person))
        connection.execute(insert(table), [with_crc(_without_person(row, forgotten)) for row in rows])


def _without_person(row: dict[str, Any], forgotten: Forgotten) -> dict[str, Any]:
    changed = {**row, "registration": forgotten.registrations[row["registration"]]}
    if "person" in row:
        changed |= {"person": forgotten.pseudonym, "file": "", "reason": ""}
    if _TYPED in row.get("body", ""):
        changed["body"] = _without_text(row["body"])
    return changed


def _without_text(body: str) -> str:
    plain = json.loads(body)
    plain["response"] = ["other" if part.startswith(_TYPED) else part for part in plain.get("response", ())]
    return json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
