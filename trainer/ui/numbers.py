"""Numbers and days in the language in use."""

from PySide6.QtCore import QDate, QLocale

from trainer.domain import message
from trainer.domain.study_day import StudyDay
from trainer.reports.as_text import cell_words
from trainer.reports.report import between as both_ends
from trainer.scheduling.estimate import Estimate
from trainer.translations import IDS, language, say

EPOCH = QDate(1970, 1, 1)


def locale_in_use() -> QLocale:
    """Return how numbers and dates are written in the language in use."""
    return QLocale("en_GB" if language() == IDS else language())


def percent(share: float) -> str:
    """Return a share (0 to 1) as a whole percentage: 「72%」."""
    return say(message.percent(share))


def between(estimate: Estimate) -> str:
    """Return the ends of a range: 「65%〜79%」."""
    return say(both_ends(estimate))


def whole(number: int) -> str:
    """Return a whole number: 「1,204」."""
    return cell_words(number)


def one_place(number: float) -> str:
    """Return a number with one decimal: 「9.5」."""
    return cell_words(float(number))


def date_of(day: StudyDay) -> QDate:
    """Return a study day as a date of the calendar."""
    return EPOCH.addDays(day)


def day_of(date: QDate) -> StudyDay:
    """Return a date of the calendar as a study day."""
    return StudyDay(EPOCH.daysTo(date))
