"""The tables of the log, and the words for columns.

Import it only after the first paint; see `tables.py` for how its values are meant.
"""

import sqlite3
from typing import Any, Final

from sqlalchemy import BLOB, INTEGER, REAL, TEXT, CheckConstraint, Column, ForeignKey, Index, MetaData, Table, text
from sqlalchemy.types import TypeEngine, UserDefinedType

from trainer.storage.learner.codes import ANSWER, CANCEL, REDO

STRICT: Final = sqlite3.sqlite_version_info >= (3, 37)
"""Strict tables came with SQLite 3.37; an older one still checks what CHECK says."""

ROWS: Final[dict[str, Any]] = {"sqlite_strict": STRICT}
METADATA: Final = MetaData()

_Kind = TypeEngine[Any] | type[TypeEngine[Any]]


def truth(*names: str) -> tuple[CheckConstraint, ...]:
    """Return checks that these columns hold truth values."""
    return tuple(CheckConstraint(f"{name} IN (0, 1)") for name in names)


class IdType(UserDefinedType[bytes | str]):
    """A column that keeps a value as it is: a UUID is 16 bytes, any other id a text."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the word for it; before strict tables only BLOB left values alone."""
        return "ANY" if STRICT else "BLOB"


def key(name: str, kind: _Kind = INTEGER, *more: ForeignKey) -> Column[Any]:
    """Return a column of the primary key."""
    return Column(name, kind, *more, primary_key=True, nullable=False)


def column(name: str, kind: _Kind = INTEGER, *, unique: bool | None = None) -> Column[Any]:
    """Return a column that always holds something."""
    return Column(name, kind, nullable=False, unique=unique)


def maybe(name: str, kind: _Kind = INTEGER) -> Column[Any]:
    """Return a column that may be empty."""
    return Column(name, kind)


WORD: Final = Table(
    "word",
    METADATA,
    key("number"),
    column("text", TEXT, unique=True),
    column("crc"),
    **ROWS,
)
"""A name that many rows hold as its number; only ever added to."""

LOG_ENTRY: Final = Table(
    "log_entry",
    METADATA,
    key("sequence"),
    column("kind"),
    column("format"),
    column("device"),
    maybe("place"),
    column("hash", BLOB),
    column("id", IdType()),
    column("utc_ms"),
    column("offset_minutes"),
    column("study_day"),
    column("pack"),
    maybe("refers_to", IdType()),
    maybe("registration"),
    maybe("registration_place"),
    maybe("registration_previous", BLOB),
    maybe("pack_version"),
    maybe("pack_hash"),
    maybe("question"),
    maybe("question_rev"),
    maybe("question_type"),
    maybe("form"),
    maybe("outcomes"),
    maybe("response", TEXT),
    maybe("first_response", TEXT),
    maybe("order", TEXT),
    maybe("seed"),
    maybe("options"),
    maybe("lures"),
    maybe("correct"),
    maybe("confidence"),
    maybe("milliseconds"),
    maybe("session"),
    maybe("session_kind"),
    maybe("position"),
    maybe("reason"),
    maybe("reason_fact"),
    maybe("predicted_recall", REAL),
    maybe("probe"),
    maybe("language"),
    maybe("policy"),
    maybe("model"),
    maybe("goal"),
    maybe("details", TEXT),
    column("crc"),
    CheckConstraint(f"(kind = {ANSWER}) = (question IS NOT NULL AND outcomes IS NOT NULL AND correct IS NOT NULL)"),
    CheckConstraint(f"(kind IN ({CANCEL}, {REDO})) = (refers_to IS NOT NULL)"),
    *truth("correct", "probe"),
    Index("log_entry_of_day", "study_day"),
    Index("log_entry_refers_to", "refers_to", sqlite_where=text("refers_to IS NOT NULL")),
    Index("log_entry_beside_answers", "kind", sqlite_where=text("question IS NULL AND refers_to IS NULL")),
    Index("log_entry_of_registration", "registration", "device", sqlite_where=text("registration IS NOT NULL")),
    **ROWS,
)
"""One entry of the log, append-only: triggers refuse every change.

Only an answer has the columns from `pack_version` on; what has no column of its own is in `details` (JSON).
`codes.py` and the table `word` say what the numbers mean.
"""
