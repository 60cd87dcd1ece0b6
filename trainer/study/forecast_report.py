"""The way to the due date, or over the next weeks: what will be held, and what more or fewer minutes would change."""

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from trainer.domain.pure_job import PureJob
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Language
from trainer.scheduling.ability import Ability
from trainer.scheduling.forecast import RUNS, Forecast, Pace, forecast
from trainer.scheduling.minutes_needed import minutes_needed
from trainer.scheduling.plain_fsrs import quick
from trainer.scheduling.plan_rules import first_day
from trainer.scheduling.policy import PlanView, Policy
from trainer.study.dates import date_text, short_date
from trainer.study.forecast_sentences import Outlook, sentences
from trainer.study.home import MS_A_MINUTE
from trainer.study.horizon import DAYS_AHEAD, due_day
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in
from trainer.study.reports import ForecastPoint, ForecastReport, Range
from trainer.study.strength_report import as_range
from trainer.study.time_spent import spent_ms

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


class _Play(NamedTuple):
    """What is played forward; nothing in it changes any more."""

    view: PlanView
    ability: Ability
    policy: Policy
    pace: Pace
    until: StudyDay


class _Setting(NamedTuple):
    """What the sentences need besides."""

    language: Language
    minutes: int
    plan_days: int
    thin: bool


def forecast_report(context: LearnerContext) -> PureJob[ForecastReport]:
    """Return the forecast, played forward apart from the data; the same for the same log, settings and day."""
    due, today = due_day(context), context.today()
    until = StudyDay(min(today + DAYS_AHEAD if due is None else max(due, today + 1), today + FARTHEST))
    ability = context.states.ability_before(())
    play = _Play(_view(context, due, ability), ability, context.policy, pace(context), until)
    setting = _Setting(
        context.language,
        context.preferences.minutes,
        plan_days=0 if due is None else due - first_day(due, context.preferences.due_from),
        thin=sum(state.answers for state in play.view.facts.values()) < FEW_ANSWERS,
    )
    return PureJob(partial(_report, play, setting))


def _report(play: _Play, setting: _Setting) -> ForecastReport:
    due, today, language = play.view.due_day, play.view.today, setting.language
    seen = _seen(play)
    if due == today:
        # The way goes on to tomorrow, so that there is one; what counts is held now.
        now = seen.way[0].held
        seen = replace(seen, held=now, fewer=now.mean, more=now.mean)
    outlook = Outlook(
        language=language,
        today=today,
        due=due,
        until=play.until,
        minutes=setting.minutes,
        seen=seen,
        facts=len(play.view.catalogue.facts),
        days_a_week=round(play.pace.days * 7),
        needed=_needed(play, seen),
        plan_days=setting.plan_days,
        thin=setting.thin,
    )
    return ForecastReport(
        due_day=due,
        due_label="" if due is None else date_text(due, today, language),
        minutes=setting.minutes,
        points=tuple(ForecastPoint(one.day, short_date(one.day, language), as_range(one.held)) for one in seen.way),
        held=Range(*seen.held),
        fewer=seen.fewer,
        more=seen.more,
        target=seen.target,
        sentences=sentences(outlook),
        warning=outlook.missed,
    )


def pace(context: LearnerContext) -> Pace:
    """Return the minutes as set, and the share of study days as it was in the last weeks."""
    today = context.today()
    studied = [day for day in context.log.study_days(context.pack.id) if day < today]
    share = USUAL_SHARE
    if studied:
        first = max(studied[0], today - LOOKED_BACK)
        there = sum(day >= first for day in studied)
        share = (there + USUAL_SHARE * USUAL_DAYS) / (today - first + USUAL_DAYS)
    spent = spent_ms(answered_in(entry) for entry in context.states.entries_of(today)) / MS_A_MINUTE
    return Pace(min(context.preferences.minutes, MOST_MINUTES), min(max(share, LEAST_SHARE), 1.0), spent)


def _view(context: LearnerContext, due: StudyDay | None, ability: Ability) -> PlanView:
    states = context.states
    return PlanView(
        context.catalogue, dict(states.facts), dict(states.confusions), context.today(),
        quick(context.model), "review", due_day=due, started=context.preferences.due_from, ability=ability,
        minutes=context.preferences.minutes, learner=context.device,
    )  # fmt: skip


def _seen(play: _Play) -> Forecast:
    a_day = play.pace.minutes + len(play.view.catalogue.facts) / FACTS_A_MINUTE
    runs = max(min(RUNS, int(MINUTES_PLAYED / (a_day * (play.until - play.view.today)))), LEAST_RUNS)
    return forecast(play.view, play.ability, play.policy, play.pace, until=play.until, runs=runs)


def _needed(play: _Play, seen: Forecast) -> int | None:
    """Return the minutes that would reach the goal, where they are asked for and there are such."""
    due = play.view.due_day
    if due is None or due != play.until or seen.on_course:
        return None
    return minutes_needed(play.view, play.ability, play.policy, play.pace, seen)
