"""The table of the log, apart from the others: building it takes as long as building them all.

Import it only after the first paint; see `tables.py` for how its values are meant.
"""

import sqlite3
from typing import Any, ClassVar, Final

from sqlalchemy import REAL, TEXT, CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

STRICT: Final = sqlite3.sqlite_version_info >= (3, 37)
"""Strict tables came with SQLite 3.37; an older one still checks what CHECK says."""

ROWS: Final = {"sqlite_strict": STRICT}


def truth(*names: str) -> tuple[CheckConstraint, ...]:
    """Return checks that these columns hold truth values."""
    return tuple(CheckConstraint(f"{name} IN (0, 1)") for name in names)


class LogEntryRow(SQLModel, table=True):
    """One entry of the log, append-only: triggers refuse every change.

    Only an answer has the columns from `pack_version` on; what has no column of its own is in `details` (JSON).
    """

    __tablename__: ClassVar[Any] = "log_entry"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("(kind = 'answer') = (question IS NOT NULL AND outcomes IS NOT NULL AND correct IS NOT NULL)"),
        CheckConstraint("(kind IN ('cancel', 'redo')) = (refers_to IS NOT NULL)"),
        *truth("correct", "probe"),
        UniqueConstraint("device", "place"),
        Index("log_entry_of_day", "study_day", "pack"),
        Index("log_entry_of_question", "pack", "question"),
        Index("log_entry_refers_to", "refers_to", sqlite_where=text("refers_to IS NOT NULL")),
        Index("log_entry_beside_answers", "kind", sqlite_where=text("question IS NULL AND refers_to IS NULL")),
        Index("log_entry_of_registration", "registration", "device", sqlite_where=text("registration IS NOT NULL")),
        ROWS,
    )

    sequence: int = Field(primary_key=True)
    kind: str = Field(sa_type=TEXT)
    format: int
    place: int
    hash: str = Field(sa_type=TEXT)
    id: str = Field(sa_type=TEXT, unique=True)
    device: str = Field(sa_type=TEXT)
    utc_ms: int
    offset_minutes: int
    study_day: int
    pack: str = Field(sa_type=TEXT)
    refers_to: str | None = Field(default=None, sa_type=TEXT)
    registration: str | None = Field(default=None, sa_type=TEXT)
    pack_version: str | None = Field(default=None, sa_type=TEXT)
    question: str | None = Field(default=None, sa_type=TEXT)
    question_rev: int | None = None
    question_type: str | None = Field(default=None, sa_type=TEXT)
    form: str | None = Field(default=None, sa_type=TEXT)
    outcomes: str | None = Field(default=None, sa_type=TEXT)
    response: str | None = Field(default=None, sa_type=TEXT)
    first_response: str | None = Field(default=None, sa_type=TEXT)
    order: str | None = Field(default=None, sa_type=TEXT)
    seed: int | None = None
    options: int | None = None
    lures: str | None = Field(default=None, sa_type=TEXT)
    correct: int | None = None
    confidence: str | None = Field(default=None, sa_type=TEXT)
    milliseconds: int | None = None
    session: str | None = Field(default=None, sa_type=TEXT)
    session_kind: str | None = Field(default=None, sa_type=TEXT)
    position: int | None = None
    reason: str | None = Field(default=None, sa_type=TEXT)
    reason_fact: str | None = Field(default=None, sa_type=TEXT)
    predicted_recall: float | None = Field(default=None, sa_type=REAL)
    probe: int | None = None
    language: str | None = Field(default=None, sa_type=TEXT)
    policy: str | None = Field(default=None, sa_type=TEXT)
    model: str | None = Field(default=None, sa_type=TEXT)
    details: str | None = Field(default=None, sa_type=TEXT)
