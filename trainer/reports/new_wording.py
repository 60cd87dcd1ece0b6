"""Check days: the same facts in words that were never shown, and in words that were practised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.dates import short_date
from trainer.domain.message import Message, message
from trainer.domain.review import Answered
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.reports.report import Column, Reads, ReportSpec, Table
from trainer.reports.report_input import ReportInput

READ_DAYS = 120
"""Some eight check days; what was held longer ago says little of now."""
WIDE = 0.2
"""Of the facts: so much less in new words says that some of it is memory of the questions."""
ENOUGH = 12
"""Facts from which a gap is spoken of."""


class CheckLine(NamedTuple):
    """One check day: facts that were asked in a reserved wording and practised in another one before."""

    day: StudyDay
    facts: int
    new: int
    """Known in the new wording."""
    practised: int
    """Known the last time before, in a wording for training."""


@dataclass(frozen=True, slots=True)
class NewWordingReport:
    """The check days that were read, oldest first."""

    lines: tuple[CheckLine, ...]

    @property
    def sentences(self) -> tuple[Message, ...]:
        """How it went in new words and in practised ones, and what that may mean."""
        facts, new, practised = (sum(one[at] for one in self.lines) for at in (1, 2, 3))
        if not facts:
            return (
                message(
                    "About every other week a few questions come in words you have never met. How they go shows here."
                ),
            )
        told = message(
            "New wording: {new} of {facts}; the same facts in practised wording: {practised} of {facts}.",
            new=new, practised=practised, facts=facts,
        )  # fmt: skip
        return told, _meaning(facts, practised - new)

    @property
    def table(self) -> Table:
        """A row a check day, the newest first."""
        return Table(
            (
                Column(message("Day"), words=True),
                Column(message("Facts asked")),
                Column(message("Known in new wording")),
                Column(message("Known in practised wording")),
            ),
            tuple((short_date(one.day), one.facts, one.new, one.practised) for one in reversed(self.lines)),
        )


def new_wording_report(given: ReportInput) -> NewWordingReport:
    """Return how check days went; a fact counts where it was also answered in training before."""
    days: dict[StudyDay, list[tuple[bool, bool]]] = {}
    for day, new, practised in _pairs(given.answers):
        days.setdefault(day, []).append((new, practised))
    return NewWordingReport(
        tuple(
            CheckLine(day, len(pairs), sum(new for new, _ in pairs), sum(practised for _, practised in pairs))
            for day, pairs in days.items()
        )
    )


def _pairs(answers: Sequence[Answered]) -> Iterator[tuple[StudyDay, bool, bool]]:
    """Yield, for every fact asked in a reserved wording, its day, that outcome, and the newest one of training."""
    practised: dict[FactId, bool] = {}
    for one in answers:
        for outcome in one.outcomes:
            if not one.reserved:
                practised[outcome.fact] = outcome.correct
            elif outcome.fact in practised:
                yield one.study_day, outcome.correct, practised[outcome.fact]


def _meaning(facts: int, gap: int) -> Message:
    if facts < ENOUGH:
        return message("So few answers say little yet.")
    if gap > WIDE * facts:
        return message(
            "Some of what you answer may be memory of the questions. The plan goes on asking in other words."
        )
    return message("What you know does not hang on the wording.")


NEW_WORDING = ReportSpec("new-wording", message("New wording"), new_wording_report, Reads(days=READ_DAYS))
