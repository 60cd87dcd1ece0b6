"""The day that counts: the due date while it is not over, else a month ahead."""

from trainer.domain.message import message
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay
from trainer.study.dates import date_text
from trainer.study.learner_context import LearnerContext
from trainer.translations import say

DAYS_AHEAD = 30
"""Without a due date."""


def due_day(context: LearnerContext) -> StudyDay | None:
    """Return the due date; None where there is none or it is over: maintenance."""
    due = context.preferences.due_day
    return None if due is None or due < context.today() else due


def horizon(context: LearnerContext) -> StudyDay:
    """Return the day that counts."""
    due = due_day(context)
    return StudyDay(context.today() + DAYS_AHEAD) if due is None else due


def horizon_text(context: LearnerContext) -> str:
    """Return that day in words."""
    due, today, language = due_day(context), context.today(), context.language
    if due is None:
        return say(message("in {days_ahead} days", days_ahead=DAYS_AHEAD), language)
    return say(message("today"), language) if due == today else date_text(due, today, language)


def with_start(before: Preferences, after: Preferences, today: StudyDay) -> Preferences:
    """Return the new settings with the first day of the plan: today for a due date just set, else as it was."""
    if after.due_day == before.due_day:
        return after._replace(due_from=before.due_from)
    return after._replace(due_from=None if after.due_day is None else today)
