"""What a source file is made of: as plain as can be, since a pack has a million of them.

A mapping carries the place of its first key under PLACE; where everything else stands is found again in the source
when a fault needs it (`places`). A place for each value would cost a third of the time to load a pack.
"""

from typing import TypeAlias, cast

from trainer.packs.fault import Place

Node: TypeAlias = str | list["Node"] | dict[str, "Node"]
"""A scalar, a sequence or a mapping; every scalar is text."""
Fields: TypeAlias = dict[str, Node]

PLACE = ""
"""Never a key of a source."""


def place_of(fields: Fields) -> Place:
    """Return where a mapping stands."""
    return cast("Place", fields[PLACE])
