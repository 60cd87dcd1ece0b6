"""Study days in words: a date, a short date, how long ago, how far ahead."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from trainer.domain.message import Message, counted, message
from trainer.domain.study_day import StudyDay

DAYS_A_WEEK: Final = 7
DAYS_A_MONTH: Final = 30
TODAY: Final = message("today")

_FIRST = date(1970, 1, 1)
_LATEST = date.max.toordinal() - _FIRST.toordinal()
_MONTHS = (
    message("{day} January"), message("{day} February"), message("{day} March"), message("{day} April"),
    message("{day} May"), message("{day} June"), message("{day} July"), message("{day} August"),
    message("{day} September"), message("{day} October"), message("{day} November"), message("{day} December"),
)  # fmt: skip
_SHORT = (
    message("{d} Jan"), message("{d} Feb"), message("{d} Mar"), message("{d} Apr"), message("{d} May"),
    message("{d} Jun"), message("{d} Jul"), message("{d} Aug"), message("{d} Sep"), message("{d} Oct"),
    message("{d} Nov"), message("{d} Dec"),
)  # fmt: skip
"""Whole, because languages order day and month otherwise, and some shorten May and some do not."""


def date_of(day: StudyDay) -> date:
    """Return the calendar date; of a day beyond the calendar its last one."""
    return _FIRST + timedelta(days=min(max(day, 0), _LATEST))


def date_text(day: StudyDay, today: StudyDay) -> Message:
    """Return the date in words, with its year only where that is another one than today's."""
    return _without_year(day) if date_of(day).year == date_of(today).year else full_date(day)


def _without_year(day: StudyDay) -> Message:
    on = date_of(day)
    return replace(_MONTHS[on.month - 1], values=(("day", on.day),))


def full_date(day: StudyDay) -> Message:
    """Return the date in words with its year, for what is kept."""
    return message("{date} {year}", date=_without_year(day), year=date_of(day).year)


def short_date(day: StudyDay) -> Message:
    """Return a date for the foot of a chart: 6/30, 30 Jun."""
    on = date_of(day)
    return replace(_SHORT[on.month - 1], values=(("d", on.day),))


def ago(days: int) -> Message:
    """Return a number of days back in words: today, yesterday, 3 days ago, about 2 weeks ago."""
    if days <= 0:
        return TODAY
    if days == 1:
        return message("yesterday")
    if days < DAYS_A_WEEK:
        return counted("{count} day ago", "{count} days ago", days)
    if days < DAYS_A_MONTH:
        return counted("about {count} week ago", "about {count} weeks ago", days // DAYS_A_WEEK)
    return counted("about {count} month ago", "about {count} months ago", days // DAYS_A_MONTH)


def ahead(days: int) -> Message:
    """Return a number of days ahead in words: tomorrow, in 3 days, in about 2 weeks."""
    if days <= 1:
        return message("tomorrow")
    if days < DAYS_A_WEEK:
        return in_days(days)
    if days < DAYS_A_MONTH:
        return counted("in about {count} week", "in about {count} weeks", days // DAYS_A_WEEK)
    return counted("in about {count} month", "in about {count} months", days // DAYS_A_MONTH)


def in_days(days: int) -> Message:
    """Return so many days ahead, to the day."""
    return counted("in {count} day", "in {count} days", days)
