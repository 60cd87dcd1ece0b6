"""The learner's text size: what has a size of its own gets it anew at once when another one is chosen."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from trainer.ui.theme.tokens import BODY, STRONG


def text_scale() -> float:
    """Return how large the learner wants text, 1.0 for 100 %; the application font carries it."""
    font = QApplication.font()
    # Asking Qt which font it found takes long, and ours has its size in pixels.
    pixels = font.pixelSize()
    return max(0.5, (pixels if pixels > 0 else QFontInfo(font).pixelSize()) / BODY)


def sized(size: int, weight: int = 400) -> QFont:
    """Return the application font in `size` pixels (at 100 %) and the given weight."""
    font = QFont(QApplication.font())
    font.setPixelSize(max(1, round(size * text_scale())))
    font.setWeight(QFont.Weight.Bold if weight >= STRONG else QFont.Weight(weight))
    return font


_MAY_MEAN_SIZE: Final = (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange)


def follow_text_size(widget: QWidget, kind: QEvent.Type, size: int, weight: int = 400) -> bool:
    """Give `widget` its font anew where a change event of this kind means another text size; return whether it did.

    Qt tells windows only of another application font; the style sheet that comes with it reaches everybody.
    """
    if kind not in _MAY_MEAN_SIZE:
        return False
    if max(1, round(size * text_scale())) == widget.font().pixelSize():
        return False
    widget.setFont(sized(size, weight))
    return True


class SizedLabel(QLabel):
    """A plain label with a size of its own; never reads its text as anything but text."""

    def __init__(self, role: str, *, size: int = BODY, weight: int = 400, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._weight = weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setFont(sized(size, weight))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        follow_text_size(self, event.type(), self._size, self._weight)
        super().changeEvent(event)
