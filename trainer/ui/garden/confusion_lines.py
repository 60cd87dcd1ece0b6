"""Draws what joins the two sides: planks over the water and the sluice at the spring."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from trainer.study.home import Plant
from trainer.ui.garden.geometry import Geometry
from trainer.ui.garden.outline import outline
from trainer.ui.garden.plant import BUD, RIPE, SPROUT, mix
from trainer.ui.garden.plot_layout import SLUICE
from trainer.ui.theme.tokens import FieldColours


def draw_plank(painter: QPainter, box: QRectF, plant: Plant, colours: FieldColours) -> None:
    """Draw one plank: marked out, laid, then with nails, and with posts when it holds for long."""
    edge = QColor(colours.plank_edge)
    if plant.stage == 0:
        painter.setPen(outline(edge, 1.4, dashed=True))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        return
    painter.setPen(outline(edge, 1.4))
    painter.setBrush(mix(colours.plank, colours.mound_dry, (1 - plant.moisture) * 0.8))
    share = 0.6 if plant.stage < SPROUT else 1.0
    painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width() * share, box.height()), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.plank_edge))
    nail = max(box.height() * 0.13, 1.0)
    if plant.stage > SPROUT:
        for x in (box.left() + nail * 4, box.right() - nail * 4):
            painter.drawEllipse(QPointF(x, box.center().y()), nail, nail)
    if plant.stage >= BUD:
        painter.setBrush(QColor(colours.ear if plant.stage == RIPE else colours.plank_edge))
        for x in (box.left(), box.right()):
            painter.drawRoundedRect(QRectF(x - 2.5, box.top() - box.height() * 0.8, 5, box.height() * 1.9), 2, 2)


def draw_sluice_frame(painter: QPainter, geometry: Geometry, colours: FieldColours) -> None:
    """Draw posts and beam round the gates."""
    boxes = [cell for spot, cell in zip(geometry.plan.spots, geometry.cells, strict=True) if spot.row == SLUICE]
    left = min(cell.left for cell in boxes)
    right = max(cell.left + cell.width for cell in boxes)
    top, tall = boxes[0].top, boxes[0].tall
    painter.setPen(outline(QColor(colours.plank_edge), 1.2))
    painter.setBrush(QColor(colours.plank))
    post = max(boxes[0].width * 0.22, 3.0)
    for x in (left - post, right):
        painter.drawRoundedRect(QRectF(x, top - tall * 0.2, post, tall * 1.3), 2, 2)
    painter.drawRoundedRect(QRectF(left - post * 1.8, top - tall * 0.25, right - left + post * 3.6, post), 2, 2)


def draw_gate(painter: QPainter, box: QRectF, plant: Plant, colours: FieldColours) -> None:
    """Draw one gate: shut while the fact is new, raised step by step; below it water comes through."""
    lift = plant.stage / RIPE * 0.7
    inner = box.adjusted(1.5, 1.0, -1.5, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.stream_light if plant.stage >= SPROUT else colours.terrace_edge))
    painter.drawRect(inner)
    gate = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * (1 - lift))
    painter.setPen(outline(QColor(colours.plank_edge), 1.2, dashed=plant.stage == 0))
    painter.setBrush(mix(colours.plank, colours.mound_dry, (1 - plant.moisture) * 0.8))
    painter.drawRect(gate)
    painter.drawLine(QPointF(gate.left(), gate.center().y()), QPointF(gate.right(), gate.center().y()))
