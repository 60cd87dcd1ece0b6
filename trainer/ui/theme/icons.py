"""One-colour icons, tinted by role."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from trainer.resources import assets_folder


def icon_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return `assets/icons/<name>.svg` in `colour` at `size` logical pixels; the file draws in `currentColor`."""
    drawing = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
