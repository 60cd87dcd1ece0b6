"""What the progress screens show: strength, forecast, confusions, calibration, days; frozen and complete.

Shares and recalls are 0 to 1. Every text is in the learner's language. Each report can be shown as a picture and as a
table of the same numbers.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId

ReportName = Literal["strength", "forecast", "confusions", "calibration", "days"]


class Range(NamedTuple):
    """A recall likelihood with the ends of its 80 % interval."""

    mean: float
    low: float
    high: float


class StrengthCell(NamedTuple):
    """One topic, over all its facts, met or not."""

    facts: int
    met: int
    today: Range
    horizon: Range
    """On the horizon's day, if nothing more is done until then."""
    first_impression: bool
    """True while the evidence is thin: no number of it is to be read as a strength."""
    weakest: bool
    """True only for the topic that may be called weakest, at three chances in four."""


@dataclass(frozen=True, slots=True)
class StrengthReport:
    """Aspect × side."""

    aspects: tuple[str, ...]
    sides: tuple[str, ...]
    cells: tuple[tuple[StrengthCell | None, ...], ...]
    """Row per aspect, column per side; None where the pack has no fact."""
    horizon: str
    """The horizon's day in words: 「6月30日」, 「30日後」."""
    verdict: str
    """The weakest topic in one sentence, or that it cannot be told yet and what would help."""
    note: str
    """One sentence on how to read the numbers."""
    can_practise: bool
    """Whether there is anything met, so that 「弱点を10問」 makes sense."""


class ForecastPoint(NamedTuple):
    """What will be held on one day ahead."""

    day: StudyDay
    label: str
    """A short date."""
    held: Range


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """The way to the due date; without one the way over the next weeks."""

    due_day: StudyDay | None
    """None also where the due date is over."""
    due_label: str
    """The due date in words; empty without one."""
    minutes: int
    points: tuple[ForecastPoint, ...]
    """From today to the horizon, both included; at least two: where the due date is today, the second is tomorrow's.

    A due date far off is not reached: the horizon then is the last day that can be played forward.
    """
    held: Range
    """Over all facts, on the horizon's day, or today where that is the due date."""
    fewer: float
    """With two minutes a day fewer."""
    more: float
    """With two minutes a day more."""
    target: float
    sentences: tuple[str, ...]
    """What to know, most important first: what will be held, what two minutes change, warnings, contacts missing."""
    warning: bool
    """True where the first sentence is a warning that the goal cannot be reached or is rather missed."""


class ConfusionLine(NamedTuple):
    """A pair, with both directions."""

    fact: FactId
    """Of the left side where the two are on different sides."""
    other: FactId
    fact_name: str
    other_name: str
    aspect: str
    taken: int
    """Times `fact` was asked and answered as `other`."""
    taken_back: int
    """Times `other` was asked and answered as `fact`."""
    chance: float
    """Expected chance of the next mistake, in the worse direction."""
    recovered: bool
    last: str
    """When it last happened, in words."""
    sentence: str
    """The state of the pair in one plain sentence."""


@dataclass(frozen=True, slots=True)
class ConfusionReport:
    """The confusion map: the pairs confused at present first, then the mended ones."""

    lines: tuple[ConfusionLine, ...]
    sentence: str
    """The whole in one sentence, also when there is none."""


class CalibrationLine(NamedTuple):
    """How often one was right among answers of one kind."""

    name: str
    """「自信あり」, or 「80–90%」 expected."""
    expected: float | None
    """The mean chance of being right that was predicted, a blind hit included; None where no number was said."""
    right: Range
    """Observed share with its interval."""
    answers: int


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """How sure against how right: the learner's own sureness, and the app's prediction; none without answers."""

    own: tuple[CalibrationLine, ...]
    app: tuple[CalibrationLine, ...]
    sentence: str


class DayLine(NamedTuple):
    """One study day."""

    day: StudyDay
    label: str
    answers: int
    right: int
    minutes: float


@dataclass(frozen=True, slots=True)
class DaysReport:
    """The last study days, oldest first, empty ones included; no streak, no debt."""

    lines: tuple[DayLine, ...]
    sentence: str


Report = StrengthReport | ForecastReport | ConfusionReport | CalibrationReport | DaysReport
"""Any of them; each is shown by its own view."""
