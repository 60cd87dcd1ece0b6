"""Pictures small enough to keep, and how far two of them differ."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

SMALLER = 2
"""Kept pictures have half the window's width and height."""
STEPS = 32
"""Levels of a colour channel are rounded to multiples of this in what is kept: a third of the file's size."""
TOLERANCE = STEPS // 2 + 12
"""Levels of a channel, of 255, by which a pixel may differ: the rounding, and a little for another machine."""
SHARE = 0.0003
"""Of all pixels, that may differ by more; a short word is more."""
MOST_COLOURS = 256
"""Of a picture with a table of colours."""

_ROUNDED = bytes(min(255, (level + STEPS // 2) // STEPS * STEPS) for level in range(256))
_TOO_FAR = bytes(255 if level > TOLERANCE else 0 for level in range(256))


def small(image: QImage) -> QImage:
    """Return the picture in the size that is kept."""
    return image.scaled(
        image.width() // SMALLER,
        image.height() // SMALLER,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGB888)


def rounded(image: QImage) -> QImage:
    """Return a small picture with few colours, in a table where they fit into one."""
    plain = _mapped(image, _ROUNDED)
    # Held by a name: the view does not keep the image it looks into.
    whole = plain.convertToFormat(QImage.Format.Format_RGB32)
    colours = sorted(set(memoryview(whole.constBits()).cast("B").cast("I")))
    return plain.convertToFormat(QImage.Format.Format_Indexed8, colours) if len(colours) <= MOST_COLOURS else plain


def _mapped(image: QImage, table: bytes) -> QImage:
    data = bytes(image.constBits()).translate(table)
    return QImage(data, image.width(), image.height(), image.bytesPerLine(), image.format()).copy()


class Difference(NamedTuple):
    """How far two pictures differ."""

    share: float
    """Of the pixels, those further apart than TOLERANCE."""
    largest: int
    """Levels of the channel that differs most."""
    picture: QImage
    """Bright where they differ too far, black elsewhere."""

    @property
    def too_far(self) -> bool:
        """Whether anybody would call them different."""
        return self.share > SHARE


def difference(one: QImage, other: QImage) -> Difference:
    """Return how far two small pictures differ; of different sizes, wholly."""
    if one.size() != other.size():
        return Difference(1.0, 255, one)
    apart = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(apart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    channels = apart.convertToFormat(QImage.Format.Format_RGB888)
    far = _mapped(channels, _TOO_FAR)
    # Three bytes a pixel and no padding: the width of our pictures is a multiple of four.
    marks = bytes(far.constBits())
    wrong = sum(any(marks[at : at + 3]) for at in range(0, len(marks), 3)) if any(marks) else 0
    return Difference(wrong / (one.width() * one.height()), max(bytes(channels.constBits())), far)
