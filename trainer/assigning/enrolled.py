"""Who is in an assignment, and what is particular about them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from trainer.assigning.people import Person
from trainer.assigning.ports import Assignee
from trainer.assigning.zone_times import zone_named
from trainer.domain.assignment import Assignment


class Leave(NamedTuple):
    """A time in which somebody is not to be taught: the clock stands still."""

    from_ms: int
    to_ms: int | None = None
    """None: the end is not known yet."""


class Enrolled(NamedTuple):
    """One person in one assignment."""

    registration: str
    person: str
    """The employee code, as it is written in the roster."""
    name: str = ""
    groups: tuple[str, ...] = ()
    due_ms: int | None = None
    """An extension of their own; it is a date, so no leave moves it."""
    exempt: bool = False
    leave: tuple[Leave, ...] = ()
    left_ms: int | None = None
    note: str = ""
    """The reason of an extension or an exemption."""
    removed: bool = False
    """A later revision no longer asks it of them; what they handed in is kept, and in no count."""


def enrolled_of(
    assignment: Assignment, assignees: Iterable[Assignee], people: Iterable[Person]
) -> tuple[Enrolled, ...]:
    """Return everybody in an assignment as the roster knows them; days are those of the assignment's zone.

    Groups are today's and earlier ones: who moved is reported where they are.
    """
    by_number = {one.number: one for one in people}
    zone = zone_named(assignment.zone) or UTC
    return tuple(_enrolled(by_number[one.person], one, zone) for one in assignees if one.person in by_number)


def _enrolled(person: Person, assignee: Assignee, zone: tzinfo) -> Enrolled:
    return Enrolled(
        registration=assignee.registration,
        person=person.code,
        name=person.name,
        groups=tuple(dict.fromkeys(one.group for one in person.memberships if not one.until)),
        due_ms=assignee.due_ms,
        exempt=assignee.exempt,
        leave=tuple(
            Leave(_starts(one.since, zone), _starts(one.until, zone, 1) if one.until else None) for one in person.leaves
        ),
        left_ms=0 if person.forgotten else _starts(person.left, zone, 1) if person.left else None,
        note=assignee.reason,
        removed=assignee.removed,
    )


def _starts(day: str, zone: tzinfo, later: int = 0) -> int:
    """Return the first millisecond of a day, or of so many days later."""
    return round(datetime.combine(date.fromisoformat(day) + timedelta(days=later), time(), zone).timestamp() * 1000)
