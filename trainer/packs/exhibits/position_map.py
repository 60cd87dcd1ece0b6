"""`kind: map`: two axes, and what stands where on them."""

from decimal import Decimal

from trainer.domain.exhibit import Axis, PositionMap, Spot
from trainer.domain.filling import Figure
from trainer.domain.text import Text
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry

_END = Decimal(100)


def read_map(entry: ExhibitEntry, title: Text) -> PositionMap[Text, Figure]:
    """Read `x` and `y` with the words at their ends, and `points` from −100 to 100."""
    across, upwards = _axis(entry, "x"), _axis(entry, "y")
    points = (
        Spot(part.words("label"), part.figure("x", -_END, _END), part.figure("y", -_END, _END))
        for part in entry.parts("points")
    )
    return PositionMap(title, across, upwards, tuple(points))


def _axis(entry: ExhibitEntry, key: str) -> Axis[Text]:
    axis = entry.part(key)
    return Axis(Text(""), Text("")) if axis is None else Axis(axis.words("low"), axis.words("high"))
