"""What passes between a file that was handed in and what is kept of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from trainer.assigning.console_values import LedgerRow, Outcome
from trainer.assigning.enrolled import Enrolled
from trainer.domain.assignment import Assignment, HandedInLink, Result
from trainer.domain.hash_chain import Head
from trainer.domain.kept_answer import KeptAnswer
from trainer.domain.message import Message
from trainer.domain.pack import Pack


class Opened(NamedTuple):
    """A result whose box, signature and chain hold."""

    result: Result
    digest: str
    """SHA-256 (hex) of what was signed: the same result closed twice has two boxes and one digest."""


class Unread(NamedTuple):
    """Why a file could not be read."""

    outcome: Literal["incomplete", "refused"]
    reason: Message


Open = Callable[[bytes], Opened | Unread]
"""Opens a result with the organisation's key."""


class Handed(NamedTuple):
    """A file as it was found."""

    name: str
    """As people see it: its name, and where it lies below the folder that is collected."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Training:
    """One assignment with everything that judging needs."""

    revisions: tuple[Assignment, ...]
    """Oldest first, at least one."""
    packs: Mapping[str, Pack]
    """By content hash: one of each revision."""
    enrolled: Mapping[str, Enrolled]
    """By registration; those too of whom a later revision no longer asks it."""

    @property
    def newest(self) -> Assignment:
        """Return what counts."""
        return self.revisions[-1]


class KnownLink(NamedTuple):
    """A link that is kept already."""

    id: str
    device: str
    place: int
    hash: str


class Owner(NamedTuple):
    """Whom a link or a device key belongs to."""

    registration: str
    person: str


class KeptLink(NamedTuple):
    """A link to be kept."""

    link: HandedInLink
    hash: str
    answer: KeptAnswer | None
    """None for an undo."""


class Conflict(NamedTuple):
    """A link whose id is kept with another content: this one is put aside for somebody to look at."""

    link: HandedInLink
    hash: str
    both: bool
    """Whether the one that is kept does not count either, because nobody can tell which was first."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What one file changes: all of it is written in one transaction, or nothing."""

    row: LedgerRow
    digest: str
    """Empty where the file could not be opened."""
    result: Result | None = None
    links: tuple[KeptLink, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    heads: Mapping[str, Head] = field(default_factory=dict)
    """By device, where they move."""
    sealed: bytes = b""
    """The file itself, for `received/`; empty where it is not kept."""


class Collected(Protocol):
    """What is kept of what was handed in; storage implements it."""

    def outcome_of(self, digest: str) -> Outcome | None:
        """Return what became of a result that came before; None where it did not."""
        ...

    def links_of(self, registration: str) -> Sequence[KnownLink]:
        """Return every link of a registration, in no order."""
        ...

    def last_contact(self, registration: str) -> int | None:
        """Return when the newest kept result of a registration was written; None where there is none."""
        ...

    def owners_of(self, links: Collection[str]) -> Mapping[str, Owner]:
        """Return whose those of these links are that are kept."""
        ...

    def owner_of_key(self, device_key: bytes) -> str | None:
        """Return the code of the person whose results a device signed; None where it is new."""
        ...

    def same_body(self, link: HandedInLink) -> bool:
        """Return whether the link that is kept under this id says the same, whatever its place."""
        ...

    def keep(self, intake: Intake) -> None:
        """Write everything a file changes, in one transaction."""
        ...


class Trainings(Protocol):
    """The assignments of the organisation."""

    def training(self, assignment: str) -> Training | None:
        """Return one with its packs read; None where the organisation has no such assignment."""
        ...
