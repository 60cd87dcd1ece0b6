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
from trainer.study.todays_plan import goals_told


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
    others: tuple[Message, ...] = ()
    """Of the goals beside the learner's own."""


def goals_outlook(context: SessionContext) -> PureJob[GoalsOutlook]:
    """Return how the goals stand, as work that may take a second; without a goal ahead it is done at once."""
    goals, today = context.preferences, context.today()
    due = still_ahead(goals.due_day, today)
    others = goals_told(context, assigned=False)
    if due is None:
        return PureJob(partial(GoalsOutlook, (), None, others))
    seen = context.forecast
    if seen is not None and (seen.today, seen.due_day, seen.minutes) == (today, due, goals.minutes):
        return PureJob(partial(_of, seen, others))
    return PureJob(partial(_played, report_input(context, FORECAST.reads), others))


def _played(given: ReportInput, others: tuple[Message, ...]) -> GoalsOutlook:
    return _of(FORECAST.make(given), others)


def _of(report: ForecastReport, others: tuple[Message, ...]) -> GoalsOutlook:
    if report.due_day is None:
        return GoalsOutlook((), None, others)
    outlook = None if report.told is None else report.told.outlook
    goal = GoalOutlook(report.due_day, outlook, goal_text(report.due_day, report.today, outlook))
    return GoalsOutlook((goal,), report, others)
