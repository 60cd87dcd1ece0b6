"""The tables of what was handed in; what is derived of an answer can be judged anew from its `body`.

A body is the link's canonical JSON, the very bytes its hash is over. Nothing here is ever changed but what is derived.
"""

from typing import Any, ClassVar, Final

from sqlalchemy import BIGINT, SMALLINT, TEXT, Index, Table
from sqlmodel import Field

from trainer.storage.organisation.tables import OrganisationTable, table


class AnswerRow(OrganisationTable, table=True):
    """One answer that was handed in."""

    __tablename__: ClassVar[Any] = "answer_event"
    __table_args__: ClassVar[Any] = (Index("answers_of_registration", "registration", "utc_ms"),)

    id: str = Field(primary_key=True, sa_type=TEXT)
    registration: str = Field(sa_type=TEXT)
    device: str = Field(sa_type=TEXT)
    place: int
    hash: str = Field(sa_type=TEXT)
    body: str = Field(sa_type=TEXT)
    question: str = Field(sa_type=TEXT)
    variant: str = Field(sa_type=TEXT)
    correct: int = Field(sa_type=SMALLINT)
    as_claimed: int = Field(sa_type=SMALLINT)
    claimed: int = Field(sa_type=SMALLINT)
    wrong: str = Field(sa_type=TEXT)
    """Facts that were wrong, each with what it was taken for behind a ">", with spaces between."""
    utc_ms: int = Field(sa_type=BIGINT)
    offset_minutes: int
    received_ms: int = Field(sa_type=BIGINT)
    milliseconds: int = Field(sa_type=BIGINT)
    kind: str = Field(sa_type=TEXT)
    reserved: int = Field(sa_type=SMALLINT)
    arm: str = Field(sa_type=TEXT)
    confidence: str = Field(sa_type=TEXT)
    quarantined: int = Field(sa_type=SMALLINT)
    """1: the same id came with another content from another device, so neither counts."""
    digest: str = Field(sa_type=TEXT)
    """The import it came with."""
    crc: int


class UndoRow(OrganisationTable, table=True):
    """An answer that was taken back, or put back."""

    __tablename__: ClassVar[Any] = "answer_undo"
    __table_args__: ClassVar[Any] = (Index("undos_of_registration", "registration"),)

    id: str = Field(primary_key=True, sa_type=TEXT)
    registration: str = Field(sa_type=TEXT)
    device: str = Field(sa_type=TEXT)
    place: int
    hash: str = Field(sa_type=TEXT)
    body: str = Field(sa_type=TEXT)
    of: str = Field(sa_type=TEXT)
    redo: int = Field(sa_type=SMALLINT)
    utc_ms: int = Field(sa_type=BIGINT)
    received_ms: int = Field(sa_type=BIGINT)
    digest: str = Field(sa_type=TEXT)
    crc: int


class ConflictRow(OrganisationTable, table=True):
    """Another content under an id that is kept already: put aside, for somebody to look at."""

    __tablename__: ClassVar[Any] = "event_conflict"

    id: str = Field(primary_key=True, sa_type=TEXT)
    hash: str = Field(primary_key=True, sa_type=TEXT)
    registration: str = Field(sa_type=TEXT)
    device: str = Field(sa_type=TEXT)
    place: int
    body: str = Field(sa_type=TEXT)
    digest: str = Field(sa_type=TEXT)
    crc: int


class ImportRow(OrganisationTable, table=True):
    """One file and what became of it: written together with its answers, so that neither is without the other."""

    __tablename__: ClassVar[Any] = "import_batch"

    digest: str = Field(primary_key=True, sa_type=TEXT)
    """SHA-256 of what was signed; of a file that could not be opened, of its bytes."""
    file: str = Field(sa_type=TEXT)
    outcome: str = Field(sa_type=TEXT)
    person: str = Field(sa_type=TEXT)
    assignment: str = Field(sa_type=TEXT)
    registration: str = Field(sa_type=TEXT)
    new_answers: int
    received_ms: int = Field(sa_type=BIGINT)
    written_ms: int = Field(sa_type=BIGINT)
    acknowledged_ms: int = Field(sa_type=BIGINT)
    rev: int
    app: str = Field(sa_type=TEXT)
    flags: str = Field(sa_type=TEXT)
    """With spaces between."""
    reason: str = Field(sa_type=TEXT)
    """A message as JSON; empty where the flags say it."""
    crc: int


class HeadRow(OrganisationTable, table=True):
    """Where the chain of a device in a registration ends: kept apart, so that a change of its last link shows."""

    __tablename__: ClassVar[Any] = "chain_head"

    registration: str = Field(primary_key=True, sa_type=TEXT)
    device: str = Field(primary_key=True, sa_type=TEXT)
    place: int
    hash: str = Field(sa_type=TEXT)
    crc: int


class DeviceKeyRow(OrganisationTable, table=True):
    """Whose results a device key signs: whoever's came first."""

    __tablename__: ClassVar[Any] = "device_key"

    key: str = Field(primary_key=True, sa_type=TEXT)
    person: str = Field(sa_type=TEXT)
    registration: str = Field(sa_type=TEXT)
    first_ms: int = Field(sa_type=BIGINT)
    crc: int


class OddQuestionRow(OrganisationTable, table=True):
    """A question that somebody marked as odd."""

    __tablename__: ClassVar[Any] = "odd_question"

    registration: str = Field(primary_key=True, sa_type=TEXT)
    question: str = Field(primary_key=True, sa_type=TEXT)
    crc: int


class CertificateRow(OrganisationTable, table=True):
    """A certificate that was issued; it is never issued anew with another content."""

    __tablename__: ClassVar[Any] = "certificate"

    id: str = Field(primary_key=True, sa_type=TEXT)
    registration: str = Field(sa_type=TEXT)
    body: str = Field(sa_type=TEXT)
    issued_ms: int = Field(sa_type=BIGINT)
    crc: int


ANSWER: Final[Table] = table("answer_event")
UNDO: Final[Table] = table("answer_undo")
CONFLICT: Final[Table] = table("event_conflict")
IMPORT: Final[Table] = table("import_batch")
HEAD: Final[Table] = table("chain_head")
DEVICE_KEY: Final[Table] = table("device_key")
ODD_QUESTION: Final[Table] = table("odd_question")
CERTIFICATE: Final[Table] = table("certificate")
RESULT_TABLES: Final = (ANSWER, UNDO, CONFLICT, IMPORT, HEAD, DEVICE_KEY, ODD_QUESTION, CERTIFICATE)
