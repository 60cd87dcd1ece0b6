"""What HR's use cases need from outside; storage implements it, `app` joins them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from trainer.assigning.people import Group, Person
from trainer.assigning.roster import RosterChanges
from trainer.domain.assignment import Assignment
from trainer.domain.clock import Moment


class By(NamedTuple):
    """Who did something, and when: for the trail."""

    actor: str
    moment: Moment


class AuditEntry(NamedTuple):
    """One line of the trail; people stand in it by pseudonym only."""

    number: int
    """1, 2, 3, …"""
    utc_ms: int
    offset_minutes: int
    actor: str
    act: str
    """A fixed word: "roster", "assigned", "looked", "forgotten", …"""
    subject: str
    """A pseudonym; empty where it is about nobody alone."""
    assignment: str
    details: Mapping[str, str]
    hash: str


class Assignee(NamedTuple):
    """One person's part in an assignment."""

    person: int
    registration: str
    via: str = ""
    """The code of the group through which it came; empty: named alone."""
    due_ms: int | None = None
    """An extension."""
    exempt: bool = False
    reason: str = ""
    """Of an extension or exemption; in no file but the organisation's own."""
    removed: bool = False
    """A later revision no longer asks it of them; what they handed in is kept."""


class StoredAssignment(NamedTuple):
    """One revision as it was signed."""

    assignment: Assignment
    pack_sha256: str
    created_ms: int


class OrganisationInfo(NamedTuple):
    """Whose file it is."""

    name: str
    key: bytes
    """Public."""
    created_ms: int


class Roster(Protocol):
    """People and groups."""

    def people(self) -> tuple[Person, ...]:
        """Return everybody ever known, in the order of their codes."""
        ...

    def groups(self) -> tuple[Group, ...]:
        """Return all groups, in the order of their codes."""
        ...

    def apply(self, changes: RosterChanges, by: By) -> None:
        """Write what a roster changes, all of it or nothing."""
        ...


class Assignments(Protocol):
    """What was assigned to whom."""

    def known(self) -> tuple[StoredAssignment, ...]:
        """Return the newest revision of each assignment, in the order of their first."""
        ...

    def revisions(self, assignment: str) -> tuple[StoredAssignment, ...]:
        """Return all revisions, oldest first; none where there is no such assignment."""
        ...

    def assignees(self, assignment: str) -> tuple[Assignee, ...]:
        """Return everybody it was ever assigned to."""
        ...

    def pack(self, sha256: str) -> bytes:
        """Return the archive of a pack. Raises KeyError where it was never assigned."""
        ...

    def save(
        self, assignment: Assignment, pack: bytes, pack_sha256: str, assignees: Sequence[Assignee], by: By
    ) -> None:
        """Keep a revision, its pack and whom it is for, all of it or nothing."""
        ...


class Audit(Protocol):
    """The trail: only ever added to, each line over the one before."""

    def note(self, act: str, by: By, *, subject: str = "", assignment: str = "", **details: str) -> None:
        """Add a line; `details` hold no name and no code of a person."""
        ...

    def entries(self) -> tuple[AuditEntry, ...]:
        """Return the whole trail, oldest first."""
        ...
