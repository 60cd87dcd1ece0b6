"""What a question is asked about: a table, a chart, a mail. As a pack has it, and, drawn by lot, as it is shown.

Each kind is one class, of the pack's texts and figures (`Text`, `Figure`) or of plain words and numbers.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from trainer.domain.filling import Figure, Filling, quantity
from trainer.domain.grid import Cell, Grid
from trainer.domain.message import message
from trainer.domain.numerals import shown_number
from trainer.domain.text import Text

W = TypeVar("W")
N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Table(Generic[W]):
    """Rows of cells under their columns."""

    title: W
    columns: tuple[W, ...]
    rows: tuple[tuple[W, ...], ...]

    def shown(self: "Table[Text]", by: Filling) -> "Table[str]":
        """Return it filled in."""
        rows = tuple(tuple(by.words(cell) for cell in row) for row in self.rows)
        return Table(by.words(self.title), tuple(by.words(column) for column in self.columns), rows)

    def grid(self: "Table[str]") -> Grid:
        """Return it as a table."""
        return Grid(self.columns, self.rows)


class Point(NamedTuple, Generic[W, N]):
    """A named number: a bar, a place of a line, a step of a funnel."""

    label: W
    value: N


def _points(points: tuple[Point[Text, Figure], ...], by: Filling) -> tuple[Point[str, Decimal], ...]:
    return tuple(Point(by.words(point.label), by.number(point.value)) for point in points)


def _rows(points: tuple[Point[str, Decimal], ...], unit: str) -> tuple[tuple[Cell, ...], ...]:
    return tuple((point.label, quantity(point.value, unit)) for point in points)


@dataclass(frozen=True, slots=True)
class Bars(Generic[W, N]):
    """Numbers side by side, from 0 up."""

    title: W
    unit: W
    points: tuple[Point[W, N], ...]

    def shown(self: "Bars[Text, Figure]", by: Filling) -> "Bars[str, Decimal]":
        """Return it filled in."""
        return Bars(by.words(self.title), by.words(self.unit), _points(self.points, by))

    def grid(self: "Bars[str, Decimal]") -> Grid:
        """Return it as a table."""
        return Grid((), _rows(self.points, self.unit))


@dataclass(frozen=True, slots=True)
class Line(Generic[W, N]):
    """Numbers one after the other, such as months."""

    title: W
    unit: W
    points: tuple[Point[W, N], ...]

    def shown(self: "Line[Text, Figure]", by: Filling) -> "Line[str, Decimal]":
        """Return it filled in."""
        return Line(by.words(self.title), by.words(self.unit), _points(self.points, by))

    def grid(self: "Line[str, Decimal]") -> Grid:
        """Return it as a table."""
        return Grid((), _rows(self.points, self.unit))


@dataclass(frozen=True, slots=True)
class Funnel(Generic[W, N]):
    """Steps, from the many at the top to the few at the bottom."""

    title: W
    unit: W
    steps: tuple[Point[W, N], ...]

    def shown(self: "Funnel[Text, Figure]", by: Filling) -> "Funnel[str, Decimal]":
        """Return it filled in."""
        return Funnel(by.words(self.title), by.words(self.unit), _points(self.steps, by))

    def grid(self: "Funnel[str, Decimal]") -> Grid:
        """Return it as a table."""
        return Grid((), _rows(self.steps, self.unit))


class Turn(NamedTuple, Generic[W]):
    """What one of those who talk says."""

    who: W
    says: W


@dataclass(frozen=True, slots=True)
class Dialogue(Generic[W]):
    """A talk, turn by turn."""

    title: W
    turns: tuple[Turn[W], ...]

    def shown(self: "Dialogue[Text]", by: Filling) -> "Dialogue[str]":
        """Return it filled in."""
        return Dialogue(by.words(self.title), tuple(Turn(by.words(who), by.words(says)) for who, says in self.turns))

    def grid(self: "Dialogue[str]") -> Grid:
        """Return it as a table."""
        return Grid((), tuple(tuple(turn) for turn in self.turns))


@dataclass(frozen=True, slots=True)
class Mail(Generic[W]):
    """A letter from one to another."""

    title: W
    sender: W
    to: W
    subject: W
    body: W

    def shown(self: "Mail[Text]", by: Filling) -> "Mail[str]":
        """Return it filled in."""
        return Mail(*(by.words(part) for part in (self.title, self.sender, self.to, self.subject, self.body)))

    def grid(self: "Mail[str]") -> Grid:
        """Return it as a table."""
        heads = message("From"), message("To"), message("Subject"), message("Text")
        return Grid((), tuple(zip(heads, (self.sender, self.to, self.subject, self.body), strict=True)))


class Entered(NamedTuple, Generic[W]):
    """A field of a form and what stands in it."""

    label: W
    value: W


@dataclass(frozen=True, slots=True)
class Form(Generic[W]):
    """A sheet of fields that are filled in; an empty one is told as empty."""

    title: W
    fields: tuple[Entered[W], ...]

    def shown(self: "Form[Text]", by: Filling) -> "Form[str]":
        """Return it filled in."""
        return Form(by.words(self.title), tuple(Entered(by.words(one), by.words(other)) for one, other in self.fields))

    def grid(self: "Form[str]") -> Grid:
        """Return it as a table."""
        return Grid((), tuple((label, value or message("(empty)")) for label, value in self.fields))


class Axis(NamedTuple, Generic[W]):
    """What the two ends of an axis stand for."""

    low: W
    high: W


class Spot(NamedTuple, Generic[W, N]):
    """Something on a map: −100 is the low end of an axis, 100 the high one."""

    label: W
    x: N
    y: N


def _towards(axis: Axis[str], place: Decimal) -> str:
    """Return to which end and how far, of 100; the middle is 0."""
    end = axis.high if place > 0 else axis.low
    return f"{end} {shown_number(abs(place))}" if place else "0"


@dataclass(frozen=True, slots=True)
class PositionMap(Generic[W, N]):
    """Two axes and what stands where between their ends."""

    title: W
    x: Axis[W]
    y: Axis[W]
    points: tuple[Spot[W, N], ...]

    def shown(self: "PositionMap[Text, Figure]", by: Filling) -> "PositionMap[str, Decimal]":
        """Return it filled in."""
        across, upwards = (Axis(by.words(axis.low), by.words(axis.high)) for axis in (self.x, self.y))
        points = tuple(Spot(by.words(one.label), by.number(one.x), by.number(one.y)) for one in self.points)
        return PositionMap(by.words(self.title), across, upwards, points)

    def grid(self: "PositionMap[str, Decimal]") -> Grid:
        """Return it as a table."""
        rows = ((one.label, _towards(self.x, one.x), _towards(self.y, one.y)) for one in self.points)
        return Grid((message("Name"), message("Across"), message("Upwards")), tuple(rows))


@dataclass(frozen=True, slots=True)
class Picture(Generic[W]):
    """A picture of the pack's folder `media`; nobody has decoded it yet."""

    title: W
    alt: W
    """What is to be seen, in words."""
    path: str
    """Where the file lies."""
    file: str
    """The same as the pack writes it: media/NAME.png."""
    width: int
    height: int
    licence: str
    origin: W

    def shown(self: "Picture[Text]", by: Filling) -> "Picture[str]":
        """Return it filled in."""
        title, alt, origin = by.words(self.title), by.words(self.alt), by.words(self.origin)
        return Picture(title, alt, self.path, self.file, self.width, self.height, self.licence, origin)

    def grid(self: "Picture[str]") -> Grid:
        """Return what there is to see, in words."""
        return Grid((), ((self.alt,),))


Exhibit = (
    Table[Text]
    | Bars[Text, Figure]
    | Line[Text, Figure]
    | Funnel[Text, Figure]
    | Dialogue[Text]
    | Mail[Text]
    | Form[Text]
    | PositionMap[Text, Figure]
    | Picture[Text]
)
"""As a pack has it."""
ShownExhibit = (
    Table[str]
    | Bars[str, Decimal]
    | Line[str, Decimal]
    | Funnel[str, Decimal]
    | Dialogue[str]
    | Mail[str]
    | Form[str]
    | PositionMap[str, Decimal]
    | Picture[str]
)
"""Closed: a new kind needs one view in the window, and mypy says so; reader and terminal take its grid."""


class _Gatherer:
    """Notes all that is put in."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.figures: list[Figure] = []

    def words(self, text: Text) -> str:
        self.texts.append(text)
        return ""

    def number(self, figure: Figure) -> Decimal:
        self.figures.append(figure)
        return Decimal(0)


def texts_of(exhibit: Exhibit) -> tuple[Text, ...]:
    """Return every text of an exhibit, the title first."""
    gatherer = _Gatherer()
    exhibit.shown(gatherer)
    return tuple(gatherer.texts)
