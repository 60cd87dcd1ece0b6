"""The assignments a learner has taken on, as the log tells them: nothing of them is kept anywhere else."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from trainer.domain.assignment import Assignment
from trainer.domain.assignment_form import as_plain, from_plain
from trainer.domain.due import due_of_opening
from trainer.domain.log_records import AssignmentOpened, HandedIn, NoticeAcknowledged
from trainer.domain.registration import registration_of
from trainer.domain.review import LogRecord

_NO_PACK: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class OpenedAssignment:
    """One that was taken on, in its newest revision."""

    assignment: Assignment
    person: str
    """The employee code as the learner gave it."""
    registration: str
    opened_ms: int
    """Of its first revision, on whichever device."""
    acknowledged: Mapping[str, int]
    """Hashes of the notices that were acknowledged, and when first."""
    handed_in: tuple[HandedIn, ...] = ()
    """In the order of the log, of all devices."""

    @property
    def due_ms(self) -> int | None:
        """Return the last millisecond that is in time."""
        return due_of_opening(self.assignment, self.opened_ms)

    @property
    def acknowledged_ms(self) -> int:
        """Return when the first notice was acknowledged."""
        return min(self.acknowledged.values(), default=self.opened_ms)


def told(assignment: Assignment) -> str:
    """Return an assignment as the log keeps it."""
    return json.dumps(as_plain(assignment, _NO_PACK), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_told(text: str) -> Assignment:
    """Return the assignment of a log record; raises ValueError where it is none."""
    return from_plain(json.loads(text))[0]


def notice_hash(assignment: Assignment) -> str:
    """Return the hash of what a learner acknowledges: who asks, why, what is collected, how long it is kept."""
    plain = as_plain(assignment, _NO_PACK)
    said = {key: plain[key] for key in ("organisation", "organisation_key", "notice", "collect")}
    return sha256(json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def opened_assignments(records: Iterable[LogRecord]) -> tuple[OpenedAssignment, ...]:
    """Return what was taken on, in the order of the first opening; `records` are those of any registration."""
    found: dict[str, OpenedAssignment] = {}
    for record in records:
        match record:
            case AssignmentOpened():
                _take_opened(found, record)
            case NoticeAcknowledged(link=link) if link is not None and link.registration in found:
                _take_notice(found, link.registration, record)
            case HandedIn(link=link) if link is not None and link.registration in found:
                known = found[link.registration]
                found[link.registration] = replace(known, handed_in=(*known.handed_in, record))
            case _:
                pass
    return tuple(sorted(found.values(), key=lambda one: (one.opened_ms, one.registration)))


def replaces(new: Assignment, known: Assignment) -> bool:
    """Return whether a revision takes the place of another one: newer, or the same made for one person."""
    return new.rev > known.rev or (new.rev == known.rev and new.personal is not None)


def _take_opened(found: dict[str, OpenedAssignment], record: AssignmentOpened) -> None:
    try:
        assignment = read_told(record.assignment)
    except (ValueError, LookupError, TypeError):
        # Another computer's newer program took on what this one cannot read.
        return
    registration = registration_of(assignment.organisation_key, assignment.id, record.person)
    known = found.get(registration)
    if known is None:
        found[registration] = OpenedAssignment(assignment, record.person, registration, record.utc_ms, {})
        return
    newest = assignment if replaces(assignment, known.assignment) else known.assignment
    found[registration] = replace(known, assignment=newest, opened_ms=min(known.opened_ms, record.utc_ms))


def _take_notice(found: dict[str, OpenedAssignment], registration: str, record: NoticeAcknowledged) -> None:
    known = found[registration]
    first = min(record.utc_ms, known.acknowledged.get(record.notice_hash, record.utc_ms))
    found[registration] = replace(known, acknowledged={**known.acknowledged, record.notice_hash: first})
