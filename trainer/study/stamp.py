"""What every record of the log begins with: its own id, who wrote it, when, and of which pack."""

from typing import TypedDict

from trainer.domain.clock import Moment
from trainer.domain.review import ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import PackId
from trainer.study.session_context import SessionContext


class Stamp(TypedDict):
    """The fields of a `LogRecord`."""

    id: ReviewId
    device: str
    utc_ms: int
    offset_minutes: int
    study_day: StudyDay
    pack: PackId


def stamp(context: SessionContext, now: Moment, study_day: StudyDay) -> Stamp:
    """Return the beginning of a record that is written `now` and counts for `study_day`."""
    return Stamp(
        id=ReviewId(context.new_id()),
        device=context.device,
        utc_ms=now.utc_ms,
        offset_minutes=now.offset_minutes,
        study_day=study_day,
        pack=context.pack.id,
    )
