"""The tables of the log, apart from the others: building them takes as long as building them all.

Import it only after the first paint; see `tables.py` for how its values are meant.
"""

import sqlite3
from typing import Any, ClassVar, Final

from sqlalchemy import BLOB, REAL, TEXT, CheckConstraint, Index, text
from sqlalchemy.types import UserDefinedType
from sqlmodel import Field, SQLModel

from trainer.storage.learner.codes import ANSWER, CANCEL, REDO

STRICT: Final = sqlite3.sqlite_version_info >= (3, 37)
"""Strict tables came with SQLite 3.37; an older one still checks what CHECK says."""

ROWS: Final = {"sqlite_strict": STRICT}


def truth(*names: str) -> tuple[CheckConstraint, ...]:
    """Return checks that these columns hold truth values."""
    return tuple(CheckConstraint(f"{name} IN (0, 1)") for name in names)


class IdType(UserDefinedType[bytes | str]):
    """A column that keeps a value as it is: a UUID is 16 bytes, any other id a text."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the word for it; before strict tables only BLOB left values alone."""
        return "ANY" if STRICT else "BLOB"


class WordRow(SQLModel, table=True):
    """A name that many rows hold as its number; only ever added to."""

    __tablename__: ClassVar[Any] = "word"
    __table_args__: ClassVar[Any] = (ROWS,)

    number: int = Field(primary_key=True)
    text: str = Field(sa_type=TEXT, unique=True)
    crc: int


class LogEntryRow(SQLModel, table=True):
    """One entry of the log, append-only: triggers refuse every change.

    Only an answer has the columns from `pack_version` on; what has no column of its own is in `details` (JSON).
    `codes.py` and the table `word` say what the numbers mean.
    """

    __tablename__: ClassVar[Any] = "log_entry"
    __table_args__: ClassVar[Any] = (
        CheckConstraint(f"(kind = {ANSWER}) = (question IS NOT NULL AND outcomes IS NOT NULL AND correct IS NOT NULL)"),
        CheckConstraint(f"(kind IN ({CANCEL}, {REDO})) = (refers_to IS NOT NULL)"),
        *truth("correct", "probe"),
        Index("log_entry_of_day", "study_day"),
        Index("log_entry_refers_to", "refers_to", sqlite_where=text("refers_to IS NOT NULL")),
        Index("log_entry_beside_answers", "kind", sqlite_where=text("question IS NULL AND refers_to IS NULL")),
        Index("log_entry_of_registration", "registration", "device", sqlite_where=text("registration IS NOT NULL")),
        ROWS,
    )

    sequence: int = Field(primary_key=True)
    kind: int
    format: int
    device: int
    place: int | None = None
    hash: bytes = Field(sa_type=BLOB)
    id: bytes = Field(sa_type=IdType)
    utc_ms: int
    offset_minutes: int
    study_day: int
    pack: int
    refers_to: bytes | None = Field(default=None, sa_type=IdType)
    registration: int | None = None
    registration_place: int | None = None
    registration_previous: bytes | None = Field(default=None, sa_type=BLOB)
    pack_version: int | None = None
    pack_hash: int | None = None
    question: int | None = None
    question_rev: int | None = None
    question_type: int | None = None
    form: int | None = None
    outcomes: int | None = None
    response: str | None = Field(default=None, sa_type=TEXT)
    first_response: str | None = Field(default=None, sa_type=TEXT)
    order: str | None = Field(default=None, sa_type=TEXT)
    seed: int | None = None
    options: int | None = None
    lures: int | None = None
    correct: int | None = None
    confidence: int | None = None
    milliseconds: int | None = None
    session: int | None = None
    session_kind: int | None = None
    position: int | None = None
    reason: int | None = None
    reason_fact: int | None = None
    predicted_recall: float | None = Field(default=None, sa_type=REAL)
    probe: int | None = None
    language: int | None = None
    policy: int | None = None
    model: int | None = None
    goal: int | None = None
    details: str | None = Field(default=None, sa_type=TEXT)
    crc: int
