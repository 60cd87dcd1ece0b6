"""The last study days: answers and minutes, empty days included; no streak, no debt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.dates import short_date
from trainer.domain.message import Message, counted, message
from trainer.domain.review import Answered
from trainer.domain.study_day import MS_A_MINUTE, StudyDay
from trainer.domain.tally import tally
from trainer.domain.time_spent import spent_ms
from trainer.reports.report import Column, Reads, ReportSpec, Table
from trainer.reports.report_input import ReportInput

SHOWN_DAYS = 42


class DayLine(NamedTuple):
    """One study day."""

    day: StudyDay
    label: Message
    answers: int
    right: int
    minutes: float


@dataclass(frozen=True, slots=True)
class DaysReport:
    """The last study days, oldest first."""

    lines: tuple[DayLine, ...]
    sentence: Message

    @property
    def sentences(self) -> tuple[Message, ...]:
        """How much it was."""
        return (self.sentence,)

    @property
    def table(self) -> Table:
        """A row a day, the newest first."""
        return Table(
            (
                Column(message("Day"), words=True),
                Column(message("Answers")),
                Column(message("Of these right")),
                Column(message("Minutes")),
            ),
            tuple((line.label, line.answers, line.right, float(line.minutes)) for line in reversed(self.lines)),
        )


def days_report(given: ReportInput) -> DaysReport:
    """Return the last 42 study days, today the last."""
    days = map(StudyDay, range(given.today - SHOWN_DAYS + 1, given.today + 1))
    by_day: dict[StudyDay, list[Answered]] = {day: [] for day in days}
    for one in given.answers:
        if one.study_day in by_day:
            by_day[one.study_day].append(one)
    lines = tuple(_line(day, answers) for day, answers in by_day.items())
    return DaysReport(lines, _whole(lines))


DAYS = ReportSpec("days", message("Days"), days_report, Reads(days=SHOWN_DAYS))


def _line(day: StudyDay, answers: Sequence[Answered]) -> DayLine:
    counts = tally(answers)
    return DayLine(
        day=day,
        label=short_date(day),
        answers=counts.questions,
        right=counts.right,
        minutes=spent_ms(answers) / MS_A_MINUTE,
    )


def _whole(lines: Sequence[DayLine]) -> Message:
    days = sum(line.answers > 0 for line in lines)
    if not days:
        return message("Nothing in the last six weeks yet; each day you answer shows here.")
    minutes = max(round(sum(line.minutes for line in lines)), 1)
    return message(
        "In the last six weeks you studied on {days}: about {minutes}, {answers}.",
        days=counted("{count} day", "{count} days", days),
        minutes=counted("{count} minute", "{count} minutes", minutes),
        answers=counted("{count} answer", "{count} answers", sum(line.answers for line in lines)),
    )
