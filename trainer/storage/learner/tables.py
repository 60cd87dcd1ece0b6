"""The tables; import it only after the first paint.

Times are UTC in milliseconds with the local offset in minutes; truth values are 0 or 1; lists are JSON text.
In the log and its events names are numbers of the table `word`, fixed words numbers of `codes.py`.
Every row has a check value of its own, `crc` (`check_values.py`).
`schema.py` holds the SQL of every version as it was released; a test compares the two.
"""

from typing import Any, ClassVar, Final

from sqlalchemy import REAL, TEXT, CheckConstraint, Table
from sqlmodel import Field, SQLModel

from trainer.storage.learner.log_table import ROWS, STRICT, truth

_KEYED: Final = {"sqlite_strict": STRICT, "sqlite_with_rowid": False}


class FactEventRow(SQLModel, table=True):
    """One log entry as one fact sees it; an undone entry has no events."""

    __tablename__: ClassVar[Any] = "fact_event"
    __table_args__: ClassVar[Any] = (*truth("tested", "correct", "sure"), _KEYED)

    pack: int = Field(primary_key=True)
    fact: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True, foreign_key="log_entry.sequence")
    study_day: int
    question: int
    form: int
    tested: int
    correct: int
    taken_for: int | None = None
    sure: int
    crc: int


class FactStateRow(SQLModel, table=True):
    """What is known of one fact; derived from the log."""

    __tablename__: ClassVar[Any] = "fact_state"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("(stability IS NULL) = (memory_day IS NULL) AND (difficulty IS NULL) = (memory_day IS NULL)"),
        *truth("last_correct", "recalled"),
        _KEYED,
    )

    pack: str = Field(primary_key=True, sa_type=TEXT)
    fact: str = Field(primary_key=True, sa_type=TEXT)
    stability: float | None = Field(default=None, sa_type=REAL)
    difficulty: float | None = Field(default=None, sa_type=REAL)
    memory_day: int | None = None
    answers: int
    right: int
    right_days: int
    last_sequence: int
    last_correct: int
    last_question: str | None = Field(default=None, sa_type=TEXT)
    produced_right: int
    chosen_instead_of: str | None = Field(default=None, sa_type=TEXT)
    chosen_instead_day: int | None = None
    sure_wrong_day: int | None = None
    recalled: int
    wrong_days: int
    crc: int


class ConfusionRow(SQLModel, table=True):
    """How often one fact was answered as another; derived from the log."""

    __tablename__: ClassVar[Any] = "confusion"
    __table_args__: ClassVar[Any] = (_KEYED,)

    pack: str = Field(primary_key=True, sa_type=TEXT)
    fact: str = Field(primary_key=True, sa_type=TEXT)
    taken_for: str = Field(primary_key=True, sa_type=TEXT)
    times: int
    last_day: int
    right_since: int
    forms_held: int
    forms_held_back: int
    crc: int


class QuestionStateRow(SQLModel, table=True):
    """When a question was last asked; derived from the log."""

    __tablename__: ClassVar[Any] = "question_state"
    __table_args__: ClassVar[Any] = (_KEYED,)

    pack: str = Field(primary_key=True, sa_type=TEXT)
    question: str = Field(primary_key=True, sa_type=TEXT)
    asked: int
    last_sequence: int
    last_day: int
    crc: int


class AbilitySnapshotRow(SQLModel, table=True):
    """The learner's ability before the newest study day; derived from the log and the pack's topics."""

    __tablename__: ClassVar[Any] = "ability_snapshot"
    __table_args__: ClassVar[Any] = (_KEYED,)

    pack: str = Field(primary_key=True, sa_type=TEXT)
    study_day: int
    content_hash: str = Field(sa_type=TEXT)
    ability: str = Field(sa_type=TEXT)
    crc: int


class PreferenceRow(SQLModel, table=True):
    """One setting that differs from nothing said, or when something was last done."""

    __tablename__: ClassVar[Any] = "preference"
    __table_args__: ClassVar[Any] = (_KEYED,)

    name: str = Field(primary_key=True, sa_type=TEXT)
    value: str = Field(sa_type=TEXT)
    crc: int


class PackLayoutRow(SQLModel, table=True):
    """A pack's shape, for the first paint; one of them is drawn first."""

    __tablename__: ClassVar[Any] = "pack_layout"
    __table_args__: ClassVar[Any] = (*truth("drawn_first"), ROWS)

    pack: str = Field(primary_key=True, sa_type=TEXT)
    content_hash: str = Field(sa_type=TEXT)
    layout: str = Field(sa_type=TEXT)
    drawn_first: int
    crc: int


class QuestionFlagRow(SQLModel, table=True):
    """A complaint about one question."""

    __tablename__: ClassVar[Any] = "question_flag"
    __table_args__: ClassVar[Any] = (_KEYED,)

    pack: str = Field(primary_key=True, sa_type=TEXT)
    question: str = Field(primary_key=True, sa_type=TEXT)
    question_rev: int = Field(primary_key=True)
    pack_version: str = Field(sa_type=TEXT)
    utc_ms: int
    crc: int


class DeviceRow(SQLModel, table=True):
    """Who writes here: exactly one row."""

    __tablename__: ClassVar[Any] = "device"
    __table_args__: ClassVar[Any] = (CheckConstraint("one = 1"), ROWS)

    one: int = Field(primary_key=True)
    id: str = Field(sa_type=TEXT)
    crc: int


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


WORD: Final = _table("word")
LOG_ENTRY: Final = _table("log_entry")
FACT_EVENT: Final = _table("fact_event")
FACT_STATE: Final = _table("fact_state")
CONFUSION: Final = _table("confusion")
QUESTION_STATE: Final = _table("question_state")
ABILITY_SNAPSHOT: Final = _table("ability_snapshot")
PREFERENCE: Final = _table("preference")
PACK_LAYOUT: Final = _table("pack_layout")
QUESTION_FLAG: Final = _table("question_flag")
DEVICE: Final = _table("device")

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
