"""Assigning: a plan, a pack and a roster become an assignment, who it is for, and which files are needed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trainer.assigning.people import Group, Leave, Person
from trainer.assigning.plan import Plan, PlanProblem, Special, selected
from trainer.assigning.ports import Assignee, Assignments, By, OrganisationInfo, Roster
from trainer.assigning.zone_times import day_in_zone
from trainer.domain.assignment import Assignment, Personal
from trainer.domain.message import Message, message
from trainer.domain.pack import Pack
from trainer.domain.registration import compared_code, registration_of, shown_code
from trainer.packs.fault import did_you_mean

MS_A_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Assigned:
    """What an act of assigning comes to."""

    common: Assignment
    """Names nobody."""
    own: tuple[Assignment, ...]
    """For whom the common one does not hold as it is: extension, exemption, leave."""
    assignees: tuple[Assignee, ...]
    """Everybody it was ever assigned to; `removed` are those it is no longer asked of."""
    is_new: bool
    """Whether there is a revision that was not there before."""

    @property
    def people(self) -> int:
        """How many it is asked of."""
        return sum(not one.removed for one in self.assignees)


def assign(
    plan: Plan, pack: Pack, organisation: OrganisationInfo, roster: Roster, assignments: Assignments, by: By
) -> Assigned:
    """Return what a plan comes to; nothing is written. Raises PlanProblem, which names every fault.

    A plan whose id is known already is the next revision of that assignment; one that says the same, the same one.
    """
    today = day_in_zone(by.moment.utc_ms, plan.zone)
    people = {compared_code(one.code): one for one in roster.people() if not one.has_left(today)}
    faults = [*_unknown_groups(plan, roster.groups()), *_unknown_people(plan, people)]
    if faults:
        raise PlanProblem(*faults)
    found = dict(_recipients(plan, people, roster.groups(), today))
    faults = [
        message("{code} has an entry under “people”, but the plan is not for them.", code=one.code)
        for one in plan.special
        if compared_code(one.code) not in found
    ]
    if faults or not found:
        raise PlanProblem(*(faults or [message("The plan is for nobody: its groups have no members now.")]))
    facts, questions = selected(plan.selection, pack)
    revisions = assignments.revisions(plan.id)
    common = Assignment(
        plan.id, 1, organisation.name, organisation.key, plan.title, pack.id, pack.version, pack.content_hash,
        facts, questions, plan.open_ms, plan.due_ms, plan.due_days, plan.zone, plan.passing, plan.valid_days,
        plan.collect, plan.notice, plan.return_to,
    )  # fmt: skip
    special = {compared_code(one.code): one for one in plan.special}
    present = [_assignee(plan, organisation, people[key], via, special.get(key)) for key, via in found.items()]
    before = assignments.assignees(plan.id)
    assignees = _with_removed(present, before)
    newest = revisions[-1].assignment if revisions else None
    same = newest is not None and replace(common, rev=newest.rev) == newest and set(assignees) == set(before)
    common = replace(common, rev=(newest.rev + (not same)) if newest is not None else 1)
    by_number = {one.number: one for one in people.values()}
    own = tuple(_own_files(common, [(one, by_number[one.person]) for one in present], today))
    return Assigned(common, own, assignees, not same)


def personal_of(assignment: Assignment, assignee: Assignee, person: Person, today: str) -> Personal | None:
    """Return what holds for one person alone; None where the common file says it all."""
    leave = _clock_stopped(assignment, person, today)
    if not (assignee.exempt or assignee.due_ms is not None or leave is not None):
        return None
    due, paused = assignee.due_ms, False
    if leave is not None and due is None and not assignee.exempt:
        due, paused = _due_after(assignment, leave)
    return Personal(person.code, due, assignee.exempt, paused)


def _own_files(common: Assignment, found: Sequence[tuple[Assignee, Person]], today: str) -> Iterator[Assignment]:
    for assignee, person in found:
        personal = personal_of(common, assignee, person, today)
        if personal is not None:
            yield replace(common, personal=personal)


def _clock_stopped(assignment: Assignment, person: Person, today: str) -> Leave | None:
    """Return the leave that stops the clock between opening, or today, and what is due."""
    opened = day_in_zone(assignment.open_ms, assignment.zone)
    due = "9999-12-31" if assignment.due_ms is None else day_in_zone(assignment.due_ms, assignment.zone)
    found = (one for one in person.leaves if one.since <= due and (not one.until or one.until >= min(opened, today)))
    return next(found, None)


def _due_after(assignment: Assignment, leave: Leave) -> tuple[int | None, bool]:
    """Return what is due after a leave, and whether nothing is: as many days later as the leave takes of the time."""
    if not leave.until:
        return None, True
    if assignment.due_ms is None:
        return None, False
    opened = day_in_zone(assignment.open_ms, assignment.zone)
    due = day_in_zone(assignment.due_ms, assignment.zone)
    first, last = date.fromisoformat(max(leave.since, opened)), date.fromisoformat(leave.until)
    away = (last - first) // timedelta(days=1) + 1 if leave.until >= opened and leave.since <= due else 0
    return assignment.due_ms + away * MS_A_DAY, False


def _assignee(
    plan: Plan, organisation: OrganisationInfo, person: Person, via: str, special: Special | None
) -> Assignee:
    registration = registration_of(organisation.key, plan.id, person.code)
    if special is None:
        return Assignee(person.number, registration, via)
    return Assignee(person.number, registration, via, special.due_ms, special.exempt, special.reason)


def _with_removed(present: Sequence[Assignee], before: Iterable[Assignee]) -> tuple[Assignee, ...]:
    still = {one.person for one in present}
    gone = [one._replace(removed=True) for one in before if one.person not in still]
    return tuple(sorted([*present, *gone], key=lambda one: one.person))


def _recipients(
    plan: Plan, people: dict[str, Person], groups: Sequence[Group], today: str
) -> Iterator[tuple[str, str]]:
    named = {compared_code(code) for code in plan.people}
    wanted = [_with_parts(group, groups) for group in plan.groups]
    for key, person in people.items():
        mine = person.groups_on(today)
        via = next((group for parts in wanted for group in mine if group in parts), None)
        if key in named or via is not None:
            yield key, "" if key in named else str(via)


def _with_parts(wanted: str, groups: Sequence[Group]) -> set[str]:
    """Return a group and every group that is part of it."""
    found = {one.code for one in groups if compared_code(wanted) in {compared_code(one.code), compared_code(one.name)}}
    while True:
        more = {one.code for one in groups if one.parent in found} - found
        if not more:
            return found
        found |= more


def _unknown_groups(plan: Plan, groups: Sequence[Group]) -> Iterator[Message]:
    for wanted in plan.groups:
        if not _with_parts(wanted, groups):
            near = did_you_mean(wanted, [one.code for one in groups])
            yield message("There is no group “{word}” in the roster.{near}", word=wanted, near=near)


def _unknown_people(plan: Plan, people: dict[str, Person]) -> Iterator[Message]:
    for code in (*plan.people, *(one.code for one in plan.special)):
        if compared_code(code) not in people:
            near = did_you_mean(shown_code(code), [one.code for one in people.values()])
            yield message("There is nobody with the code {word} in the roster now.{near}", word=code, near=near)
