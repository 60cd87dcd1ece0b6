"""The last study days: answers and minutes, empty days included; no streak, no debt."""

from trainer.domain.message import Message, counted, message
from trainer.domain.study_day import StudyDay
from trainer.study.dates import short_date
from trainer.study.home import MS_A_MINUTE
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in
from trainer.study.reports import DayLine, DaysReport
from trainer.study.time_spent import spent_ms
from trainer.translations import say

DAYS = 42


def days_report(context: LearnerContext) -> DaysReport:
    """Return the last 42 study days, today the last; reads the answers of those days only."""
    today = context.today()
    first = today - DAYS + 1
    studied = {day for day in context.log.study_days(context.pack.id) if day >= first}
    lines = tuple(_line(context, StudyDay(day), read=day in studied) for day in range(first, today + 1))
    return DaysReport(lines, say(_whole(lines), context.language))


def _line(context: LearnerContext, day: StudyDay, *, read: bool) -> DayLine:
    answers = [answered_in(entry) for entry in context.log.of_day(context.pack.id, day)] if read else []
    return DayLine(
        day=day,
        label=short_date(day, context.language),
        answers=len(answers),
        right=sum(one.correct for one in answers),
        minutes=spent_ms(answers) / MS_A_MINUTE,
    )


def _whole(lines: tuple[DayLine, ...]) -> Message:
    days = sum(line.answers > 0 for line in lines)
    if not days:
        return message("Nothing in the last six weeks yet; each day you answer shows here.")
    minutes = max(round(sum(line.minutes for line in lines)), 1)
    answers = sum(line.answers for line in lines)
    return message(
        "In the last six weeks you studied on {days}: about {minutes}, {answers}.",
        days=counted("{count} day", "{count} days", days),
        minutes=counted("{count} minute", "{count} minutes", minutes),
        answers=counted("{count} answer", "{count} answers", answers),
    )
