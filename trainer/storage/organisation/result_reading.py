"""How what was handed in is read: answers, undos, contacts, odd questions, and the ledger's lines."""

from collections.abc import Callable
from typing import Final, cast

from sqlalchemy import RowMapping, Table

from trainer.assigning.console_values import LedgerRow
from trainer.assigning.evidence import Contact
from trainer.domain.assignment import Flag
from trainer.domain.question import QuestionId
from trainer.storage.organisation.result_bodies import answer_from, reason_from, undo_from
from trainer.storage.organisation.result_tables import ANSWER, IMPORT, ODD_QUESTION, UNDO

CONTACTS: Final = ("accepted", "flagged", "duplicate")
"""What came to this is a contact with the person."""


def _contact(row: RowMapping) -> Contact | None:
    if row["outcome"] not in CONTACTS:
        return None
    flags = cast("tuple[Flag, ...]", tuple(row["flags"].split()))
    return Contact(row["received_ms"], row["written_ms"], row["acknowledged_ms"], row["rev"], flags)


PARTS: Final[tuple[tuple[str, Table, Callable[[RowMapping], object]], ...]] = (
    ("answers", ANSWER, lambda row: None if row["quarantined"] else answer_from(row)),
    ("undos", UNDO, undo_from),
    ("contacts", IMPORT, _contact),
    ("odd", ODD_QUESTION, lambda row: QuestionId(row["question"])),
)
"""Each part of what is kept of a registration, where it stands, and how it is read."""


def ledger_row(row: RowMapping) -> LedgerRow:
    """Return a line of the ledger."""
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
