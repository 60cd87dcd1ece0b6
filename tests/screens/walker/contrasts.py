"""Text and control edges as painted: 4.5:1 and 3:1."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.screens.walker.colours import contrast, ground_and_strongest, picture, pixels, place_in
from tests.screens.walker.fault import Fault, place_of

TEXT, EDGE = 4.5, 3.0
WORDS_ONLY = {"link", "back", "icon", "faint", "fold", "nav", "row", "numbers", "palette"}
"""Roles of what is words without a box: the text must be readable, there is no edge."""
OUTSIDE, INSIDE, DASH = 3, 7, 12
"""Pixels looked at on either side of a left edge, and of its height: a dash and a gap."""


def _text_area(widget: QWidget) -> QRect | None:
    """Return the part of a widget where its own text stands; None where it has none."""
    if isinstance(widget, QLabel):
        return widget.rect() if widget.text().strip() else None
    if isinstance(widget, QAbstractButton) and widget.text().strip():
        return widget.rect().adjusted(6, 6, -6, -6)
    if isinstance(widget, QLineEdit) and (widget.text() or widget.placeholderText()):
        return widget.rect().adjusted(6, 6, -6, -6)
    return None


def faint_text(window: QWidget) -> list[Fault]:
    """Return the texts whose strongest pixel stays below 4.5:1 against their ground."""
    faults = []
    whole = picture(window)
    for widget in window.findChildren(QWidget):
        area = _text_area(widget) if widget.isVisible() and widget.isEnabled() else None
        seen = QRect() if area is None else place_in(window, widget, area)
        if seen.isEmpty():
            continue
        _, strongest = ground_and_strongest(whole.copy(seen))
        if strongest < TEXT:
            faults.append(Fault("faint text", place_of(widget), f"{strongest:.2f} to 1"))
    return faults


def _has_edge(widget: QWidget) -> bool:
    if (
        widget.property("role") in WORDS_ONLY
        or widget.objectName().startswith("qt_")
        or isinstance(widget, QHeaderView)
    ):
        return False
    return isinstance(
        widget, QAbstractButton | QLineEdit | QPlainTextEdit | QAbstractItemView | QComboBox | QAbstractSpinBox
    )


def edge_strength(window: QWidget, whole: QImage, widget: QWidget) -> float | None:
    """Return the contrast of a control's left edge against what is beside it; None where it cannot be seen."""
    seen = place_in(window, widget)
    middle = seen.center().y()
    if seen.height() < widget.height() or seen.left() < OUTSIDE:
        return None
    colours = pixels(whole.copy(seen.left() - OUTSIDE, middle - DASH // 2, OUTSIDE + INSIDE, DASH))
    return max(contrast(colours[0], colour) for colour in colours)


def faint_edges(window: QWidget) -> list[Fault]:
    """Return the controls whose edge stays below 3:1."""
    faults = []
    whole = picture(window)
    for widget in window.findChildren(QWidget):
        usable = widget.isVisible() and widget.isEnabled() and _has_edge(widget)
        strength = edge_strength(window, whole, widget) if usable and _can_be_used(widget) else None
        if strength is not None and strength < EDGE:
            faults.append(Fault("faint edge", place_of(widget), f"{strength:.2f} to 1"))
    return faults


def _can_be_used(widget: QWidget) -> bool:
    """Return False for what takes no mouse any more: it is the picture of an answer, not a control."""
    return not widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
