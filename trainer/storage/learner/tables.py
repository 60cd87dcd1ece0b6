"""The tables; import it only after the first paint.

Times are UTC in milliseconds with the local offset in minutes; truth values are 0 or 1; lists are JSON text.
In the log and its events names are numbers of the table `word`, fixed words numbers of `codes.py`.
Every row has a check value of its own, `crc` (`check_values.py`).
The tables are SQLAlchemy's own and not SQLModel's: nobody here wants rows as objects, and what would make them costs
a quarter of a second before the first question, and 13 MiB.
`schema.py` holds the SQL of every version as it was released; a test compares the two.
"""

from typing import Any, Final

from sqlalchemy import INTEGER, REAL, TEXT, CheckConstraint, ForeignKey, Table

from trainer.storage.learner.log_table import LOG_ENTRY, METADATA, ROWS, STRICT, WORD, column, key, maybe, truth

_KEYED: Final[dict[str, Any]] = {"sqlite_strict": STRICT, "sqlite_with_rowid": False}


FACT_EVENT: Final = Table(
    "fact_event",
    METADATA,
    key("pack"),
    key("fact"),
    key("sequence", INTEGER, ForeignKey("log_entry.sequence")),
    column("study_day"),
    column("question"),
    column("form"),
    column("tested"),
    column("correct"),
    maybe("taken_for"),
    column("sure"),
    column("crc"),
    *truth("tested", "correct", "sure"),
    **_KEYED,
)
"""One log entry as one fact sees it; an undone entry has no events."""

FACT_STATE: Final = Table(
    "fact_state",
    METADATA,
    key("pack", TEXT),
    key("fact", TEXT),
    maybe("stability", REAL),
    maybe("difficulty", REAL),
    maybe("memory_day"),
    column("answers"),
    column("right"),
    column("right_days"),
    column("last_sequence"),
    column("last_correct"),
    maybe("last_question", TEXT),
    column("produced_right"),
    maybe("chosen_instead_of", TEXT),
    maybe("chosen_instead_day"),
    maybe("sure_wrong_day"),
    column("recalled"),
    column("wrong_days"),
    column("crc"),
    CheckConstraint("(stability IS NULL) = (memory_day IS NULL) AND (difficulty IS NULL) = (memory_day IS NULL)"),
    *truth("last_correct", "recalled"),
    **_KEYED,
)
"""What is known of one fact; derived from the log."""

CONFUSION: Final = Table(
    "confusion",
    METADATA,
    key("pack", TEXT),
    key("fact", TEXT),
    key("taken_for", TEXT),
    column("times"),
    column("last_day"),
    column("right_since"),
    column("forms_held"),
    column("forms_held_back"),
    column("crc"),
    **_KEYED,
)
"""How often one fact was answered as another; derived from the log."""

QUESTION_STATE: Final = Table(
    "question_state",
    METADATA,
    key("pack", TEXT),
    key("question", TEXT),
    column("asked"),
    column("last_sequence"),
    column("last_day"),
    column("crc"),
    **_KEYED,
)
"""When a question was last asked; derived from the log."""

ABILITY_SNAPSHOT: Final = Table(
    "ability_snapshot",
    METADATA,
    key("pack", TEXT),
    column("study_day"),
    column("content_hash", TEXT),
    column("ability", TEXT),
    column("crc"),
    **_KEYED,
)
"""The learner's ability before the newest study day; derived from the log and the pack's topics."""

PREFERENCE: Final = Table(
    "preference",
    METADATA,
    key("name", TEXT),
    column("value", TEXT),
    column("crc"),
    **_KEYED,
)
"""One setting that differs from nothing said, or when something was last done."""

PACK_LAYOUT: Final = Table(
    "pack_layout",
    METADATA,
    key("pack", TEXT),
    column("content_hash", TEXT),
    column("layout", TEXT),
    column("drawn_first"),
    column("crc"),
    *truth("drawn_first"),
    **ROWS,
)
"""A pack's shape, for the first paint; one of them is drawn first."""

QUESTION_FLAG: Final = Table(
    "question_flag",
    METADATA,
    key("pack", TEXT),
    key("question", TEXT),
    key("question_rev"),
    column("pack_version", TEXT),
    column("utc_ms"),
    column("crc"),
    **_KEYED,
)
"""A complaint about one question."""

DEVICE: Final = Table(
    "device",
    METADATA,
    key("one"),
    column("id", TEXT),
    column("crc"),
    CheckConstraint("one = 1"),
    **ROWS,
)
"""Who writes here: exactly one row."""

ALL_TABLES: Final = (
    WORD,
    LOG_ENTRY,
    FACT_EVENT,
    FACT_STATE,
    CONFUSION,
    QUESTION_STATE,
    ABILITY_SNAPSHOT,
    PREFERENCE,
    PACK_LAYOUT,
    QUESTION_FLAG,
    DEVICE,
)
