"""Bars that lie: a name, a bar from 0, its number; steps of a funnel stand in the middle instead."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from trainer.domain.exhibit import Bars, Funnel, Point
from trainer.domain.filling import quantity
from trainer.ui.question.exhibits.painted import LEFT, RIGHT, Ink, Painted, height_of
from trainer.ui.question.exhibits.words import said
from trainer.ui.theme.tokens import BAR_RADIUS, STEP

_NAMES: Final = 0.4
"""Of the width, that names may take."""
_BETWEEN: Final = 6.0
_LEAST: Final = 2.0
"""Logical pixels: of a bar that is not nothing."""


class _Rows(Painted):
    """Names at the left, numbers at the right, something as wide as its number between them."""

    def __init__(self, points: tuple[Point[str, Decimal], ...], unit: str) -> None:
        super().__init__()
        self._names = tuple(said(point.label) for point in points)
        self._values = tuple(float(point.value) for point in points)
        self._numbers = tuple(said(quantity(point.value, unit)) for point in points)

    def wanted_height(self, width: float) -> float:
        """Return the height of all rows."""
        return sum(self._row_heights(width)) + _BETWEEN * (len(self._names) - 1)

    def draw(self, painter: QPainter, box: QRectF, ink: Ink) -> None:
        """Paint row after row."""
        names, numbers = self._name_room(box.width()), self._number_room()
        plot = QRectF(box.left() + names + STEP, box.top(), box.width() - names - numbers - 2 * STEP, 1)
        top = box.top()
        for at, height in enumerate(self._row_heights(box.width())):
            name = self.in_lines(self._names[at], names, LEFT)
            self.write(painter, QPointF(box.left(), top + (height - height_of(name)) / 2), name, ink.soil)
            self.draw_row(painter, QRectF(plot.left(), top, plot.width(), height), at, ink)
            number = self.in_lines(self._numbers[at], numbers, RIGHT, strong=True)
            corner = QPointF(box.right() - numbers, top + (height - height_of(number)) / 2)
            self.write(painter, corner, number, ink.soil)
            top += height + _BETWEEN

    def draw_row(self, painter: QPainter, box: QRectF, at: int, ink: Ink) -> None:
        """Paint what stands for the number `at`."""
        raise NotImplementedError

    def share(self, at: int) -> float:
        """Return a number as a share of the largest."""
        most = max((*self._values, 0.0))
        return self._values[at] / most if 0 <= at < len(self._values) and most > 0 else 0.0

    def _name_room(self, width: float) -> float:
        return min(max(map(self.width_of, self._names)) + 2, width * _NAMES)

    def _number_room(self) -> float:
        return max(self.width_of(number, strong=True) for number in self._numbers) + 2

    def _row_heights(self, width: float) -> list[float]:
        room, least = self._name_room(width), 1.5 * self.line_height()
        return [max(least, height_of(self.in_lines(name, room))) for name in self._names]


class BarsPicture(_Rows):
    """Shows numbers side by side."""

    def __init__(self, exhibit: Bars[str, Decimal]) -> None:
        super().__init__(exhibit.points, exhibit.unit)

    def draw_row(self, painter: QPainter, box: QRectF, at: int, ink: Ink) -> None:
        """Paint a bar from the left."""
        painter.setPen(QPen(ink.edge, 1.0))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        if not (share := self.share(at)):
            return
        bar = QRectF(box.left(), box.top() + 2, max(_LEAST, box.width() * share), box.height() - 4)
        painter.setPen(QPen(ink.water, 1.0))
        painter.setBrush(ink.wash)
        painter.drawRoundedRect(bar, min(BAR_RADIUS, bar.width() / 2), BAR_RADIUS)


class FunnelPicture(_Rows):
    """Shows how many get how far; each step narrows to the next one."""

    def __init__(self, exhibit: Funnel[str, Decimal]) -> None:
        super().__init__(exhibit.steps, exhibit.unit)

    def draw_row(self, painter: QPainter, box: QRectF, at: int, ink: Ink) -> None:
        """Paint a step from its own width to that of the next."""
        last = at == len(self._values) - 1
        middle, own = box.center().x(), max(_LEAST, box.width() * self.share(at))
        following = own if last else max(_LEAST, min(own, box.width() * self.share(at + 1)))
        lower = own + (following - own) / 2
        step = QPolygonF(
            [
                QPointF(middle - own / 2, box.top()),
                QPointF(middle + own / 2, box.top()),
                QPointF(middle + lower / 2, box.bottom()),
                QPointF(middle - lower / 2, box.bottom()),
            ]
        )
        painter.setPen(QPen(ink.water, 1.0))
        painter.setBrush(ink.wash)
        painter.drawPolygon(step)
