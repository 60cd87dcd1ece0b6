"""A picture of a pack: looked at again before it is decoded, then shown no larger than there is room."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.domain.exhibit import Picture
from trainer.packs.media import checked_header, picture_bytes
from trainer.packs.picture_header import Unfit
from trainer.translations import tr
from trainer.ui.question.exhibits.painted import Ink, Painted
from trainer.ui.question.exhibits.words import said
from trainer.ui.theme.tokens import SMALL
from trainer.ui.widgets.prose import Prose

_MOST_MEMORY: Final = 160
"""Mebibytes that decoding one picture may take."""
_HIGHEST: Final = 300
_WIDEST: Final = 1600
"""Logical pixels that a picture is drawn at most; a larger one is let go of once it is scaled."""


class PhotoPicture(Painted):
    """Shows a decoded picture; its words are what readers hear."""

    def __init__(self, image: QImage, alt: str) -> None:
        super().__init__()
        self._image = image
        self.setProperty("role", "picture")
        self.setAccessibleName(alt)

    def wanted_height(self, width: float) -> float:
        """Return the height at which it is as wide as there is room, at its own size at most."""
        share = min(1.0, width / self._image.width(), _HIGHEST / self._image.height())
        return self._image.height() * share

    def draw(self, painter: QPainter, box: QRectF, ink: Ink) -> None:
        """Paint it in the middle."""
        del ink  # a picture has its own colours
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QSize(self._image.size())
        share = min(1.0, box.width() / size.width(), box.height() / size.height())
        target = QRectF(0, 0, size.width() * share, size.height() * share)
        target.moveCenter(box.center())
        painter.drawImage(target, self._image)


def photo(exhibit: Picture[str]) -> QWidget:
    """Return the picture over where it is from; where it cannot be shown, what is to be seen on it in words."""
    image = _decoded(exhibit)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    if image is None:
        column.addWidget(Prose(tr("The picture cannot be shown. It is described so:"), size=SMALL, role="note"))
        column.addWidget(Prose(exhibit.alt, size=SMALL))
    else:
        column.addWidget(PhotoPicture(image, said(exhibit.alt)))
    about = f"{exhibit.origin} ({exhibit.licence})"
    column.addWidget(Prose(about, size=SMALL, role="note"))
    return whole


def _decoded(exhibit: Picture[str]) -> QImage | None:
    """Return the picture; None where the file has changed since the pack was read and may not be decoded."""
    try:
        data = picture_bytes(Path(exhibit.path))
        header = checked_header(data, exhibit.file)
    except Unfit:
        return None
    QImageReader.setAllocationLimit(_MOST_MEMORY)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(header.kind.encode("ascii")))
    reader.setDecideFormatFromContent(False)
    reader.setAutoDetectImageFormat(False)
    image = reader.read() if reader.size() == QSize(header.width, header.height) else QImage()
    if image.isNull():
        return None
    if image.width() > _WIDEST or image.height() > _WIDEST:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        return image.scaled(_WIDEST, _WIDEST, keep, smooth)
    return image
