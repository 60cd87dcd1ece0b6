"""A map of two axes: what stands where between their four ends."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from trainer.domain.exhibit import PositionMap
from trainer.ui.charts.scale import Scale
from trainer.ui.question.exhibits.painted import LEFT, MIDDLE, RIGHT, Ink, Painted, height_of
from trainer.ui.question.exhibits.words import said
from trainer.ui.theme.tokens import TINY_GAP

_HIGH: Final = 0.62
"""Height of the plot in parts of its width."""
_LINES: Final = 15
"""Lines of text that the plot is high at most."""
_DOT: Final = 5.0
_INSIDE: Final = 0.06
"""Of the plot, kept free at every edge."""


class MapPicture(Painted):
    """Shows a map."""

    def __init__(self, exhibit: PositionMap[str, Decimal]) -> None:
        super().__init__()
        self._left, self._right = said(exhibit.x.low), said(exhibit.x.high)
        self._bottom, self._top = said(exhibit.y.low), said(exhibit.y.high)
        self._spots = tuple((said(spot.label), float(spot.x), float(spot.y)) for spot in exhibit.points)

    def wanted_height(self, width: float) -> float:
        """Return the height of the plot and the words above and below it."""
        return self._plot_height(width) + 2 * (self.line_height() + TINY_GAP)

    def _plot_height(self, width: float) -> float:
        return min(width * _HIGH, _LINES * self.line_height())

    def draw(self, painter: QPainter, box: QRectF, ink: Ink) -> None:
        """Paint the frame, the axes with their ends, and the spots with their names."""
        tall = self.line_height() + TINY_GAP
        plot = QRectF(box.left(), box.top() + tall, box.width(), self._plot_height(box.width()))
        painter.setPen(QPen(ink.line, 1.0))
        painter.drawRect(plot)
        painter.setPen(QPen(ink.edge, 1.0))
        painter.drawLine(QPointF(plot.left(), plot.center().y()), QPointF(plot.right(), plot.center().y()))
        painter.drawLine(QPointF(plot.center().x(), plot.top()), QPointF(plot.center().x(), plot.bottom()))
        self._write_ends(painter, plot, ink)
        inner_x, inner_y = plot.width() * _INSIDE, plot.height() * _INSIDE
        across = Scale(-100, 100, plot.left() + inner_x, plot.right() - inner_x)
        up = Scale(-100, 100, plot.bottom() - inner_y, plot.top() + inner_y)
        for name, x, y in self._spots:
            self._draw_spot(painter, plot, QPointF(across.at(x), up.at(y)), name, ink)

    def _write_ends(self, painter: QPainter, plot: QRectF, ink: Ink) -> None:
        tall, half = self.line_height(), plot.width() / 2 - TINY_GAP
        top = self.in_lines(f"↑ {self._top}", plot.width(), MIDDLE)
        bottom = self.in_lines(f"↓ {self._bottom}", plot.width(), MIDDLE)
        self.write(painter, QPointF(plot.left(), plot.top() - tall - TINY_GAP), top, ink.bark)
        self.write(painter, QPointF(plot.left(), plot.bottom() + TINY_GAP), bottom, ink.bark)
        left = self.in_lines(f"← {self._left}", half, LEFT)
        right = self.in_lines(f"{self._right} →", half, RIGHT)
        y = plot.center().y() + TINY_GAP
        self.write(painter, QPointF(plot.left() + TINY_GAP, y), left, ink.bark)
        self.write(painter, QPointF(plot.center().x(), y), right, ink.bark)

    def _draw_spot(self, painter: QPainter, plot: QRectF, spot: QPointF, name: str, ink: Ink) -> None:
        painter.setPen(QPen(ink.water, 1.5))
        painter.setBrush(ink.wash)
        painter.drawEllipse(spot, _DOT, _DOT)
        wide = min(self.width_of(name, strong=True) + 2, plot.width() / 2)
        words = self.in_lines(name, wide, LEFT, strong=True)
        left = spot.x() + _DOT + TINY_GAP
        if left + wide > plot.right():
            left = spot.x() - _DOT - TINY_GAP - wide
        corner = QPointF(max(left, plot.left()), spot.y() - height_of(words) / 2)
        painter.fillRect(QRectF(corner.x() - 1, corner.y(), wide + 2, height_of(words)), ink.card)
        self.write(painter, corner, words, ink.soil)
