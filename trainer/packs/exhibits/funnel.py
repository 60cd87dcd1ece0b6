"""`kind: funnel`: steps and how many get that far."""

from decimal import Decimal

from trainer.domain.exhibit import Funnel, Point
from trainer.domain.filling import Figure
from trainer.domain.text import Text
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry
from trainer.packs.limits import MAX_STEPS


def read_funnel(entry: ExhibitEntry, title: Text) -> Funnel[Text, Figure]:
    """Read `steps`, the first at the top, and an optional `unit`."""
    steps = tuple(
        Point(part.words("label"), part.figure("value", Decimal(0)))
        for part in entry.parts("steps", fewest=2, most=MAX_STEPS)
    )
    return Funnel(title, entry.words("unit", required=False), steps)
