"""Draws a vine between two plants that are taken for each other."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from trainer.ui.garden.geometry import Cell
from trainer.ui.garden.outline import outline
from trainer.ui.theme.tokens import FieldColours


def draw_vine(painter: QPainter, one: Cell, other: Cell, colours: FieldColours) -> None:
    """Draw it from cell to cell, with its leaves."""
    start = QPointF(one.x, one.y - one.height * 0.12)
    end = QPointF(other.x, other.y - other.height * 0.12)
    sag = QPointF(0, max(one.height, other.height) * 0.35)
    path = QPainterPath(start)
    out, back = start * 0.66 + end * 0.34 + sag, start * 0.34 + end * 0.66 - sag
    path.cubicTo(out, back, end)
    colour = QColor(colours.vine)
    size = min(max(one.height * 0.05, 2.0), 5.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(outline(colour, size))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    # All leaves as one shape, and by Bézier's formula: asking the path for its points takes three times as long.
    leaves = QPainterPath()
    for step in range(1, 10):
        t, s = step / 10, 1 - step / 10
        point = start * (s * s * s) + out * (3 * s * s * t) + back * (3 * s * t * t) + end * (t * t * t)
        up = -1 if step % 2 else 1
        leaves.addEllipse(point + QPointF(0, up * size * 1.5), size * 1.5, size * 0.9)
    painter.drawPath(leaves)
