"""What the pictures of the field mean, each drawn as it stands there."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from trainer.domain.subject import Place
from trainer.study.home import NOT_HELD, Plant
from trainer.translations import tr
from trainer.ui.garden.confusion_lines import draw_gate, draw_plank
from trainer.ui.garden.geometry import Cell
from trainer.ui.garden.sprites import Sprites
from trainer.ui.garden.vine import draw_vine
from trainer.ui.garden.words import growth_words
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.theme import Theme
from trainer.ui.theme.tokens import BODY, GAP, SMALL, SPACE, STEP
from trainer.ui.widgets.prose import Prose

_SIZE = 2.6
"""Of a picture, in parts of the letters' size."""
_COLUMNS = 3
_STAGES = range(7)
_Draw = Callable[[QPainter, float, Theme], None]


class Sign(NamedTuple):
    """A picture and its words."""

    draw: _Draw
    words: str


class GardenLegend(QFrame):
    """A card of pictures with their words; it follows colours and text size."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._drawn: list[tuple[QLabel, _Draw]] = []
        self.setProperty("role", "card")
        self.setAccessibleName(tr("What the pictures mean"))
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, STEP, SPACE, STEP)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP // 2)
        for number, sign in enumerate(_signs()):
            row, column = divmod(number, _COLUMNS)
            picture = QLabel()
            picture.setTextFormat(Qt.TextFormat.PlainText)
            self._drawn.append((picture, sign.draw))
            grid.addWidget(picture, row, 2 * column, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(Prose(sign.words, size=SMALL, role="quiet"), row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        appearance.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        side = self._appearance.px(BODY) * _SIZE
        for picture, draw in self._drawn:
            picture.setPixmap(picture_of(draw, side, self._appearance.theme, self.devicePixelRatio()))


def picture_of(draw: _Draw, side: float, theme: Theme, ratio: float) -> QPixmap:
    """Return a square picture with sides of so many pixels."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, side, theme)
    painter.end()
    return picture


def draw_stage(place: Place, stage: int, moisture: float, painter: QPainter, side: float, theme: Theme) -> None:
    """Draw a plant of one stage in the middle of a square."""
    plant = _plant(place, stage, moisture)
    if place == "both":
        draw_plank(painter, QRectF(side * 0.1, side * 0.4, side * 0.8, side * 0.22), plant, theme.field)
        return
    Sprites().stamp(painter, QPointF(side / 2, side * 0.9), side * 0.68, plant, theme)


def _plant(place: Place, stage: int, moisture: float) -> Plant:
    return Plant("", 0, place, "", "", stage, moisture, due=False, twins=(), held=stage > 1)


def _signs() -> Iterator[Sign]:
    for stage in _STAGES:
        place: Place = "left" if stage % 2 else "right"
        yield Sign(partial(draw_stage, place, stage, 1.0), growth_words(_plant(place, stage, 1.0)))
    yield Sign(partial(draw_stage, "left", 4, NOT_HELD), tr("Leaning on pale soil: fading"))
    yield Sign(_draw_drop, tr("A drop: comes today"))
    yield Sign(_draw_vine, tr("A vine: a pair you mixed up, comes today"))
    yield Sign(partial(draw_stage, "both", 3, 1.0), tr("A plank: a fact about both sides; dashed while not met"))
    yield Sign(_draw_gate, tr("A gate at the spring: a fact both sides share; it opens as you learn it"))


def _draw_drop(painter: QPainter, side: float, theme: Theme) -> None:
    Sprites().stamp_drop(painter, QPointF(side / 2, side * 0.25), side * 0.4, theme)


def _draw_vine(painter: QPainter, side: float, theme: Theme) -> None:
    left, right = (Cell(x, side * 0.55, side * 0.5, 0, 0, 0, 0) for x in (side * 0.08, side * 0.92))
    draw_vine(painter, left, right, theme.field)


def _draw_gate(painter: QPainter, side: float, theme: Theme) -> None:
    draw_gate(painter, QRectF(side * 0.34, side * 0.2, side * 0.32, side * 0.6), _plant("both", 3, 1.0), theme.field)
