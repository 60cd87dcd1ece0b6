"""How one person stands in one assignment: a pure function of what is kept, the same whatever order it came in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from trainer.assigning.enrolled import Enrolled, Leave
from trainer.domain.assignment import Assignment, State
from trainer.domain.due import due_of_opening
from trainer.domain.kept_answer import KeptAnswer
from trainer.domain.passing import Passed, Share, Tested, passed

_MS_A_SECOND: Final = 1000
_MS_A_DAY: Final = 86_400_000


@dataclass(frozen=True, slots=True)
class Status:
    """One person in one assignment, as of one moment."""

    state: State
    passed: bool
    """Whether the rule was met, also by somebody who is exempt or has left."""
    seen: Share
    score: Share
    completed_ms: int | None
    due_ms: int | None
    late_answered: bool
    """The completing answer was given after the due moment."""
    late_received: bool
    """It reached the console after the due moment."""
    overdue: bool
    as_claimed: int
    last_answer_ms: int | None
    valid_until_ms: int | None


def status(
    assignment: Assignment,
    enrolled: Enrolled,
    answers: Sequence[KeptAnswer],
    tested: Tested,
    as_of_ms: int,
    opened_ms: int | None = None,
) -> Status:
    """Return how somebody stands; `answers` are those that stand, in order, `opened_ms` when they acknowledged.

    A due moment that is told in whole seconds lasts until the end of its second.
    """
    came = passed(assignment, answers, tested)
    due = due_of(assignment, enrolled, as_of_ms, opened_ms)
    state = _state(enrolled, came, as_of_ms)
    done = came.by if state == "completed" else None
    last = None if due is None else due // _MS_A_SECOND * _MS_A_SECOND + _MS_A_SECOND - 1
    return Status(
        state=state,
        passed=came.by is not None,
        seen=came.seen,
        score=came.score,
        completed_ms=None if came.by is None else came.by.utc_ms,
        due_ms=due,
        late_answered=done is not None and last is not None and done.utc_ms > last,
        late_received=done is not None and last is not None and done.received_ms > last,
        overdue=state in {"not_started", "in_progress"} and last is not None and as_of_ms > last,
        as_claimed=sum(one.as_claimed for one in answers),
        last_answer_ms=max((one.utc_ms for one in answers), default=None),
        valid_until_ms=_valid_until(assignment, came),
    )


def due_of(assignment: Assignment, enrolled: Enrolled, as_of_ms: int, opened_ms: int | None) -> int | None:
    """Return by when somebody is to be done: their own date, else the common one, later by the time of their leave.

    None where it runs from an opening that did not happen yet, or stands still for nobody knows how long.
    """
    if enrolled.due_ms is not None:
        return enrolled.due_ms
    due = due_of_opening(replace(assignment, personal=None), opened_ms)
    for leave in sorted(enrolled.leave, key=lambda one: one.from_ms):
        if due is not None and leave.from_ms < due:
            due = _later(due, leave, assignment.open_ms, as_of_ms)
    return due


def _later(due: int, leave: Leave, open_ms: int, as_of_ms: int) -> int | None:
    if leave.to_ms is None:
        return None if leave.from_ms <= as_of_ms else due
    return due + max(leave.to_ms - max(leave.from_ms, open_ms), 0)


def _state(enrolled: Enrolled, came: Passed, as_of_ms: int) -> State:
    """Return the state; what was done stays done, whoever goes away later."""
    if enrolled.exempt:
        return "exempt"
    if came.by is not None:
        return "completed"
    if enrolled.left_ms is not None and enrolled.left_ms <= as_of_ms:
        return "left"
    if any(one.from_ms <= as_of_ms and (one.to_ms is None or as_of_ms < one.to_ms) for one in enrolled.leave):
        return "on_leave"
    return "in_progress" if came.seen.right else "not_started"


def _valid_until(assignment: Assignment, came: Passed) -> int | None:
    if came.by is None or assignment.valid_days is None:
        return None
    return came.by.utc_ms + assignment.valid_days * _MS_A_DAY
