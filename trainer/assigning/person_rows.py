"""Everybody in an assignment, one row each, as of a moment: nothing that came in later is in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, get_args

from trainer.assigning.console_values import AssignmentBar, Count, LedgerRow, PersonRow
from trainer.assigning.enrolled import Enrolled
from trainer.assigning.evidence import NO_EVIDENCE, Evidence
from trainer.assigning.intake import Training
from trainer.assigning.outlook import held_today, outlook
from trainer.assigning.status import Status, status
from trainer.assigning.zone_times import zone_named
from trainer.domain.assignment import State
from trainer.domain.clock import Moment
from trainer.domain.message import NOTHING, Message
from trainer.domain.pack import Pack
from trainer.domain.passing import Tested
from trainer.domain.registration import compared_code
from trainer.domain.study_day import StudyDay, study_day
from trainer.scheduling.forecast import Outlook

STATES: Final[tuple[State, ...]] = get_args(State)
OPEN_STATES: Final[frozenset[State]] = frozenset({"not_started", "in_progress"})
"""Of whom something is still wanted."""


def enrolled_in(training: Training, group: str = "") -> tuple[Enrolled, ...]:
    """Return everybody who is asked to do it, by code; of one group, or all."""
    asked = (one for one in training.enrolled.values() if not one.removed)
    found = (one for one in asked if not group or group in one.groups)
    return tuple(sorted(found, key=lambda one: compared_code(one.person)))


def person_rows(
    training: Training,
    evidence: Mapping[str, Evidence],
    as_of_ms: int,
    *,
    group: str = "",
    with_outlook: bool = False,
) -> tuple[PersonRow, ...]:
    """Return the rows by employee code; an outlook takes tenths of a second for each who is under way."""
    pack = training.packs[training.newest.pack_hash]
    tested = tested_by(pack)
    return tuple(
        _row(
            training,
            pack,
            tested,
            one,
            evidence.get(one.registration, NO_EVIDENCE),
            as_of_ms,
            with_outlook=with_outlook,
        )
        for one in enrolled_in(training, group)
    )


def tested_by(pack: Pack) -> Tested:
    """Return the facts that each question tests."""
    return {question.id: question.tests for question in pack.questions.values()}


def assignment_bar(training: Training, rows: Sequence[PersonRow], ledger: Iterable[LedgerRow]) -> AssignmentBar:
    """Return an assignment as one bar; enrolled is always the sum of all states."""
    counts = Counter(one.state for one in rows)
    newest = training.newest
    return AssignmentBar(
        assignment=newest.id,
        rev=newest.rev,
        title=newest.title,
        due_ms=newest.due_ms,
        zone=newest.zone,
        counts=tuple(Count(state, counts[state]) for state in STATES),
        enrolled=len(rows),
        overdue=sum(one.overdue for one in rows),
        flagged=sum(bool(one.flags) for one in rows),
        queued=sum(one.outcome == "queued" and one.assignment == newest.id for one in ledger),
    )


def _row(
    training: Training,
    pack: Pack,
    tested: Tested,
    person: Enrolled,
    evidence: Evidence,
    as_of_ms: int,
    *,
    with_outlook: bool,
) -> PersonRow:
    had = evidence.received_by(as_of_ms)
    stands = status(training.newest, person, had.stand, tested, as_of_ms, had.opened_ms)
    told, said = _outlook(training, pack, had, stands, as_of_ms) if with_outlook else (None, NOTHING)
    held = held_today(training.newest, pack, had.stand, _day(as_of_ms, training)) if with_outlook else None
    return PersonRow(
        assignment=training.newest.id,
        person=person.person,
        name=person.name,
        groups=person.groups,
        state=stands.state,
        passed=stands.passed,
        seen=stands.seen,
        score=stands.score,
        completed_ms=stands.completed_ms,
        due_ms=stands.due_ms,
        late_answered=stands.late_answered,
        late_received=stands.late_received,
        overdue=stands.overdue,
        flags=had.flags,
        as_claimed=stands.as_claimed,
        last_contact_ms=had.last_contact_ms,
        last_answer_ms=stands.last_answer_ms,
        outlook=told,
        said=said,
        held=None if held is None else held.share,
        valid_until_ms=stands.valid_until_ms,
        note=person.note,
    )


def _outlook(
    training: Training, pack: Pack, had: Evidence, stands: Status, as_of_ms: int
) -> tuple[Outlook | None, Message]:
    if stands.state not in OPEN_STATES:
        return None, NOTHING
    due = None if stands.due_ms is None else _day(stands.due_ms, training)
    return outlook(training.newest, pack, had.stand, _day(as_of_ms, training), due)


def _day(ms: int, training: Training) -> StudyDay:
    """Return the study day of a moment in the assignment's zone."""
    zone = zone_named(training.newest.zone) or UTC
    offset = datetime.fromtimestamp(ms / 1000, zone).utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    return study_day(Moment(ms, minutes))
