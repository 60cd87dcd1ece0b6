"""Plants drawn once and stamped many times."""

from zlib import crc32

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from trainer.study.home import Plant
from trainer.ui.garden.outline import outline
from trainer.ui.garden.plant import Crop, PlantLook, draw_plant
from trainer.ui.theme.theme import Theme

_MOISTURE = (0.1, 0.55, 1.0)
"""Dry, middling, wet: the three steps that are drawn."""
_DRY, _WET = 0.70, 0.90
"""Recall below the first is dry, from the second on wet."""
ROOM_UP, ROOM_DOWN, ROOM_SIDE = 1.25, 0.12, 0.55
"""What a sprite needs round its foot, as shares of the plant's height."""

DROP_RIM = 2.0
"""Room above a drop's tip for its rim."""

_Key = tuple[str, int, int, int, float, float, str]


def look_of(plant: Plant) -> PlantLook:
    """Return how `plant` is drawn: one of few looks, the same for the same fact every day."""
    third = 0 if plant.moisture < _DRY else 1 if plant.moisture < _WET else 2
    crop: Crop = "leafy" if plant.place == "left" else "grain"
    return PlantLook(crop, plant.stage, _MOISTURE[third], crc32(plant.fact.encode()) % 3)


class Sprites:
    """A cache by crop, stage, moisture step, seed, height, pixel ratio and theme; drops among them."""

    def __init__(self) -> None:
        self._kept: dict[_Key, QPixmap] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def stamp(self, painter: QPainter, foot: QPointF, height: float, plant: Plant, theme: Theme) -> None:
        """Paint `plant` with its foot at `foot`."""
        ratio = painter.device().devicePixelRatio()
        look = look_of(plant)
        height = round(height * ratio) / ratio
        key = (look.crop, look.stage, int(look.moisture * 10), look.seed, height, ratio, theme.name)
        sprite = self._kept.get(key)
        if sprite is None:
            sprite = self._kept[key] = _drawn(look, height, ratio, theme)
        painter.drawPixmap(foot - QPointF(ROOM_SIDE * height, ROOM_UP * height), sprite)

    def stamp_drop(self, painter: QPainter, tip: QPointF, size: float, theme: Theme) -> None:
        """Paint a drop that hangs from `tip`."""
        ratio = painter.device().devicePixelRatio()
        size = round(size * ratio) / ratio
        key = ("drop", 0, 0, 0, size, ratio, theme.name)
        sprite = self._kept.get(key)
        if sprite is None:
            sprite = self._kept[key] = _drop_drawn(size, ratio, theme)
        painter.drawPixmap(tip - QPointF(size, DROP_RIM), sprite)

    def forget(self) -> None:
        """Drop everything: the size or the theme has changed."""
        self._kept.clear()


def _drawn(look: PlantLook, height: float, ratio: float, theme: Theme) -> QPixmap:
    wide, tall = 2 * ROOM_SIDE * height, (ROOM_UP + ROOM_DOWN) * height
    sprite = QPixmap(max(round(wide * ratio), 1), max(round(tall * ratio), 1))
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sprite)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_plant(painter, QPointF(ROOM_SIDE * height, ROOM_UP * height), height, look, theme.field)
    painter.end()
    return sprite


def _drop_drawn(size: float, ratio: float, theme: Theme) -> QPixmap:
    wide, tall = 2 * size, size * 1.5 + 2 * DROP_RIM
    sprite = QPixmap(max(round(wide * ratio), 1), max(round(tall * ratio), 1))
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    tip = QPointF(size, DROP_RIM)
    path = QPainterPath(tip)
    bottom = tip + QPointF(0, size * 1.3)
    path.cubicTo(tip + QPointF(size * 0.2, size * 0.5), tip + QPointF(size * 0.5, size * 0.7), bottom)
    path.cubicTo(tip + QPointF(-size * 0.5, size * 0.7), tip + QPointF(-size * 0.2, size * 0.5), tip)
    body = QPainterPath()
    body.addEllipse(tip + QPointF(0, size * 0.95), size * 0.42, size * 0.42)
    painter = QPainter(sprite)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(outline(QColor(theme.field.drop_rim), 1.5))
    painter.setBrush(QColor(theme.field.drop))
    painter.drawPath(path.united(body))
    painter.end()
    return sprite
