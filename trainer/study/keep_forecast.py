"""Keeping what was said of a day ahead, so that it can be held against what came."""

from trainer.domain.log_records import ForecastSaid
from trainer.domain.study_day import StudyDay
from trainer.reports.forecast import ABOUT_ALL, ForecastPoint, ForecastReport, Told
from trainer.scheduling.forecast import NEAR
from trainer.study.session_context import SessionContext
from trainer.study.stamp import stamp


def keep_forecast(context: SessionContext, report: ForecastReport) -> None:
    """Put what a shown report says of tomorrow, of three and seven days ahead and of its last day into the log, once.

    A report without numbers says nothing that could be held against it, nor does one of an earlier day.
    """
    if report.today != context.today():
        return
    context.forecast = report
    if report.told is None:
        return
    days = {StudyDay(report.today + ahead) for ahead in NEAR} | {report.told.points[-1].day}
    points = [one for one in report.told.points if one.day in days and one.day > report.today]
    kept = {
        (one.for_day, one.mean, one.low, one.high, one.minutes)
        for one in context.log.forecasts_said(context.pack.id, report.today)
        if one.study_day == report.today
    }
    for point in points:
        if (point.day, *point.held, report.minutes) not in kept:
            context.log.note(_said(context, report, report.told, point))


def _said(context: SessionContext, report: ForecastReport, told: Told, point: ForecastPoint) -> ForecastSaid:
    now = context.clock.now()
    return ForecastSaid(
        **stamp(context, now, report.today),
        about=ABOUT_ALL,
        for_day=point.day,
        mean=point.held.mean,
        low=point.held.low,
        high=point.held.high,
        verdict="" if told.outlook is None or point.day != report.due_day else told.outlook,
        minutes=report.minutes,
    )
