"""Numbers one after the other: a line with its points, each with its number."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from trainer.domain.exhibit import Line
from trainer.domain.numerals import shown_number
from trainer.ui.charts.scale import Scale, thinned
from trainer.ui.question.exhibits.painted import LEFT, MIDDLE, Ink, Painted
from trainer.ui.question.exhibits.words import said
from trainer.ui.theme.tokens import GAP, STEP, TINY_GAP

_LINES: Final = 8
"""Height of the plot in lines of text."""
_DOT: Final = 3.5


class LinePicture(Painted):
    """Shows a line; it begins at 0 unless there is less."""

    def __init__(self, exhibit: Line[str, Decimal]) -> None:
        super().__init__()
        self._unit = said(exhibit.unit)
        self._names = tuple(said(point.label) for point in exhibit.points)
        self._values = tuple(float(point.value) for point in exhibit.points)
        self._numbers = tuple(said(shown_number(point.value)) for point in exhibit.points)

    def wanted_height(self, width: float) -> float:
        """Return the height of the unit, the plot and the names."""
        return (_LINES + 3.5) * self.line_height() + GAP

    def draw(self, painter: QPainter, box: QRectF, ink: Ink) -> None:
        """Paint the ground, the line, and at each point its number and its name."""
        tall = self.line_height()
        if self._unit:
            self.write(painter, box.topLeft(), self.in_lines(self._unit, box.width(), LEFT), ink.bark)
        plot = QRectF(box.left(), box.top() + 2.2 * tall, box.width(), _LINES * tall)
        up = Scale(min(0.0, *self._values), max(0.0, *self._values), plot.bottom(), plot.top())
        place = plot.width() / len(self._values)
        spots = [QPointF(plot.left() + (at + 0.5) * place, up.at(value)) for at, value in enumerate(self._values)]
        painter.setPen(QPen(ink.edge, 1.0))
        painter.drawLine(QPointF(plot.left(), up.at(0)), QPointF(plot.right(), up.at(0)))
        painter.setPen(QPen(ink.water, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(spots))
        painter.setBrush(ink.card)
        for spot in spots:
            painter.drawEllipse(spot, _DOT, _DOT)
        self._write(painter, spots, plot, ink)

    def _write(self, painter: QPainter, spots: list[QPointF], plot: QRectF, ink: Ink) -> None:
        tall, place = self.line_height(), plot.width() / len(spots)
        widest = max(self.width_of(words, strong=True) for words in (*self._names, *self._numbers)) + GAP
        for at in thinned(len(spots), plot.width(), widest):
            room = max(place, min(widest, place * 2))
            left = min(max(spots[at].x() - room / 2, plot.left()), plot.right() - room)
            number = self.in_lines(self._numbers[at], room, MIDDLE, strong=True)
            self.write(painter, QPointF(left, spots[at].y() - tall - _DOT - TINY_GAP), number, ink.soil)
            name = self.in_lines(self._names[at], room, MIDDLE)
            self.write(painter, QPointF(left, plot.bottom() + STEP / 2), name, ink.bark)
