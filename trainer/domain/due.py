"""By when an assignment is to be done, and how its dates are said."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trainer.domain.assignment import Assignment
from trainer.domain.clock import Moment

_MS: Final = 1000
_MINUTE: Final = 60


def due_of_opening(assignment: Assignment, opened_ms: int | None) -> int | None:
    """Return the last millisecond that is in time; None where nothing is due, or it runs from an opening to come.

    Days after the first opening last to the end of the last one in the assignment's zone. Leave and extensions that
    only the organisation knows of are not in it.
    """
    personal = assignment.personal
    if personal is not None and (personal.paused or personal.due_ms is not None):
        return None if personal.paused else personal.due_ms
    if assignment.due_ms is not None or assignment.due_days is None or opened_ms is None:
        return assignment.due_ms
    zone = _zone(assignment.zone)
    opened = datetime.fromtimestamp(opened_ms / _MS, UTC).astimezone(zone).date()
    after = datetime.combine(opened + timedelta(days=assignment.due_days + 1), time(), zone)
    return int(after.timestamp() * _MS) - 1


def in_zone(assignment: Assignment, utc_ms: int) -> Moment:
    """Return a moment with the offset that the assignment's zone has then."""
    offset = datetime.fromtimestamp(utc_ms / _MS, _zone(assignment.zone)).utcoffset()
    return Moment(utc_ms, 0 if offset is None else int(offset.total_seconds()) // _MINUTE)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
