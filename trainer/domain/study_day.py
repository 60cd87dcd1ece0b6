"""The study day: starts at 04:00 local, so that a late evening still counts as the same day."""

from typing import NewType

from trainer.domain.clock import Moment

StudyDay = NewType("StudyDay", int)
"""Days since 1970-01-01, local, each from 04:00 to 04:00."""

DAY_STARTS_HOUR = 4
MS_A_MINUTE = 60_000
_MS_A_DAY = 86_400_000


def study_day(moment: Moment, not_before: StudyDay | None = None) -> StudyDay:
    """Return the study day of `moment`.

    `not_before` is the latest day already in the log: flying west or setting the clock back never repeats a day.
    """
    local_ms = moment.utc_ms + moment.offset_minutes * MS_A_MINUTE
    day = (local_ms - DAY_STARTS_HOUR * 60 * MS_A_MINUTE) // _MS_A_DAY
    return StudyDay(day if not_before is None else max(day, not_before))
