"""The clock was ahead: what was answered then counts as of the days up to today, and the learner is told once."""

from trainer.domain.log_records import ClockNoted
from trainer.domain.message import message
from trainer.domain.study_day import StudyDay
from trainer.study.session_context import SessionContext
from trainer.study.stamp import stamp

CLOCK_WAS_AHEAD = message(
    "This computer's clock was ahead for a while. What you answered then counts up to today; nothing is lost."
)


def settle_clock(context: SessionContext) -> None:
    """Note answers of days that are still to come, before anything else is written; the next question tells of it."""
    now = context.clock.now()

    def note(false_day: StudyDay, true_day: StudyDay) -> ClockNoted:
        return ClockNoted(
            **stamp(context, now, true_day),
            false_day=false_day,
            true_day=true_day,
        )

    if not context.states.settle(now, note):
        return
    context.notice = CLOCK_WAS_AHEAD
    session = context.session
    if session is not None:
        counted = {one.sequence: one for one in context.log.replay(context.pack.id)}
        session.entries[:] = [counted[one.sequence] for one in session.entries]
