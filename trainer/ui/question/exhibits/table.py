"""A table: heads over a line, cells below; columns of numbers stand at their right."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QTextLayout

from trainer.domain.exhibit import Table
from trainer.ui.question.exhibits.painted import LEFT, RIGHT, Ink, Painted, height_of
from trainer.ui.question.exhibits.words import said
from trainer.ui.theme.tokens import BODY, SMALL, STEP

_NUMBER: Final = re.compile(r"[-−+±¥$€約]?[0-9][0-9,.]*\s?\S{0,6}|[-−–—]")
"""A number with a short unit, or a dash for none."""
_FEW: Final = 4
"""Columns up to which cells are as large as other text."""
_PAD: Final = 5.0
"""Logical pixels above and below the words of a cell."""


class _Row(NamedTuple):
    cells: tuple[QTextLayout, ...]
    height: float


class TablePicture(Painted):
    """Shows a table."""

    def __init__(self, exhibit: Table[str]) -> None:
        super().__init__()
        self._heads = tuple(said(column) for column in exhibit.columns)
        self._rows = tuple(tuple(said(cell) for cell in row) for row in exhibit.rows)
        self._size = BODY if len(self._heads) <= _FEW else SMALL
        self._right = tuple(self._is_of_numbers(at) for at in range(len(self._heads)))

    def _is_of_numbers(self, column: int) -> bool:
        # The first one says what the others are about, also where that is a month or a year.
        return column > 0 and all(_NUMBER.fullmatch(row[column]) for row in self._rows)

    def wanted_height(self, width: float) -> float:
        """Return the height of all rows."""
        return sum(row.height for row in self._laid(self._widths(width))) + 1

    def draw(self, painter: QPainter, box: QRectF, ink: Ink) -> None:
        """Paint the heads, the line below them, and the cells."""
        widths = self._widths(box.width())
        top = box.top()
        for number, row in enumerate(self._laid(widths)):
            left = box.left()
            for words, width in zip(row.cells, widths, strict=True):
                lower = row.height - 2 * _PAD - height_of(words) if number == 0 else 0.0
                self.write(painter, QPointF(left, top + _PAD + lower), words, ink.soil if number else ink.bark)
                left += width + STEP
            top += row.height
            if number == len(self._rows):
                return
            painter.setPen(QPen(ink.line if number else ink.edge, 1.0))
            painter.drawLine(QPointF(box.left(), top), QPointF(box.right(), top))

    def _laid(self, widths: Sequence[float]) -> tuple[_Row, ...]:
        return tuple(self._row(row, widths, strong=not number) for number, row in enumerate((self._heads, *self._rows)))

    def _row(self, cells: Sequence[str], widths: Sequence[float], *, strong: bool) -> _Row:
        sides = [RIGHT if right else LEFT for right in self._right]
        laid = [
            self.in_lines(cell, width, side, SMALL if strong else self._size, strong=strong)
            for cell, width, side in zip(cells, widths, sides, strict=True)
        ]
        return _Row(tuple(laid), max(map(height_of, laid)) + 2 * _PAD)

    def _widths(self, width: float) -> tuple[float, ...]:
        """Return the columns' widths: what they want, or, where that is too much, the wide ones less."""
        room = width - STEP * (len(self._heads) - 1)
        wanted = [self._wanted(column) for column in range(len(self._heads))]
        if (spare := room - sum(wanted)) >= 0:
            return tuple(each + spare / len(wanted) for each in wanted)
        ceiling = _ceiling(wanted, room)
        return tuple(min(each, ceiling) for each in wanted)

    def _wanted(self, column: int) -> float:
        head = self.width_of(self._heads[column], strong=True)
        return max(head, *(self.width_of(row[column], self._size) for row in self._rows)) + 2


def _ceiling(wanted: Sequence[float], room: float) -> float:
    """Return the width that the widest are cut to, so that all together have room."""
    left, ordered = room, sorted(wanted)
    for number, each in enumerate(ordered):
        share = left / (len(ordered) - number)
        if each > share:
            return max(share, 1.0)
        left -= each
    return ordered[-1]
