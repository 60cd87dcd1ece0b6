"""Shapes for the field's picture, filled and outlined without naming `Qt`.

`QPainter.setPen` and `setBrush` ask whether they were given a value of `Qt.PenStyle` or `Qt.BrushStyle`; that builds
all 93 enumerations of `Qt`, 16 ms before the home is painted. `fillPath` and `strokePath` do not ask.
"""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen, QPolygonF

CLEAR = QColor(0, 0, 0, 0)
_DASH, _SPACE = 4.0, 2.0
"""In parts of the line's width, as Qt's own dashes."""


@lru_cache(maxsize=256)
def _brush(rgba: int) -> QBrush:
    colour = QColor.fromRgba(rgba)
    # A brush made from a colour asks for `Qt.BrushStyle`; a palette hands out the same brush.
    return QPalette(colour, colour).window()


class Ink:
    """Draws with a painter: what is set by `fill` and `line` holds for the shapes that follow."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._brush: QBrush | None = None
        self._pen: QPen | None = None

    def fill(self, colour: QColor | None) -> None:
        """Fill shapes with `colour`; None: leave them empty."""
        self._brush = None if colour is None else _brush(colour.rgba())

    def line(self, colour: QColor | None, width: float = 1.0, *, dashed: bool = False) -> None:
        """Outline shapes in `colour`; None: without an outline."""
        if colour is None:
            self._pen = None
            return
        pen = self._pen = QPen()
        pen.setColor(colour)
        pen.setWidthF(width)
        if dashed:
            pen.setDashPattern([_DASH, _SPACE])

    def path(self, path: QPainterPath) -> None:
        """Draw a path."""
        if self._brush is not None:
            self.painter.fillPath(path, self._brush)
        if self._pen is not None:
            self.painter.strokePath(path, self._pen)

    def ellipse(self, centre: QPointF, across: float, down: float) -> None:
        """Draw an ellipse with these half axes."""
        path = QPainterPath()
        path.addEllipse(centre, across, down)
        self.path(path)

    def rect(self, box: QRectF, rounded: float = 0.0) -> None:
        """Draw a rectangle with corners of this radius."""
        path = QPainterPath()
        if rounded:
            path.addRoundedRect(box, rounded, rounded)
        else:
            path.addRect(box)
        self.path(path)

    def polygon(self, points: Iterable[QPointF]) -> None:
        """Draw a closed polygon."""
        path = QPainterPath()
        path.addPolygon(QPolygonF(list(points)))
        path.closeSubpath()
        self.path(path)

    def stroke(self, start: QPointF, end: QPointF) -> None:
        """Draw a straight line; it has nothing to fill."""
        path = QPainterPath(start)
        path.lineTo(end)
        if self._pen is not None:
            self.painter.strokePath(path, self._pen)
