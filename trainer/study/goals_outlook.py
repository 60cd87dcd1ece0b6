"""How the goals stand: the outlook of the day on each, played forward at most once a day and setting."""

from functools import partial
from typing import NamedTuple

from trainer.domain.message import Message
from trainer.domain.pure_job import PureJob
from trainer.domain.study_day import StudyDay
from trainer.reports.forecast import FORECAST, ForecastReport
from trainer.reports.report_input import ReportInput
from trainer.scheduling.forecast import Outlook
from trainer.scheduling.plan_rules import still_ahead
from trainer.study.day_sentences import goal_text
from trainer.study.report_input import report_input
from trainer.study.session_context import SessionContext


class GoalOutlook(NamedTuple):
    """One goal and how it stands."""

    due: StudyDay
    outlook: Outlook | None
    """None before there is evidence, and of a day too far off to be seen."""
    said: Message


class GoalsOutlook(NamedTuple):
    """All goals, the next first, and the forecast they were read from."""

    goals: tuple[GoalOutlook, ...]
    forecast: ForecastReport | None
    """None where there is no goal; to be kept once it was shown."""


def goals_outlook(context: SessionContext) -> PureJob[GoalsOutlook]:
    """Return how the goals stand, as work that may take a second; without a goal ahead it is done at once."""
    goals, today = context.preferences, context.today()
    due = still_ahead(goals.due_day, today)
    if due is None:
        return PureJob(partial(GoalsOutlook, (), None))
    seen = context.forecast
    if seen is not None and (seen.today, seen.due_day, seen.minutes) == (today, due, goals.minutes):
        return PureJob(partial(_of, seen))
    return PureJob(partial(_played, report_input(context, FORECAST.reads)))


def _played(given: ReportInput) -> GoalsOutlook:
    return _of(FORECAST.make(given))


def _of(report: ForecastReport) -> GoalsOutlook:
    if report.due_day is None:
        return GoalsOutlook((), None)
    outlook = None if report.told is None else report.told.outlook
    goal = GoalOutlook(report.due_day, outlook, goal_text(report.due_day, report.today, outlook))
    return GoalsOutlook((goal,), report)
