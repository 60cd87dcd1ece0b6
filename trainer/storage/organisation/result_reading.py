"""How what was handed in is read: answers, undos, contacts, odd questions, and the ledger's lines."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Table, select, true

from trainer.assigning.console_values import LedgerRow
from trainer.assigning.evidence import Contact
from trainer.domain.assignment import Flag
from trainer.domain.kept_answer import KeptAnswer, KeptUndo
from trainer.storage.organisation.result_bodies import reason_from, wrong_from
from trainer.storage.organisation.result_tables import ANSWER, IMPORT, ODD_QUESTION, UNDO

CONTACTS: Final = ("accepted", "flagged", "duplicate")
"""What came to this is a contact with the person."""


Cells = tuple[Any, ...]


class Part(NamedTuple):
    """One part of what is kept of a registration."""

    name: str
    """The field of `Evidence`."""
    columns: tuple[Column[Any], ...]
    """The registration first."""
    wanted: ColumnElement[bool]
    read: Callable[[Cells], object]


def _answer(row: Cells) -> KeptAnswer:
    _, id_, device, place, question, correct, as_claimed, wrong, *rest = row
    utc_ms, offset, received, took, kind, reserved, arm, claimed, confidence, variant = rest
    # In the order of its fields: a report reads tens of thousands.
    return KeptAnswer(
        id_, device, place, question, bool(correct), bool(as_claimed), wrong_from(wrong) if wrong else (),
        utc_ms, offset, received, took, kind, bool(reserved), arm, bool(claimed), confidence, variant,
    )  # fmt: skip


def _undo(row: Cells) -> KeptUndo:
    _, id_, of, redo, utc_ms, received_ms = row
    return KeptUndo(id_, of, redo=bool(redo), utc_ms=utc_ms, received_ms=received_ms)


def _contact(row: Cells) -> Contact:
    _, received_ms, written_ms, acknowledged_ms, rev, flags = row
    return Contact(received_ms, written_ms, acknowledged_ms, rev, cast("tuple[Flag, ...]", tuple(flags.split())))


def _columns(table: Table, *names: str) -> tuple[Column[Any], ...]:
    return tuple(table.c[name] for name in ("registration", *names))


PARTS: Final = (
    Part(
        "answers",
        _columns(
            ANSWER, "id", "device", "place", "question", "correct", "as_claimed", "wrong", "utc_ms", "offset_minutes",
            "received_ms", "milliseconds", "kind", "reserved", "arm", "claimed", "confidence", "variant",
        ),
        ANSWER.c.quarantined == 0,
        _answer,
    ),
    Part("undos", _columns(UNDO, "id", "of", "redo", "utc_ms", "received_ms"), true(), _undo),
    Part(
        "contacts",
        _columns(IMPORT, "received_ms", "written_ms", "acknowledged_ms", "rev", "flags"),
        IMPORT.c.outcome.in_(CONTACTS),
        _contact,
    ),
    Part("odd", _columns(ODD_QUESTION, "question"), true(), lambda row: row[1]),
)  # fmt: skip


def evidence_in(connection: Connection, registrations: Sequence[str]) -> dict[str, dict[str, list[object]]]:
    """Return the parts of what is kept of these registrations, each by its name."""
    found: dict[str, dict[str, list[object]]] = {}
    for name, columns, wanted, read in PARTS:
        for row in connection.execute(select(*columns).where(columns[0].in_(registrations), wanted)):
            found.setdefault(row[0], {}).setdefault(name, []).append(read(tuple(row)))
    return found


def ledger_row(row: RowMapping) -> LedgerRow:
    """Return a line of the ledger from its row."""
    flags = cast("tuple[Flag, ...]", tuple(row["flags"].split()))
    return LedgerRow(
        file=row["file"],
        outcome=row["outcome"],
        person=row["person"],
        assignment=row["assignment"],
        new_answers=row["new_answers"],
        received_ms=row["received_ms"],
        flags=flags,
        reason=reason_from(row["reason"]),
    )
