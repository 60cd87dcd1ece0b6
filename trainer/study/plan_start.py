"""When the plan for a due date begins."""

from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay


def with_start(before: Preferences, after: Preferences, today: StudyDay) -> Preferences:
    """Return the new settings with the first day of the plan: today for a due date just set, else as it was."""
    if after.due_day == before.due_day:
        return after._replace(due_from=before.due_from)
    return after._replace(due_from=None if after.due_day is None else today)
