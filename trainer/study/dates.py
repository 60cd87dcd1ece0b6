"""Study days in words: a date, a short date, how long ago."""

from datetime import date, timedelta

from trainer.domain.message import message
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Language, Text
from trainer.study.sentences import DAYS_A_MONTH, DAYS_A_WEEK
from trainer.translations import say

_FIRST = date(1970, 1, 1)
_LATEST = date.max.toordinal() - _FIRST.toordinal()
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_of(day: StudyDay) -> date:
    """Return the calendar date; of a day beyond the calendar its last one."""
    return _FIRST + timedelta(days=min(max(day, 0), _LATEST))


def date_text(day: StudyDay, today: StudyDay, language: Language) -> str:
    """Return the date in words, with its year only where that is another one than today's."""
    on, same_year = date_of(day), date_of(day).year == date_of(today).year
    ja = f"{on.month}月{on.day}日" if same_year else f"{on.year}年{on.month}月{on.day}日"
    en = f"{on.day} {_MONTHS[on.month - 1]}" + ("" if same_year else f" {on.year}")
    return Text(ja, en).in_(language)


def short_date(day: StudyDay, language: Language) -> str:
    """Return a date for the foot of a chart: 6/30, 30 Jun."""
    on = date_of(day)
    return Text(f"{on.month}/{on.day}", f"{on.day} {_MONTHS[on.month - 1][:3]}").in_(language)


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
        return Text(f"{months}か月前ごろ", f"about {months} month{'s' * (months > 1)} ago").in_(language)
    return Text(f"{weeks}週間前ごろ", f"about {weeks} week{'s' * (weeks > 1)} ago").in_(language)
