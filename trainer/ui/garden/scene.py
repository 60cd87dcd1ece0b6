"""Paints the whole picture: sky, hills, terraces, stream, planks, sluice, plants, vines and drops."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPainterPath

from trainer.study.home import HomeSnapshot, Plant, is_due_today, pairs_of_today
from trainer.ui.garden.confusion_lines import draw_gate, draw_plank, draw_sluice_frame
from trainer.ui.garden.geometry import Cell, Geometry
from trainer.ui.garden.outline import outline
from trainer.ui.garden.plant import SPROUT, mix
from trainer.ui.garden.plot_layout import SLUICE
from trainer.ui.garden.sprites import Sprites
from trainer.ui.garden.vine import draw_vine
from trainer.ui.theme.theme import Theme
from trainer.ui.theme.tokens import CARD_RADIUS
from trainer.ui.widgets.visible_text import literal

_STEPS = 28
"""Points along a curve; enough to look smooth at 4K."""

_VEIL = 90
"""Alpha of one of three veils at a soft edge."""


class Scene:
    """Everything one painting needs."""

    def __init__(
        self,
        snapshot: HomeSnapshot,
        geometry: Geometry,
        theme: Theme,
        sprites: Sprites,
        moving: frozenset[str] = frozenset(),
    ) -> None:
        self._snapshot = snapshot
        self._geometry = geometry
        self._theme = theme
        self._sprites = sprites
        self._moving = moving
        """Facts whose plants are painted by another, who moves them."""
        spots = zip(geometry.plan.spots, geometry.cells, strict=True)
        self._places = {snapshot.plants[spot.plant].fact: cell for spot, cell in spots}
        xs = [geometry.width * step / _STEPS for step in range(_STEPS + 1)]
        self._edges = [[(x, geometry.edge_y(row, x)) for x in xs] for row in range(geometry.rows)]

    def paint(self, painter: QPainter) -> None:
        """Paint from back to front; the words come later, on the widget."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._sky(painter)
        for row in range(self._geometry.rows):
            self._terrace(painter, row)
        self._stream(painter)
        self._plants(painter)
        self._vines(painter)
        self._drops(painter)
        self._round_corners(painter)

    def _sky(self, painter: QPainter) -> None:
        colours, g = self._theme.field, self._geometry
        sky = QLinearGradient(0, 0, 0, g.horizon)
        sky.setColorAt(0, colours.sky_top)
        sky.setColorAt(1, colours.sky_low)
        painter.fillRect(QRectF(0, 0, g.width, g.horizon + g.row_height), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sun))
        painter.drawEllipse(QPointF(g.width * 0.91, g.horizon * 0.46), g.horizon * 0.2, g.horizon * 0.2)
        xs = [g.width * step / _STEPS for step in range(_STEPS + 1)]
        for colour, high, swell, waves, shift in (
            (colours.hill_far, 0.64, 0.15, 5.6, 0.4),
            (colours.hill_near, 0.78, 0.10, 8.2, 3.6),
        ):
            ridge = [QPointF(x, g.horizon * (high + swell * math.sin(x / g.width * waves + shift))) for x in xs]
            ground = g.horizon + g.row_height
            painter.setBrush(QColor(colour))
            painter.drawPolygon([*ridge, QPointF(g.width, ground), QPointF(0, ground)])

    def _terrace(self, painter: QPainter, row: int) -> None:
        colours, g = self._theme.field, self._geometry
        share = row / max(g.rows - 1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        # Only the grass needs smooth edges, and it covers those of the ground: a smooth band of the field's width costs
        # 0.8 ms, a plain one 0.02 ms.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        below = g.row_height * 1.2 if row < g.rows - 1 else g.height
        self._band(painter, row, 0, below, mix(colours.terrace_top, colours.terrace_low, share))
        furrow = QColor(colours.terrace_edge)
        furrow.setAlpha(60)
        for depth in (0.36, 0.66):
            self._band(painter, row, g.row_height * depth, 1, furrow)
        grass = max(g.row_height * 0.06, 3)
        self._band(painter, row, 0, grass / 2 + 1.5, QColor(colours.terrace_edge))
        self._soft_band(painter, row, -grass / 2, grass, QColor(colours.grass))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _soft_band(self, painter: QPainter, row: int, depth: float, thick: float, colour: QColor) -> None:
        """Fill a strip with soft edges: thrice a shade of it, a third of a pixel apart, and the whole colour inside."""
        veil = QColor(colour)
        veil.setAlpha(_VEIL)
        for shift in (-0.5, 0.0, 0.5):
            self._band(painter, row, depth + shift, thick, veil)
        self._band(painter, row, depth + 0.5, thick - 1, colour)

    def _band(self, painter: QPainter, row: int, depth: float, thick: float, colour: QColor) -> None:
        """Fill a strip that follows a terrace's edge; much quicker than a wide pen."""
        top = self._edges[row]
        upper = [QPointF(x, y + depth) for x, y in top]
        lower = [QPointF(x, y + depth + thick) for x, y in reversed(top)]
        painter.setBrush(colour)
        painter.drawPolygon(upper + lower)

    def _stream(self, painter: QPainter) -> None:
        colours, g = self._theme.field, self._geometry
        top = g.horizon - g.row_height * 0.12
        ys = [top + (g.height - top) * step / _STEPS for step in range(_STEPS + 1)]
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, share in ((colours.terrace_edge, 1.18), (colours.stream, 1.0), (colours.stream_light, 0.42)):
            left = [QPointF(g.stream_x(y) - g.stream_half(y) * share, y) for y in ys]
            right = [QPointF(g.stream_x(y) + g.stream_half(y) * share, y) for y in reversed(ys)]
            painter.setBrush(QColor(colour))
            painter.drawPolygon([*left, *right])
        painter.setPen(outline(QColor(colours.drop_rim), 1.4))
        for row in range(1, g.rows):
            y = g.edge_y(row, g.middle)
            x, half = g.stream_x(y), g.stream_half(y)
            for offset in (-0.55, -0.1, 0.4):
                painter.drawLine(QPointF(x + half * offset, y - 2), QPointF(x + half * offset, y + 5))

    def _plants(self, painter: QPainter) -> None:
        g, plants = self._geometry, self._snapshot.plants
        if any(spot.row == SLUICE for spot in g.plan.spots):
            draw_sluice_frame(painter, g, self._theme.field)
        for spot, cell in zip(g.plan.spots, g.cells, strict=True):
            plant = plants[spot.plant]
            box = QRectF(cell.left, cell.top, cell.width, cell.tall)
            if spot.row == SLUICE:
                draw_gate(painter, box, plant, self._theme.field)
            elif spot.place == "both":
                draw_plank(painter, box, plant, self._theme.field)
            elif plant.fact not in self._moving:
                self._sprites.stamp(painter, QPointF(cell.x, cell.y), cell.height, plant, self._theme)

    def _vines(self, painter: QPainter) -> None:
        for one, other in pairs_of_today(self._snapshot):
            self._vine(painter, one, other)

    def _vine(self, painter: QPainter, one: str, other: str) -> None:
        if one in self._places and other in self._places:
            draw_vine(painter, self._places[one], self._places[other], self._theme.field)

    def point_at(self, painter: QPainter, plant: Plant) -> None:
        """Paint over the picture what a plant holds back while nobody points at it: its vines, and its drop."""
        drawn = pairs_of_today(self._snapshot)
        for pair in self._snapshot.confused:
            if plant.fact in pair and pair not in drawn:
                self._vine(painter, *pair)
        if plant.due and not is_due_today(self._snapshot, plant) and plant.fact in self._places:
            self._drop(painter, self._places[plant.fact], plant)

    def _drops(self, painter: QPainter) -> None:
        for spot, cell in zip(self._geometry.plan.spots, self._geometry.cells, strict=True):
            plant = self._snapshot.plants[spot.plant]
            if is_due_today(self._snapshot, plant):
                self._drop(painter, cell, plant)

    def _drop(self, painter: QPainter, cell: Cell, plant: Plant) -> None:
        size = min(max(cell.height * 0.2, 5.0), 16.0)
        self._sprites.stamp_drop(painter, _drop_place(cell, plant, size), size, self._theme)

    def _round_corners(self, painter: QPainter) -> None:
        """Cover the corners with the window's ground; clipping everything instead would cost three times as much."""
        g, r = self._geometry, CARD_RADIUS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.roles.paper))
        for x, y, turn in ((0.0, 0.0, 90), (g.width, 0.0, 0), (g.width, g.height, 270), (0.0, g.height, 180)):
            inward_x, inward_y = (r if x == 0 else x - r), (r if y == 0 else y - r)
            corner = QPainterPath(QPointF(x, y))
            corner.arcTo(QRectF(inward_x - r, inward_y - r, 2 * r, 2 * r), turn, 90)
            corner.closeSubpath()
            painter.drawPath(corner)

    def write(self, painter: QPainter, font: QFont, side_names: tuple[str, str]) -> None:
        """Write sides and terraces in the painter's own pen, which a widget gives its text colour."""
        g = self._geometry
        painter.setFont(font)
        half = (g.width - g.gutter) / 2
        for at, name in zip((g.gutter, g.gutter + half), side_names, strict=True):
            _draw_label(
                painter, QRectF(at + half * 0.1, 4, half * 0.8, g.horizon * 0.5), Qt.AlignmentFlag.AlignCenter, name
            )
        for row, aspect in enumerate(g.plan.terraces):
            box = QRectF(16, g.edge_y(row, 20) + g.row_height * 0.08, g.gutter - 20, g.row_height * 0.92)
            _draw_label(painter, box, _MIDDLE_LEFT, literal(self._snapshot.aspects[aspect]))


_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _draw_label(painter: QPainter, box: QRectF, where: Qt.AlignmentFlag, words: str) -> None:
    """Draw words in a box; of words without end as many as there is room for."""
    metrics, shown = painter.fontMetrics(), words
    while words and metrics.horizontalAdvance(shown) > box.width():
        words = words[:-1]
        shown = f"{words}…"
    painter.drawText(box, where, shown)


_DROP_RISE = (0.26, 0.26, 0.42, 0.58, 0.74, 0.94, 1.02)
"""How far above the foot a drop hangs, by stage, as a share of the plant's height."""


def _drop_place(cell: Cell, plant: Plant, size: float) -> QPointF:
    if plant.place == "both":
        return QPointF(cell.left + cell.width - size * 0.5, cell.top - size)
    return QPointF(
        cell.x + cell.width * (0.05 if plant.stage < SPROUT else 0.24),
        cell.y - cell.height * _DROP_RISE[plant.stage] - size * 0.6,
    )
