"""A soft change of screens: the old picture fades over the new one, and never stands in the way of input."""

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget


class Fade(QWidget):
    """Covers its parent with `picture` and goes away in `milliseconds`; deletes itself."""

    def __init__(self, picture: QPixmap, milliseconds: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self._share = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(parent.rect())
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(milliseconds)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value)
        self._animation.finished.connect(self._on_finished)
        self.show()
        self.raise_()
        self._animation.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is left of the old picture."""
        painter = QPainter(self)
        painter.setOpacity(self._share)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _on_value(self, value: float) -> None:
        self._share = value
        self.update()

    def _on_finished(self) -> None:
        self.hide()
        self.deleteLater()
