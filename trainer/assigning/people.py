"""Who can be assigned something: people, the groups they are in, and when they are away. Days are YYYY-MM-DD."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

LeaveKind = Literal["leave", "maternity", "childcare"]
LEAVE_KINDS: Final[tuple[LeaveKind, ...]] = ("leave", "maternity", "childcare")


BETWEEN_GROUPS: Final = "/"
"""What stands between a group and one that is part of it, in the code of the latter."""


def whole_path(group: str) -> tuple[str, ...]:
    """Return the codes of the groups that a group is part of, the largest first, and its own."""
    parts = group.split(BETWEEN_GROUPS)
    return tuple(BETWEEN_GROUPS.join(parts[: at + 1]) for at in range(len(parts)))


class Group(NamedTuple):
    """A department or any other group, known by its code."""

    code: str
    name: str = ""
    parent: str = ""
    """The code of the group it is part of."""


class Membership(NamedTuple):
    """That somebody is in a group."""

    group: str
    since: str
    until: str = ""
    """The last day; empty: still."""


class Leave(NamedTuple):
    """That somebody is away and no clock runs for them."""

    kind: LeaveKind
    since: str
    until: str = ""
    """The last day; empty: not known yet."""

    def covers(self, day: str) -> bool:
        """Return whether somebody is away on a day."""
        return self.since <= day and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """One employee, or what is left of one who was forgotten: a pseudonym."""

    number: int
    """In the organisation's file."""
    code: str
    """As shown; of somebody forgotten the pseudonym."""
    pseudonym: str
    """What the audit trail calls them."""
    name: str = ""
    joined: str = ""
    left: str = ""
    """The last day; empty: still here."""
    memberships: tuple[Membership, ...] = ()
    leaves: tuple[Leave, ...] = ()
    forgotten: bool = False

    def groups_on(self, day: str) -> tuple[str, ...]:
        """Return the codes of the groups they are in on a day, each once, in the order they joined them."""
        found = (one for one in self.memberships if one.since <= day and (not one.until or day <= one.until))
        return tuple(dict.fromkeys(one.group for one in found))

    def leave_on(self, day: str) -> Leave | None:
        """Return the leave that covers a day."""
        return next((one for one in self.leaves if one.covers(day)), None)

    def has_left(self, day: str) -> bool:
        """Return whether they are no longer here on a day."""
        return self.forgotten or bool(self.left and self.left < day)
