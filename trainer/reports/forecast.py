"""The way to the due date, or over the next weeks: what will be held, and what more or fewer minutes would change."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from trainer.domain.dates import date_text, short_date
from trainer.domain.message import NOTHING, Message, message, percent
from trainer.domain.study_day import MS_A_MINUTE, StudyDay
from trainer.domain.time_spent import spent_ms
from trainer.reports.forecast_sentences import Situation, sentences, too_early
from trainer.reports.goals import goal_sentences
from trainer.reports.report import Column, Reads, ReportSpec, Row, Table, between
from trainer.reports.report_input import ReportInput
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import MINUTES_EITHER_WAY, RUNS, Forecast, Outlook, Pace, forecast
from trainer.scheduling.forecast_marks import Correction, Mark, Said, correction, marks
from trainer.scheduling.minutes_needed import minutes_needed
from trainer.scheduling.plain_fsrs import quick
from trainer.scheduling.plan_rules import DAYS_AHEAD, FARTHEST, GOAL, first_day
from trainer.scheduling.policy import PlanView
from trainer.scheduling.strength import StrengthInput

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
ABOUT_ALL = "all"
"""What a kept forecast is about: all facts of the pack."""
MARKED_DAYS = 42
"""Forecasts for so many days back say how good the next one is."""
LEAST_SHARE = 2 / 7
"""Who comes back after weeks away is not taken to go on like that."""


class ForecastPoint(NamedTuple):
    """What will be held on one day ahead."""

    day: StudyDay
    label: Message
    """A short date."""
    held: Estimate


class Told(NamedTuple):
    """The numbers of a forecast."""

    points: tuple[ForecastPoint, ...]
    """From today to the horizon, both included; at least two: where the due date is today, the second is tomorrow's.

    A due date far off is not reached: the horizon then is the last day that can be played forward.
    """
    held: Estimate
    """Over all facts, on the horizon's day, or today where that is the due date."""
    fewer: float
    """With two minutes a day fewer."""
    more: float
    """With two minutes a day more."""
    outlook: Outlook | None
    """Whether the goal is safe, open or will be missed; None without a due date that can be played to."""


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """The way to the due date; without one the way over the next weeks."""

    today: StudyDay
    due_day: StudyDay | None
    """None also where the due date is over."""
    due_label: Message
    """The due date in words; nothing without one."""
    minutes: int
    target: float
    sentences: tuple[Message, ...]
    """What to know, most important first: the goal, what will be held, what two minutes change, contacts missing."""
    told: Told | None
    """None before there is enough evidence for any number."""

    @property
    def warning(self) -> bool:
        """Whether the first sentence warns that the goal is not safe."""
        return self.told is not None and self.told.outlook not in {None, "safe"}

    @property
    def changes(self) -> tuple[tuple[int, float], ...]:
        """Minutes a day and what they would make of it, two fewer and two more; none where today is the day."""
        if self.told is None or self.due_day == self.today:
            return ()
        step = int(MINUTES_EITHER_WAY)
        return ((max(self.minutes - step, 0), self.told.fewer), (self.minutes + step, self.told.more))

    @property
    def table(self) -> Table:
        """A row a day of the way, then what minutes change, then the goal; no row before there are numbers."""
        columns = (Column(message("Day"), words=True), Column(message("Held")), Column(message("Range")))
        if self.told is None:
            return Table(columns, ())
        points = self.told.points
        when = points[-1].label if self.due_label == NOTHING else self.due_label
        days: list[Row] = [(point.label, percent(point.held.mean), between(point.held)) for point in points]
        changed: list[Row] = [
            (message("{day}, with {minutes} min a day", day=when, minutes=minutes), percent(share), NOTHING)
            for minutes, share in self.changes
        ]
        goal: Row = (message("Goal"), percent(self.target), NOTHING)
        return Table(columns, (*days, *changed, goal))


