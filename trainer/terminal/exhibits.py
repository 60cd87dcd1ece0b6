"""An exhibit as lines of text: columns under each other where they have room, else a row told in a sentence."""

from itertools import zip_longest

from trainer.domain.exhibit import Dialogue, Mail, Picture, ShownExhibit
from trainer.domain.grid import Cell
from trainer.terminal.words import padded, plain, width, wrapped
from trainer.translations import say, tr

_COLUMNS = 76
"""Of a line."""
_BETWEEN = 2


def exhibit_lines(exhibit: ShownExhibit) -> tuple[str, ...]:
    """Return the exhibit under its title."""
    heading = tr("Exhibit: {title}", title=plain(exhibit.title))
    if isinstance(exhibit, Picture):
        seen, about = plain(exhibit.alt), plain(f"{exhibit.origin} ({exhibit.licence})")
        return (heading, *_inside(seen), *_inside(about))
    if isinstance(exhibit, Dialogue | Mail):
        return (heading, *_told(exhibit))
    return (heading, *_in_columns(exhibit))


def _said(cell: Cell) -> str:
    return plain(cell if isinstance(cell, str) else say(cell))


def _inside(text: str) -> list[str]:
    return [f"  {line}" for line in wrapped(text, _COLUMNS - _BETWEEN)]


def _told(exhibit: ShownExhibit) -> list[str]:
    return [line for told in exhibit.grid().lines(_said) for line in _inside(told)]


def _in_columns(exhibit: ShownExhibit) -> list[str]:
    grid = exhibit.grid()
    rows = [[_said(cell) for cell in row] for row in ((grid.columns, *grid.rows) if grid.columns else grid.rows)]
    widths = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    if sum(widths) + _BETWEEN * len(widths) > _COLUMNS or any("\n" in cell for row in rows for cell in row):
        return _told(exhibit)
    lines = [
        "  " + "  ".join(padded(cell, room) for cell, room in zip(row, widths, strict=False)).rstrip() for row in rows
    ]
    if grid.columns:
        lines.insert(1, "  " + "-" * min(_COLUMNS, sum(widths) + _BETWEEN * (len(widths) - 1)))
    return lines
