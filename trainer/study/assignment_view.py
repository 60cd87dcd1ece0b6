"""One assignment as its learner sees it: until when, what counts, how far, what is sent."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from trainer.domain.assignment import Assignment
from trainer.domain.dates import date_text
from trainer.domain.due import in_zone
from trainer.domain.message import NOTHING, Message
from trainer.domain.passing import Share
from trainer.domain.study_day import study_day
from trainer.domain.text import Text
from trainer.sealing.signing import fingerprint
from trainer.study.assignment_progress import progress
from trainer.study.assignment_sentences import (
    from_text,
    handed_in_text,
    never_sent,
    pass_rules,
    progress_text,
    sent,
    time_text,
    until_text,
)
from trainer.study.handed_in import how_many
from trainer.study.opened_assignments import OpenedAssignment
from trainer.study.session_context import SessionContext
from trainer.study.take_assignment import AssignmentOffer

LAST_MINUTE: Final = "23:59"
"""A date that ends then means its whole day."""


class NoticeView(NamedTuple):
    """What HR says of what it collects, and what that means."""

    purpose: Text
    contact: str
    keep_until: str
    sent: tuple[Message, ...]
    never: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """An assignment before it is taken on."""

    organisation: str
    fingerprint: str
    new_key: bool
    title: Text
    until: Message
    rules: tuple[Message, ...]
    notice: NoticeView
    person: str
    """The code that is known; empty: to be asked."""
    revision: int
    """Which one is known already; 0 for none."""
    is_news: bool
    wants_notice: bool


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """An assignment that was taken on."""

    registration: str
    assignment: str
    """Its id."""
    organisation: str
    fingerprint: str
    title: Text
    until: Message
    rules: tuple[Message, ...]
    notice: NoticeView
    person: str
    done: bool
    rests: bool
    """Exempt, or on leave."""
    seen: Share
    right: Share
    progress: Message
    handed_in: Message
    unsent: int
    """Links that lie in no result yet."""
    here: bool
    """Its pack is the one that is open."""
    return_to: str
    waits: Message = NOTHING
    """Why what was handed in is not there yet."""


def offer_view(context: SessionContext, offer: AssignmentOffer) -> OfferView:
    """Return an assignment as it is shown before it is taken on."""
    assignment, known = offer.assignment, offer.known
    return OfferView(
        organisation=assignment.organisation,
        fingerprint=fingerprint(assignment.organisation_key),
        new_key=offer.new_key,
        title=assignment.title,
        until=_until(context, assignment, assignment.due_ms if known is None else known.due_ms),
        rules=pass_rules(assignment),
        notice=notice_view(assignment),
        person=offer.person,
        revision=0 if known is None else known.assignment.rev,
        is_news=offer.is_news,
        wants_notice=offer.wants_notice,
    )


def assignment_view(context: SessionContext, opened: OpenedAssignment) -> AssignmentView:
    """Return an assignment as it stands now."""
    assignment, personal = opened.assignment, opened.assignment.personal
    records = context.log.of_registration(opened.registration)
    came, links = progress(opened, records), how_many(records)
    newest = max(opened.handed_in, key=lambda one: one.utc_ms, default=None)
    return AssignmentView(
        registration=opened.registration,
        assignment=assignment.id,
        organisation=assignment.organisation,
        fingerprint=fingerprint(assignment.organisation_key),
        title=assignment.title,
        until=_until(context, assignment, opened.due_ms),
        rules=pass_rules(assignment),
        notice=notice_view(assignment),
        person=opened.person,
        done=came.by is not None,
        rests=personal is not None and (personal.exempt or personal.paused),
        seen=came.seen,
        right=came.score,
        progress=progress_text(came, personal),
        handed_in=handed_in_text(newest, context.clock.now()),
        unsent=links if newest is None else max(links - newest.answers, 0),
        here=context.pack.id == assignment.pack and context.pack.content_hash == assignment.pack_hash,
        return_to=assignment.return_to,
    )


def notice_view(assignment: Assignment) -> NoticeView:
    """Return what is to be acknowledged."""
    notice = assignment.notice
    return NoticeView(notice.purpose, notice.contact, notice.keep_until, sent(assignment), never_sent(assignment))


def _until(context: SessionContext, assignment: Assignment, due_ms: int | None) -> Message:
    """Return by when, in the assignment's zone, and from when on where that is still to come."""
    until, today = until_text(None, assignment.due_days), context.today()
    if due_ms is not None:
        due = in_zone(assignment, due_ms)
        time = time_text(due)
        until = until_text(date_text(study_day(due, starts_hour=0), today), None, "" if time == LAST_MINUTE else time)
    if context.clock.now().utc_ms >= assignment.open_ms:
        return until
    return from_text(date_text(study_day(in_zone(assignment, assignment.open_ms), starts_hour=0), today), until)
