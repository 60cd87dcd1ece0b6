"""`kind: bars` and `kind: line`: named numbers."""

from decimal import Decimal

from trainer.domain.exhibit import Bars, Line, Point
from trainer.domain.filling import Figure
from trainer.domain.text import Text
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry


def read_bars(entry: ExhibitEntry, title: Text) -> Bars[Text, Figure]:
    """Read `unit` and `points`; a bar begins at 0."""
    return Bars(title, entry.words("unit", required=False), _points(entry, Decimal(0), fewest=1))


def read_line(entry: ExhibitEntry, title: Text) -> Line[Text, Figure]:
    """Read `unit` and `points`."""
    return Line(title, entry.words("unit", required=False), _points(entry, None, fewest=2))


def _points(entry: ExhibitEntry, least: Decimal | None, fewest: int) -> tuple[Point[Text, Figure], ...]:
    parts = entry.parts("points", fewest=fewest)
    return tuple(Point(part.words("label"), part.figure("value", least)) for part in parts)
