"""The day that counts: the due date while it is not over, else a month ahead."""

from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Text
from trainer.study.dates import date_text
from trainer.study.learner_context import LearnerContext

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
        return Text(f"{DAYS_AHEAD}日後", f"in {DAYS_AHEAD} days").in_(language)
    return Text("今日", "today").in_(language) if due == today else date_text(due, today, language)


def with_start(before: Preferences, after: Preferences, today: StudyDay) -> Preferences:
    """Return the new settings with the first day of the plan: today for a due date just set, else as it was."""
    if after.due_day == before.due_day:
        return after._replace(due_from=before.due_from)
    return after._replace(due_from=None if after.due_day is None else today)
