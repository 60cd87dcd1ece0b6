"""Taking on what somebody assigns: looked at first, refused where it must be, and only then in the log."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.assignment import Assignment
from trainer.domain.log_records import AssignmentOpened, NoticeAcknowledged
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.registration import compared_code, registration_of, shown_code
from trainer.domain.review import RegistrationLink
from trainer.study.opened_assignments import OpenedAssignment, notice_hash, opened_assignments, replaces, told
from trainer.study.session_context import SessionContext
from trainer.study.stamp import stamp


class NotTaken(KnownProblem):
    """The assignment is not for this learner, or not what it seems."""


class OtherKey(NotTaken):
    """Somebody else signed it than whoever signed what this organisation sent before."""


class OlderRevision(NotTaken):
    """A newer revision was taken on already."""


class OtherPersons(NotTaken):
    """The file was made for somebody else."""


@dataclass(frozen=True, slots=True)
class AssignmentOffer:
    """An assignment as it is shown before anything is taken on."""

    assignment: Assignment
    person: str
    """The code that is known already; empty: it is to be asked."""
    new_key: bool
    """Nothing by this key was taken on before: its fingerprint is to be compared by voice."""
    known: OpenedAssignment | None
    """The revision taken on before."""
    wants_notice: bool
    """Its notice was not acknowledged yet."""

    @property
    def is_news(self) -> bool:
        """Return whether it says anything that was not taken on yet."""
        return self.known is None or replaces(self.assignment, self.known.assignment)


def look_at(assignment: Assignment, opened: Sequence[OpenedAssignment]) -> AssignmentOffer:
    """Return what taking it on would mean. Raises OtherKey, OlderRevision or OtherPersons."""
    _check_key(assignment, opened)
    ours = [one for one in opened if one.assignment.organisation_key == assignment.organisation_key]
    person = ours[-1].person if ours else ""
    if person:
        _check_person(assignment, person)
    known = next((one for one in ours if one.assignment.id == assignment.id), None)
    if known is not None:
        _check_revision(assignment, known.assignment)
    wants = known is None or notice_hash(assignment) not in known.acknowledged
    return AssignmentOffer(assignment, person, not ours, known, wants)


def take_on(context: SessionContext, assignment: Assignment, code: str) -> str:
    """Put the assignment and the acknowledged notice into the log; return the registration.

    The notice was on screen when this is called. Raises NotTaken.
    """
    offer = look_at(assignment, opened_assignments(context.log.of_assignments()))
    person = offer.person or shown_code(code)
    if not person:
        raise NotTaken(message("Type your employee number: it says whose answers these are."))
    _check_person(assignment, person)
    registration = registration_of(assignment.organisation_key, assignment.id, person)
    now = context.clock.now()
    today, link = context.states.today(now), RegistrationLink(registration)
    if offer.is_news:
        context.log.note(
            AssignmentOpened(
                **(stamp(context, now, today) | {"pack": assignment.pack}),
                link=link,
                assignment=told(assignment),
                person=person,
            )
        )
    if offer.wants_notice:
        context.log.note(
            NoticeAcknowledged(
                **(stamp(context, now, today) | {"pack": assignment.pack}),
                link=link,
                notice_hash=notice_hash(assignment),
                collected=assignment.collect,
            )
        )
    return registration


def _check_key(assignment: Assignment, opened: Sequence[OpenedAssignment]) -> None:
    for one in opened:
        known = one.assignment
        same_sender = known.organisation == assignment.organisation or known.id == assignment.id
        if same_sender and known.organisation_key != assignment.organisation_key:
            raise OtherKey(
                message(
                    "This file was signed with another key than what {organisation} sent before. Do not open it; ask "
                    "them whether their key has changed.",
                    organisation=known.organisation,
                )
            )


def _check_person(assignment: Assignment, person: str) -> None:
    personal = assignment.personal
    if personal is not None and compared_code(personal.person) != compared_code(person):
        raise OtherPersons(message("This file was made for somebody else. Ask for yours."))


def _check_revision(assignment: Assignment, known: Assignment) -> None:
    if assignment.rev < known.rev:
        raise OlderRevision(
            message("This is revision {old}; you already have revision {new}.", old=assignment.rev, new=known.rev)
        )
