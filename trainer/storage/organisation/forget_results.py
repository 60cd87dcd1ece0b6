"""Taking a person out of what was handed in: answers stay as nobody's, so that what a group did stays true."""

import json
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert, select, update

from trainer.domain.registration import compared_code
from trainer.storage.learner.check_values import CRC, with_crc
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
    digests = connection.execute(select(IMPORT.c.digest).where(IMPORT.c.registration.in_(old))).scalars().all()
    for table in _OF_A_REGISTRATION:
        _renamed(connection, table, forgotten)
    for table in (CONFLICT, CERTIFICATE, DEVICE_KEY):
        connection.execute(delete(table).where(table.c.registration.in_(old)))
    return tuple(received_name(digest) for digest in (*digests, *_named_only(connection, forgotten)))


def _named_only(connection: Connection, forgotten: Forgotten) -> list[str]:
    """Take them out of imports that name them without belonging to anything of theirs: what waits, what was refused.

    Returns the digests of those; one that is of somebody else and speaks of them loses its reason and its file's name.
    """
    rows = [dict(row) for row in connection.execute(select(IMPORT)).mappings()]
    theirs = []
    for row in rows:
        is_theirs = compared_code(row["person"]) == forgotten.code
        if is_theirs:
            theirs.append(row["digest"])
            row |= {"person": forgotten.pseudonym, "registration": "", "file": "", "reason": ""}
        elif forgotten.code in f"{row['file']} {row['reason']}".casefold():
            row |= {"file": "", "reason": ""}
        else:
            continue
        changed = with_crc({name: value for name, value in row.items() if name != CRC})
        connection.execute(update(IMPORT).where(IMPORT.c.digest == row["digest"]).values(changed))
    return theirs


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
