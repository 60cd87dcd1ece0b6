"""Study days in words: a date, a short date, how long ago."""

from datetime import date, timedelta

from trainer.domain.message import Message, counted, message
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Language
from trainer.study.sentences import DAYS_A_MONTH, DAYS_A_WEEK
from trainer.translations import later, say

_FIRST = date(1970, 1, 1)
_LATEST = date.max.toordinal() - _FIRST.toordinal()
_MONTHS = (
    later("{day} January"),
    later("{day} February"),
    later("{day} March"),
    later("{day} April"),
    later("{day} May"),
    later("{day} June"),
    later("{day} July"),
    later("{day} August"),
    later("{day} September"),
    later("{day} October"),
    later("{day} November"),
    later("{day} December"),
)
_SHORT = (
    later("{d} Jan"),
    later("{d} Feb"),
    later("{d} Mar"),
    later("{d} Apr"),
    later("{d} May"),
    later("{d} Jun"),
    later("{d} Jul"),
    later("{d} Aug"),
    later("{d} Sep"),
    later("{d} Oct"),
    later("{d} Nov"),
    later("{d} Dec"),
)


def date_of(day: StudyDay) -> date:
    """Return the calendar date; of a day beyond the calendar its last one."""
    return _FIRST + timedelta(days=min(max(day, 0), _LATEST))


def date_words(day: StudyDay, today: StudyDay) -> Message:
    """Return the date in words, with its year only where that is another one than today's."""
    on = date_of(day)
    said = Message(_MONTHS[on.month - 1], (("day", on.day),))
    if on.year == date_of(today).year:
        return said
    return message("{date} {year}", date=said, year=on.year)


def date_text(day: StudyDay, today: StudyDay, language: Language) -> str:
    """Return the same in a language."""
    return say(date_words(day, today), language)


def short_date(day: StudyDay, language: Language) -> str:
    """Return a date for the foot of a chart: 6/30, 30 Jun."""
    on = date_of(day)
    return say(Message(_SHORT[on.month - 1], (("d", on.day),)), language)


def ago(days: int, language: Language) -> str:
    """Return a number of days back in words: today, yesterday, 3 days ago, about 2 weeks ago."""
    if days <= 0:
        return say(message("today"), language)
    if days == 1:
        return say(message("yesterday"), language)
    if days < DAYS_A_WEEK:
        return say(message("{days} days ago", days=days), language)
    weeks, months = days // DAYS_A_WEEK, days // DAYS_A_MONTH
    if months:
        return say(counted("about {count} month ago", "about {count} months ago", months), language)
    return say(counted("about {count} week ago", "about {count} weeks ago", weeks), language)
