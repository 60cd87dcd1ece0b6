"""The way to the due date, or over the next weeks: what will be held, and what more or fewer minutes would change."""

from dataclasses import replace
from typing import NamedTuple

from trainer.domain.study_day import StudyDay
from trainer.scheduling.forecast import RUNS, Forecast, Pace, forecast
from trainer.scheduling.leaning import Leaning
from trainer.scheduling.minutes_needed import minutes_needed
from trainer.scheduling.plain_fsrs import quick
from trainer.scheduling.policy import PlanView
from trainer.scheduling.topic_standing import PLAN_DAYS
from trainer.study.dates import date_text, short_date
from trainer.study.evidence import leaning
from trainer.study.forecast_sentences import Outlook, sentences
from trainer.study.home import MS_A_MINUTE
from trainer.study.horizon import DAYS_AHEAD, due_day
from trainer.study.notebook import answered_in
from trainer.study.reports import ForecastPoint, ForecastReport, Range
from trainer.study.strength_report import as_range
from trainer.study.time_spent import spent_ms
from trainer.study.workspace import Workspace

FARTHEST = 90
"""So many days are played forward at most; a due date beyond them is only prepared for."""
MOST_MINUTES = 60
"""Of a day; more are played as so many."""
MINUTES_PLAYED = RUNS * 42 * 12
"""In all: about six weeks of ten minutes by all runs; of more in proportion fewer runs, so that the wait stays."""
FACTS_A_MINUTE = 60
"""To begin a day with so many facts takes as long as to play a minute of it."""
LEAST_RUNS = 2
LOOKED_BACK = 28
"""Days from which the share of study days is taken."""
USUAL_SHARE, USUAL_DAYS = 5 / 7, 7
"""What counts before anything was seen: five days in seven, as if seen for a week."""
LEAST_SHARE = 2 / 7
"""Who comes back after weeks away is not taken to go on like that."""
FEW_ANSWERS = 30


def forecast_report(workspace: Workspace) -> ForecastReport:
    """Return the forecast; the same for the same log, settings and day."""
    due, today = due_day(workspace), workspace.today()
    until = StudyDay(min(today + DAYS_AHEAD if due is None else max(due, today + 1), today + FARTHEST))
    leans = leaning(workspace)
    played = _Play(_view(workspace, due, leans), leans, pace(workspace))
    seen = _seen(workspace, played, until)
    if due == today:
        # The way goes on to tomorrow, so that there is one; what counts is held now.
        now = seen.way[0].held
        seen = replace(seen, held=now, fewer=now.mean, more=now.mean)
    outlook = Outlook(
        language=workspace.language,
        today=today,
        due=due,
        until=until,
        minutes=workspace.preferences.minutes,
        seen=seen,
        facts=len(workspace.catalogue.facts),
        days_a_week=round(played.pace.days * 7),
        needed=_needed(workspace, played, seen, due, until),
        plan_days=0 if due is None else due - (workspace.preferences.due_from or due - PLAN_DAYS),
        thin=sum(state.answers for state in workspace.notebook.facts.values()) < FEW_ANSWERS,
    )
    return ForecastReport(
        due_day=due,
        due_label="" if due is None else date_text(due, today, workspace.language),
        minutes=workspace.preferences.minutes,
        points=tuple(
            ForecastPoint(one.day, short_date(one.day, workspace.language), as_range(one.held)) for one in seen.way
        ),
        held=Range(*seen.held),
        fewer=seen.fewer,
        more=seen.more,
        target=seen.target,
        sentences=sentences(outlook),
        warning=outlook.missed,
    )


def pace(workspace: Workspace) -> Pace:
    """Return the minutes as set, and the share of study days as it was in the last weeks."""
    today = workspace.today()
    studied = [day for day in workspace.log.study_days(workspace.pack.id) if day < today]
    share = USUAL_SHARE
    if studied:
        first = max(studied[0], today - LOOKED_BACK)
        there = sum(day >= first for day in studied)
        share = (there + USUAL_SHARE * USUAL_DAYS) / (today - first + USUAL_DAYS)
    spent = spent_ms(answered_in(entry) for entry in workspace.notebook.entries_of(today)) / MS_A_MINUTE
    return Pace(min(workspace.preferences.minutes, MOST_MINUTES), min(max(share, LEAST_SHARE), 1.0), spent)


class _Play(NamedTuple):
    """What is played forward."""

    view: PlanView
    leaning: Leaning
    pace: Pace


def _view(workspace: Workspace, due: StudyDay | None, leans: Leaning) -> PlanView:
    notebook = workspace.notebook
    return PlanView(
        workspace.catalogue, dict(notebook.facts), notebook.confusions, workspace.today(), quick(workspace.model),
        "water", due_day=due, started=workspace.preferences.due_from, leaning=leans, learner=workspace.device,
    )  # fmt: skip


def _seen(workspace: Workspace, played: _Play, until: StudyDay) -> Forecast:
    a_day = played.pace.minutes + len(workspace.catalogue.facts) / FACTS_A_MINUTE
    a_run = a_day * (until - workspace.today())
    runs = max(min(RUNS, int(MINUTES_PLAYED / a_run)), LEAST_RUNS)
    return forecast(played.view, played.leaning, workspace.policy, played.pace, until=until, runs=runs)


def _needed(workspace: Workspace, played: _Play, seen: Forecast, due: StudyDay | None, until: StudyDay) -> int | None:
    """Return the minutes that would reach the goal, where they are asked for and there are such."""
    if due is None or due != until or seen.on_course:
        return None
    return minutes_needed(played.view, played.leaning, workspace.policy, played.pace, seen)
