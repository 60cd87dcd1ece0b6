"""Draws one plant; shape, posture and colour all tell how well the fact is held."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from trainer.ui.garden.outline import outline
from trainer.ui.theme.tokens import FieldColours

Crop = Literal["leafy", "grain"]

SPROUT, BUD, RIPE = 2, 5, 6
_STEM = (0.0, 0.0, 0.24, 0.42, 0.60, 0.76, 0.84)
"""Stem length by stage, as a share of the plant's height."""
_LEAN = 20.0
"""Degrees, when quite dry."""


class PlantLook(NamedTuple):
    """What is drawn."""

    crop: Crop
    stage: int
    moisture: float
    seed: int


def mix(one: str, other: str, share: float) -> QColor:
    """Return the colour `share` of the way from `one` to `other`."""
    a, b = QColor(one), QColor(other)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )


def draw_plant(painter: QPainter, foot: QPointF, height: float, plant: PlantLook, colours: FieldColours) -> None:
    """Draw `plant` with its mound at `foot`, about `height` tall; leaves the painter where it was."""
    painter.save()
    painter.translate(foot)
    _mound(painter, height, plant, colours)
    if plant.stage >= SPROUT:
        side = 1 if plant.crop == "leafy" else -1
        painter.rotate(side * ((1 - plant.moisture) * _LEAN + (plant.seed % 3 - 1) * 4))
        stem = _STEM[plant.stage] * height
        dry = 1 - plant.moisture
        if plant.crop == "leafy":
            _leafy(painter, stem, height, plant, (mix(colours.green_wet, colours.green_dry, dry), colours))
        else:
            ripe = plant.stage == RIPE
            wet, pale = (colours.straw_wet, colours.straw_dry) if ripe else (colours.green_wet, colours.green_dry)
            _grain(painter, stem, height, plant, (mix(wet, pale, dry), colours))
    painter.restore()


def _mound(painter: QPainter, height: float, plant: PlantLook, colours: FieldColours) -> None:
    soil = mix(colours.mound_wet, colours.mound_dry, 1 - plant.moisture)
    if plant.stage == 0:
        painter.setPen(outline(QColor(colours.mound_dry), max(height * 0.03, 1.0), dashed=True))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(0, 0), 0.30 * height, 0.075 * height)
        return
    painter.setPen(outline(QColor(colours.terrace_edge), max(height * 0.015, 0.8)))
    painter.setBrush(soil)
    painter.drawEllipse(QPointF(0, 0), 0.34 * height, 0.09 * height)
    painter.setPen(Qt.PenStyle.NoPen)
    if plant.stage == 1:
        painter.setBrush(QColor(colours.seed))
        painter.drawEllipse(QPointF(0, -0.02 * height), 0.075 * height, 0.05 * height)


def _stem(painter: QPainter, stem: float, height: float, colour: QColor) -> None:
    path = QPainterPath(QPointF(0, 0))
    path.cubicTo(QPointF(0.03 * height, -stem * 0.35), QPointF(-0.03 * height, -stem * 0.7), QPointF(0, -stem))
    painter.setPen(outline(colour, max(0.045 * height, 1.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _leaf(painter: QPainter, y: float, reach: float, rise: float, fat: float) -> None:
    """Draw a leaf from the stem at `y`: `reach` sideways (signed), `rise` up, `fat` wide."""
    path = QPainterPath(QPointF(0, y))
    path.quadTo(QPointF(reach * 0.35, y - rise - fat), QPointF(reach, y - rise))
    path.quadTo(QPointF(reach * 0.65, y + fat * 0.5), QPointF(0, y))
    painter.drawPath(path)


def _leafy(painter: QPainter, stem: float, height: float, plant: PlantLook, paint: tuple[QColor, FieldColours]) -> None:
    colour, colours = paint
    _stem(painter, stem, height, colour)
    pairs = min(plant.stage - 1, 4)
    for pair in range(pairs):
        y = -stem * (1.0 if pairs == 1 else 0.32 + 0.62 * pair / (pairs - 1))
        reach = (0.29 - 0.035 * pair) * height
        droop = 0.10 * height * (plant.moisture - 0.25)
        for side in (-1, 1):
            _leaf(painter, y, side * reach, droop, 0.10 * height)
    if plant.stage == BUD:
        painter.setBrush(QColor(colours.bud))
        painter.drawEllipse(QPointF(0, -stem - 0.04 * height), 0.06 * height, 0.075 * height)
    if plant.stage == RIPE:
        for x, y in ((0.0, -1.02), (-0.16, -0.90), (0.16, -0.90)):
            centre = QPointF(x * height, y * stem)
            painter.setBrush(QColor(colours.fruit))
            painter.drawEllipse(centre, 0.088 * height, 0.088 * height)
            painter.setBrush(QColor(255, 255, 255, 90))
            painter.drawEllipse(centre + QPointF(-0.03, -0.03) * height, 0.022 * height, 0.022 * height)


def _grain(painter: QPainter, stem: float, height: float, plant: PlantLook, paint: tuple[QColor, FieldColours]) -> None:
    colour, colours = paint
    _stem(painter, stem, height, colour)
    blades = min(plant.stage, 5)
    for blade in range(blades):
        y = -stem * (0.15 + 0.55 * blade / max(blades - 1, 1))
        side = 1 if (blade + plant.seed) % 2 else -1
        _leaf(painter, y, side * 0.23 * height, 0.20 * height * (plant.moisture + 0.15), 0.035 * height)
        _leaf(painter, y, -side * 0.13 * height, 0.16 * height * (plant.moisture + 0.15), 0.03 * height)
    if plant.stage < BUD:
        return
    painter.setBrush(QColor(colours.bud if plant.stage == BUD else colours.ear))
    kernels = 3 if plant.stage == BUD else 4
    for kernel in range(kernels):
        y = -stem - 0.01 * height - kernel * 0.062 * height
        for side in (-1, 1):
            painter.save()
            painter.translate(side * 0.038 * height, y)
            painter.rotate(side * 25)
            painter.drawEllipse(QPointF(0, -0.005 * height), 0.032 * height, 0.05 * height)
            painter.restore()
    top = -stem - (0.03 + kernels * 0.062) * height
    painter.drawEllipse(QPointF(0, top), 0.03 * height, 0.05 * height)