def forecast_report(given: ReportInput) -> ForecastReport:
    """Return the forecast, played forward; the same for the same log, goals and day."""
    told, said = _told(given) if given.ability.is_informed else (None, too_early(given.facts.values()))
    return ForecastReport(
        today=given.today,
        due_day=given.due,
        due_label=NOTHING if given.due is None else date_text(given.due, given.today),
        minutes=given.minutes,
        target=GOAL,
        sentences=(*((given.focus,) if given.focus != NOTHING else ()), *said, *goal_sentences(given)),
        told=told,
    )


def _told(given: ReportInput) -> tuple[Told, tuple[Message, ...]]:
    due, today = given.due, given.today
    until = StudyDay(min(today + DAYS_AHEAD if due is None else max(due, today + 1), today + FARTHEST))
    view, usual, marked = _view(given), pace(given), _marked(given)
    seen = played = _played(given, view, usual, until, correction(marked, today))
    if due == today:
        # The way goes on to tomorrow, so that there is one; what counts is held now.
        now = played.way[0].held
        seen = replace(played, held=now, fewer=now.mean, more=now.mean)
    situation = Situation(
        today=today,
        due=due,
        until=until,
        minutes=given.minutes,
        seen=seen,
        facts=len(given.catalogue.facts),
        days_a_week=round(usual.days * 7),
        needed=_needed(given, view, usual, until, seen),
        plan_days=0 if due is None else due - first_day(due, given.due_from),
        marked=marked,
    )
    points = tuple(ForecastPoint(one.day, short_date(one.day), one.held) for one in seen.way)
    return Told(points, seen.held, seen.fewer, seen.more, situation.outlook), sentences(situation)


FORECAST = ReportSpec("forecast", message("Outlook"), forecast_report, Reads(days=1, forecasts=MARKED_DAYS))


def pace(given: ReportInput) -> Pace:
    """Return the minutes as set, and the share of study days as it was in the last weeks."""
    today = given.today
    studied = [day for day in given.study_days if day < today]
    share = USUAL_SHARE
    if studied:
        first = max(studied[0], today - LOOKED_BACK)
        there = sum(day >= first for day in studied)
        share = (there + USUAL_SHARE * USUAL_DAYS) / (today - first + USUAL_DAYS)
    spent = spent_ms(given.answers_of(today, today)) / MS_A_MINUTE
    return Pace(min(given.minutes, MOST_MINUTES), min(max(share, LEAST_SHARE), 1.0), spent)


def _view(given: ReportInput) -> PlanView:
    return PlanView(
        given.catalogue, given.facts, given.confusions, given.today, quick(given.model), "review",
        due_day=given.due, started=given.due_from, ability=given.ability, minutes=given.minutes, learner=given.learner,
    )  # fmt: skip


def _marked(given: ReportInput) -> tuple[Mark, ...]:
    """Return what became of the forecasts said over all facts; of one day the first, which was said before others."""
    said = {(one.study_day, one.for_day): one for one in reversed(given.forecasts) if one.about == ABOUT_ALL}
    return marks(
        (Said(one.study_day, one.for_day, Estimate(one.mean, one.low, one.high)) for one in said.values()),
        StrengthInput(given.catalogue, given.facts, quick(given.model), given.ability),
        given.events,
        given.today,
    )


def _played(given: ReportInput, view: PlanView, usual: Pace, until: StudyDay, fix: Correction) -> Forecast:
    a_day = usual.minutes + len(view.catalogue.facts) / FACTS_A_MINUTE
    runs = max(min(RUNS, int(MINUTES_PLAYED / (a_day * (until - view.today)))), LEAST_RUNS)
    return forecast(
        view, given.ability, given.policy, usual, until=until, runs=runs, width=fix.width, shift=fix.shift
    )  # fmt: skip


def _needed(given: ReportInput, view: PlanView, usual: Pace, until: StudyDay, seen: Forecast) -> int | None:
    """Return the minutes that would reach the goal, where they are asked for and there are such."""
    if view.due_day is None or view.due_day != until or seen.held.mean >= seen.target:
        return None
    return minutes_needed(view, given.ability, given.policy, usual, seen)
