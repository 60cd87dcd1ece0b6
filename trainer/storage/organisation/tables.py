"""The organisation's tables; `result_tables.py` has those of what is handed in.

SQL that SQLite and PostgreSQL understand alike: times are BIGINT, UTC in milliseconds; days are TEXT, YYYY-MM-DD, empty
for none; truth values are SMALLINT, 0 or 1. Every row has a check value of its own, `crc`, as the learner's have.
"""

from typing import Any, ClassVar, Final

from sqlalchemy import BIGINT, SMALLINT, TEXT, LargeBinary, MetaData, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

METADATA: Final = MetaData()
"""Apart from the learner's tables, whose names may be the same."""


class OrganisationTable(SQLModel):
    """Base of every table here."""

    metadata: ClassVar[MetaData] = METADATA


class OrganisationRow(OrganisationTable, table=True):
    """Whose file it is: exactly one row."""

    __tablename__: ClassVar[Any] = "organisation"

    one: int = Field(primary_key=True, sa_type=SMALLINT)
    name: str = Field(sa_type=TEXT)
    public_key: bytes = Field(sa_type=LargeBinary)
    created_ms: int = Field(sa_type=BIGINT)
    crc: int


class PersonRow(OrganisationTable, table=True):
    """An employee; of one who was forgotten code and name are gone."""

    __tablename__: ClassVar[Any] = "person"

    number: int = Field(primary_key=True)
    code: str = Field(sa_type=TEXT)
    code_key: str = Field(sa_type=TEXT, unique=True)
    pseudonym: str = Field(sa_type=TEXT, unique=True)
    name: str = Field(sa_type=TEXT)
    joined: str = Field(sa_type=TEXT)
    left_day: str = Field(sa_type=TEXT)
    forgotten: int = Field(sa_type=SMALLINT)
    crc: int


class GroupRow(OrganisationTable, table=True):
    """A department or another group."""

    __tablename__: ClassVar[Any] = "grp"

    code: str = Field(primary_key=True, sa_type=TEXT)
    name: str = Field(sa_type=TEXT)
    parent: str = Field(sa_type=TEXT)
    crc: int


class MembershipRow(OrganisationTable, table=True):
    """From when until when somebody is in a group."""

    __tablename__: ClassVar[Any] = "membership"

    person: int = Field(primary_key=True, foreign_key="person.number")
    grp: str = Field(primary_key=True, sa_type=TEXT, foreign_key="grp.code")
    since: str = Field(primary_key=True, sa_type=TEXT)
    until: str = Field(sa_type=TEXT)
    crc: int


class LeaveRow(OrganisationTable, table=True):
    """From when until when somebody is away."""

    __tablename__: ClassVar[Any] = "leave_of_absence"

    person: int = Field(primary_key=True, foreign_key="person.number")
    since: str = Field(primary_key=True, sa_type=TEXT)
    until: str = Field(sa_type=TEXT)
    kind: str = Field(sa_type=TEXT)
    crc: int


class PackRow(OrganisationTable, table=True):
    """A pack as it was assigned, whole."""

    __tablename__: ClassVar[Any] = "pack"

    sha256: str = Field(primary_key=True, sa_type=TEXT)
    id: str = Field(sa_type=TEXT)
    version: str = Field(sa_type=TEXT)
    content_hash: str = Field(sa_type=TEXT)
    archive: bytes = Field(sa_type=LargeBinary)
    crc: int


class AssignmentRow(OrganisationTable, table=True):
    """One revision of an assignment: the JSON of the common file, which names nobody."""

    __tablename__: ClassVar[Any] = "assignment"

    id: str = Field(primary_key=True, sa_type=TEXT)
    rev: int = Field(primary_key=True)
    payload: str = Field(sa_type=TEXT)
    pack: str = Field(sa_type=TEXT, foreign_key="pack.sha256")
    open_ms: int = Field(sa_type=BIGINT)
    due_ms: int | None = Field(default=None, sa_type=BIGINT)
    created_ms: int = Field(sa_type=BIGINT)
    crc: int


class AssigneeRow(OrganisationTable, table=True):
    """One person's part in an assignment."""

    __tablename__: ClassVar[Any] = "assignee"
    __table_args__: ClassVar[Any] = (UniqueConstraint("registration"),)

    assignment: str = Field(primary_key=True, sa_type=TEXT)
    person: int = Field(primary_key=True, foreign_key="person.number")
    registration: str = Field(sa_type=TEXT)
    via: str = Field(sa_type=TEXT)
    due_ms: int | None = Field(default=None, sa_type=BIGINT)
    exempt: int = Field(sa_type=SMALLINT)
    reason: str = Field(sa_type=TEXT)
    removed: int = Field(sa_type=SMALLINT)
    crc: int


class AuditRow(OrganisationTable, table=True):
    """One line of the trail; its hash is over the line and the hash before it."""

    __tablename__: ClassVar[Any] = "audit_log"

    number: int = Field(primary_key=True)
    utc_ms: int = Field(sa_type=BIGINT)
    offset_minutes: int
    actor: str = Field(sa_type=TEXT)
    act: str = Field(sa_type=TEXT)
    subject: str = Field(sa_type=TEXT)
    assignment: str = Field(sa_type=TEXT)
    details: str = Field(sa_type=TEXT)
    hash: str = Field(sa_type=TEXT)
    crc: int


def table(name: str) -> Table:
    """Return one of the tables."""
    return METADATA.tables[name]


ORGANISATION: Final = table("organisation")
PERSON: Final = table("person")
GROUP: Final = table("grp")
MEMBERSHIP: Final = table("membership")
LEAVE: Final = table("leave_of_absence")
PACK: Final = table("pack")
ASSIGNMENT: Final = table("assignment")
ASSIGNEE: Final = table("assignee")
AUDIT: Final = table("audit_log")
