"""What every report is: made from plain values alone, said in sentences and shown as a table, whatever its picture."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from trainer.domain.message import Message, Value, message, percent
from trainer.reports.report_input import ReportInput
from trainer.scheduling.estimate import Estimate


class Column(NamedTuple):
    """The head of a column."""

    title: Message
    words: bool = False
    """Words stand at the left and may take several lines; numbers stand at the right."""


Row = tuple[Value, ...]
"""A whole number or one with one decimal, a text of the pack, or a message; shares are `message.percent`."""


class Table(NamedTuple):
    """The numbers of a report."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """Each as long as there are columns."""


class Report(Protocol):
    """What the general views need: text, table and CSV; a picture takes what else its own report has."""

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What there is to know, the most important first."""
        ...

    @property
    def table(self) -> Table:
        """The numbers."""
        ...


@dataclass(frozen=True, slots=True)
class PlainReport:
    """A report without a picture."""

    sentences: tuple[Message, ...]
    table: Table


class Reads(NamedTuple):
    """Which answers a report reads; the others are not fetched. At least one of the two, where it reads any."""

    days: int = 0
    """Those of so many study days, today the last."""
    newest: int = 0
    """So many of the newest, rounded up to whole days."""
    forecasts: int = 0
    """Forecasts for so many days back, and all events of the facts answered since."""


NOTHING_READ: Final = Reads()

Made_co = TypeVar("Made_co", bound=Report, covariant=True)


@dataclass(frozen=True, slots=True)
class ReportSpec(Generic[Made_co]):
    """One line in `REPORTS`."""

    name: str
    """Constant, for files and commands."""
    title: Message
    make: Callable[[ReportInput], Made_co]
    """Pure; it may take some tenths of a second."""
    reads: Reads = NOTHING_READ


def between(estimate: Estimate) -> Message:
    """Return the ends of a range: 「65%〜79%」."""
    return message("{low}–{high}", low=percent(estimate.low), high=percent(estimate.high))
