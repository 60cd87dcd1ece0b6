"""Colours as they were painted."""

import functools
from collections import Counter

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


@functools.cache
def luminance(colour: int) -> float:
    """Return the relative luminance (WCAG) of 0xRRGGBB."""
    parts = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """Return the contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pixels(image: QImage) -> list[int]:
    """Return the pixels row by row as 0xRRGGBB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return [pixel & 0xFFFFFF for pixel in memoryview(plain.constBits()).cast("B").cast("I")]


def picture(window: QWidget, area: QRect | None = None) -> QImage:
    """Return what is painted, of the whole window or of an area of it."""
    return (window.grab() if area is None else window.grab(area)).toImage()


def ground_and_strongest(image: QImage) -> tuple[int, float]:
    """Return the commonest colour, and the contrast of the colour that stands out from it most."""
    counted = Counter(pixels(image))
    if not counted:
        return 0, 1.0
    ground = counted.most_common(1)[0][0]
    return ground, max(contrast(ground, colour) for colour in counted)


def place_in(window: QWidget, widget: QWidget, inside: QRect | None = None) -> QRect:
    """Return where a widget, or a part of it, stands in the window, as far as it can be seen."""
    area = widget.rect() if inside is None else inside
    seen = QRect(widget.mapTo(window, area.topLeft()), area.size())
    above = widget.parentWidget()
    while above is not None and above is not window:
        seen = seen.intersected(QRect(above.mapTo(window, above.rect().topLeft()), above.size()))
        above = above.parentWidget()
    return seen.intersected(window.rect())
