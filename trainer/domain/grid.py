"""A plain table of words: what everything drawn is to who hears it or has lines only."""

from collections.abc import Callable
from typing import NamedTuple

from trainer.domain.message import Message, listed, message

Cell = str | Message
"""Words of the pack in the language of a showing, or the app's own."""


class Grid(NamedTuple):
    """Columns and rows; without columns the first cell of a row says what the others are."""

    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def lines(self, say: Callable[[Cell], str]) -> tuple[str, ...]:
        """Return a line a row in which each cell names its column, as one reads a table aloud."""
        heads = [say(column) for column in self.columns]
        return tuple(say(_line(heads, [say(cell) for cell in row])) for row in self.rows)


def _line(heads: list[str], cells: list[str]) -> Message:
    """Return what the first cell names, and the others behind it, each with its head where there is one."""
    first, *others = cells
    if not others:
        return message("{said}", said=first)
    parts = [f"{head} {cell}" for head, cell in zip(heads[1:], others, strict=False)] if heads else others
    return message("{label}: {words}", label=first, words=listed(parts))
