"""The study day: starts at 04:00 local unless the learner says otherwise: a late evening counts as the same day."""

from typing import NewType

from trainer.domain.clock import Moment

StudyDay = NewType("StudyDay", int)
"""Days since 1970-01-01, local, each from the hour at which it starts to the same hour."""

DAY_STARTS_HOUR = 4
LATEST_START_HOUR = 6
"""A day that starts later would bear the date of the day before for half a day."""
MS_A_MINUTE = 60_000
_MS_A_DAY = 86_400_000


BELIEVED_AHEAD = 1
"""Days by which the log may be ahead of the clock: who flies west comes into the day before."""
EARLIEST = StudyDay(19_723)
"""2024-01-01, before there was this program: a clock that shows an earlier day has lost its time."""


def study_day(moment: Moment, not_before: StudyDay | None = None, starts_hour: int = DAY_STARTS_HOUR) -> StudyDay:
    """Return the study day of `moment`, where days start at `starts_hour`.

    `not_before` is the latest day in the log: flying west or setting the clock back by a day never repeats a day. A
    log that is farther ahead was written with a clock that was; it binds nothing, unless the clock of now is absurd.
    """
    local_ms = moment.utc_ms + moment.offset_minutes * MS_A_MINUTE
    day = (local_ms - starts_hour * 60 * MS_A_MINUTE) // _MS_A_DAY
    return bounded(StudyDay(day), not_before)


def bounded(day: StudyDay, not_before: StudyDay | None) -> StudyDay:
    """Return the clock's `day`, or the log's latest where that is believed."""
    if not_before is None or day >= not_before:
        return day
    return not_before if day < EARLIEST or not_before <= day + BELIEVED_AHEAD else day
