"""How long what is kept: results until the day their notice promised, people until nothing of theirs is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from trainer.assigning.people import Person
from trainer.assigning.ports import Assignee, StoredAssignment


class Kept(NamedTuple):
    """What has to stay, why it does, and until when."""

    assignment: str
    until: str
    """The last day, YYYY-MM-DD."""


class Past(NamedTuple):
    """What nothing keeps any more."""

    assignments: tuple[str, ...]
    """Ids whose results are to go."""
    people: tuple[str, ...]
    """Codes of those who have left and of whom no result is to be kept."""


def what_is_past(
    assignments: Sequence[StoredAssignment],
    assignees: Mapping[str, Sequence[Assignee]],
    people: Sequence[Person],
    today: str,
) -> Past:
    """Return what is to be deleted on a day; `assignees` by the assignment's id."""
    gone = tuple(one.assignment.id for one in assignments if one.assignment.notice.keep_until < today)
    return Past(
        gone,
        tuple(
            one.code
            for one in people
            if one.has_left(today) and not one.forgotten and not kept_of(one.number, assignments, assignees, today)
        ),
    )


def kept_of(
    person: int,
    assignments: Sequence[StoredAssignment],
    assignees: Mapping[str, Sequence[Assignee]],
    today: str,
) -> tuple[Kept, ...]:
    """Return what of one person's results has to stay, the longest last."""
    found = [
        Kept(one.assignment.id, one.assignment.notice.keep_until)
        for one in assignments
        if one.assignment.notice.keep_until >= today
        and any(part.person == person for part in assignees.get(one.assignment.id, ()))
    ]
    return tuple(sorted(found, key=lambda one: one.until))
