"""The fields of an exhibit, by its kind."""

from typing import Final

from trainer.domain.message import message
from trainer.ui.screens.workshop.form import Group, Kinds, Parts, Word, Words

_LABEL: Final = Words("label", message("Label"))
_VALUE: Final = Word("value", message("Figure"))
_UNIT: Final = Words("unit", message("Unit"))


def _points(key: str, *more: Word) -> Parts:
    return Parts(
        key, message("Points"), fields=(_LABEL, *(more or (_VALUE,))), add=message("Add a point"),
        each=message("Point {number}"), keyed=False,
    )  # fmt: skip


_ENDS: Final = (Words("low", message("Low end")), Words("high", message("High end")))

EXHIBIT: Final = Kinds(
    "exhibit", message("Exhibit"),
    kinds=(
        (
            "table", message("Table"),
            (
                Parts(
                    "columns", message("Columns"), fields=(Words("", message("Heading")),),
                    add=message("Add a column"), each=message("Column {number}"), keyed=False,
                ),
                Parts(
                    "rows", message("Rows"),
                    fields=(
                        Parts(
                            "cells", message("Cells"), fields=(Words("", message("Cell")),),
                            add=message("Add a cell"), each=message("Cell {number}"), keyed=False,
                        ),
                    ),
                    add=message("Add a row"), each=message("Row {number}"), keyed=False,
                ),
            ),
        ),
        ("bars", message("Bars"), (_UNIT, _points("points"))),
        ("line", message("Line"), (_UNIT, _points("points"))),
        ("funnel", message("Funnel"), (_UNIT, _points("steps"))),
        (
            "dialogue", message("Talk"),
            (
                Parts(
                    "turns", message("Turns"), fields=(Words("who", message("Who")), Words("says", message("Says"))),
                    add=message("Add a turn"), each=message("Turn {number}"), keyed=False,
                ),
            ),
        ),
        (
            "mail", message("Mail"),
            (
                Words("from", message("From")), Words("to", message("To")), Words("subject", message("Subject")),
                Words("body", message("Body"), lines=True),
            ),
        ),
        (
            "form", message("Form"),
            (
                Parts(
                    "fields", message("Entries"), fields=(_LABEL, Words("value", message("Filled in"))),
                    add=message("Add an entry"), each=message("Entry {number}"), keyed=False,
                ),
            ),
        ),
        (
            "map", message("Map"),
            (
                Group("x", message("From left to right"), fields=_ENDS),
                Group("y", message("From below to above"), fields=_ENDS),
                _points("points", Word("x", message("Place across")), Word("y", message("Place upwards"))),
            ),
        ),
        (
            "picture", message("Picture"),
            (
                Word("file", message("File"), message("In the pack's folder media/.")),
                Words("alt", message("In words")),
                Word("licence", message("Licence")), Words("origin", message("Where it is from")),
            ),
        ),
    ),
)  # fmt: skip
