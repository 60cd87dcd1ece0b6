"""A later date or an exemption for one person: a revision that says the same to everybody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.assigning.assign import personal_of
from trainer.assigning.people import Person
from trainer.assigning.ports import Assignee
from trainer.domain.assignment import Assignment


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """What changing one person's terms comes to."""

    common: Assignment
    """The next revision; its files are with the others already, in all but its number."""
    own: Assignment
    """What this person gets instead of theirs."""
    assignees: tuple[Assignee, ...]


def extended(
    newest: Assignment, assignees: Sequence[Assignee], person: Person, due_ms: int, reason: str, today: str
) -> OwnTerms:
    """Return an assignment in which one person has until `due_ms`."""
    return _with(newest, assignees, person, _of(assignees, person)._replace(due_ms=due_ms, reason=reason), today)


def exempted(newest: Assignment, assignees: Sequence[Assignee], person: Person, reason: str, today: str) -> OwnTerms:
    """Return an assignment in which one person is exempt; what was handed in stays."""
    mine = _of(assignees, person)._replace(due_ms=None, exempt=True, reason=reason)
    return _with(newest, assignees, person, mine, today)


def _of(assignees: Sequence[Assignee], person: Person) -> Assignee:
    return next(one for one in assignees if one.person == person.number)


def _with(newest: Assignment, assignees: Sequence[Assignee], person: Person, mine: Assignee, today: str) -> OwnTerms:
    common = replace(newest, rev=newest.rev + 1)
    changed = tuple(mine if one.person == mine.person else one for one in assignees)
    return OwnTerms(common, replace(common, personal=personal_of(common, mine, person, today)), changed)
