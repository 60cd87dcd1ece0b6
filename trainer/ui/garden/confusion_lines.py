"""Draws what joins the two sides: planks over the water and the sluice at the spring."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from trainer.study.home import Plant
from trainer.ui.garden.geometry import Geometry
from trainer.ui.garden.ink import Ink
from trainer.ui.garden.plant import BUD, RIPE, SPROUT, mix
from trainer.ui.garden.plot_layout import SLUICE
from trainer.ui.theme.tokens import FieldColours


def draw_plank(ink: Ink, box: QRectF, plant: Plant, colours: FieldColours) -> None:
    """Draw one plank: marked out, laid, then with nails, and with posts when it holds for long."""
    edge = QColor(colours.plank_edge)
    if plant.stage == 0:
        ink.line(edge, 1.4, dashed=True)
        ink.fill(None)
        ink.rect(box, 3)
        return
    ink.line(edge, 1.4)
    ink.fill(mix(colours.plank, colours.mound_dry, (1 - plant.moisture) * 0.8))
    share = 0.6 if plant.stage < SPROUT else 1.0
    ink.rect(QRectF(box.left(), box.top(), box.width() * share, box.height()), 3)
    ink.line(None)
    ink.fill(QColor(colours.plank_edge))
    nail = max(box.height() * 0.13, 1.0)
    if plant.stage > SPROUT:
        for x in (box.left() + nail * 4, box.right() - nail * 4):
            ink.ellipse(QPointF(x, box.center().y()), nail, nail)
    if plant.stage >= BUD:
        ink.fill(QColor(colours.ear if plant.stage == RIPE else colours.plank_edge))
        for x in (box.left(), box.right()):
            ink.rect(QRectF(x - 2.5, box.top() - box.height() * 0.8, 5, box.height() * 1.9), 2)


def draw_sluice_frame(ink: Ink, geometry: Geometry, colours: FieldColours) -> None:
    """Draw posts and beam round the gates."""
    boxes = [cell for spot, cell in zip(geometry.plan.spots, geometry.cells, strict=True) if spot.row == SLUICE]
    left = min(cell.left for cell in boxes)
    right = max(cell.left + cell.width for cell in boxes)
    top, tall = boxes[0].top, boxes[0].tall
    ink.line(QColor(colours.plank_edge), 1.2)
    ink.fill(QColor(colours.plank))
    post = max(boxes[0].width * 0.22, 3.0)
    for x in (left - post, right):
        ink.rect(QRectF(x, top - tall * 0.2, post, tall * 1.3), 2)
    ink.rect(QRectF(left - post * 1.8, top - tall * 0.25, right - left + post * 3.6, post), 2)


def draw_gate(ink: Ink, box: QRectF, plant: Plant, colours: FieldColours) -> None:
    """Draw one gate: shut while the fact is new, raised step by step; below it water comes through."""
    lift = plant.stage / RIPE * 0.7
    inner = box.adjusted(1.5, 1.0, -1.5, 0)
    ink.line(None)
    ink.fill(QColor(colours.stream_light if plant.stage >= SPROUT else colours.terrace_edge))
    ink.rect(inner)
    gate = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * (1 - lift))
    ink.line(QColor(colours.plank_edge), 1.2, dashed=plant.stage == 0)
    ink.fill(mix(colours.plank, colours.mound_dry, (1 - plant.moisture) * 0.8))
    ink.rect(gate)
    ink.stroke(QPointF(gate.left(), gate.center().y()), QPointF(gate.right(), gate.center().y()))
