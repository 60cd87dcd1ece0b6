"""After an answer its plant moves: it pushes up from its foot, softly, and never stands in the way of input."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QPointF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainer.study.home import HomeSnapshot, Plant
from trainer.ui.garden.geometry import Cell
from trainer.ui.garden.sprites import Sprites
from trainer.ui.theme.theme import Theme
from trainer.ui.theme.tokens import FADE_MS

_LEAST = 0.72
"""Of its height, from which a plant pushes up."""


def moved(before: HomeSnapshot, after: HomeSnapshot) -> frozenset[str]:
    """Return the facts whose plant grew, fell back or was watered between two looks at the same day's field."""
    known = {plant.fact: (plant.stage, plant.due, plant.moisture) for plant in before.plants}
    return frozenset(
        plant.fact
        for plant in after.plants
        if plant.fact in known and (plant.stage, plant.due, plant.moisture) != known[plant.fact]
    )


class Growing(QWidget):
    """Paints the moving plants over their empty places and goes away; deletes itself.

    Signals: `grown()` when they stand still.
    """

    grown = Signal()

    def __init__(self, plants: Sequence[tuple[Cell, Plant]], sprites: Sprites, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._plants = plants
        self._sprites = sprites
        self._theme = theme
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(parent.rect())
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value)
        self._animation.finished.connect(self._on_finished)
        self.show()
        self._animation.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every plant at its present height."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for cell, plant in self._plants:
            painter.save()
            painter.translate(cell.x, cell.y)
            painter.scale(1.0, _LEAST + (1 - _LEAST) * self._share)
            self._sprites.stamp(painter, QPointF(0, 0), cell.height, plant, self._theme)
            painter.restore()
        painter.end()

    def stop(self) -> None:
        """Let them stand still at once."""
        self._animation.stop()
        self._on_finished()

    def _on_value(self, value: float) -> None:
        self._share = value
        self.update()

    def _on_finished(self) -> None:
        self.hide()
        self.grown.emit()
        self.deleteLater()
