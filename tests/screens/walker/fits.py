"""Whether everything has room: no text cut off, nothing outside its parent, nothing over its neighbour."""

from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QScrollArea, QWidget

from tests.screens.walker.fault import Fault, place_of
from trainer.ui.widgets.prose import Prose

SLACK = 1
"""Pixels lost to rounding."""


def _shown(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def _label_needs(label: QLabel) -> tuple[int, int]:
    """Return width and height that the label's text needs in its present width."""
    if label.hasHeightForWidth():
        lines = QFontMetrics(label.font())
        breaks = isinstance(label, Prose)  # our own prose breaks anywhere, a label only between words
        flags = Qt.TextFlag.TextWordWrap.value
        longest = 0 if breaks else lines.boundingRect(label.contentsRect(), flags, label.text()).width()
        return longest + label.width() - label.contentsRect().width(), label.heightForWidth(label.width())
    return label.sizeHint().width(), label.sizeHint().height()


def _needs(widget: QWidget) -> tuple[int, int]:
    if isinstance(widget, QLabel):
        return _label_needs(widget) if widget.text() or not widget.pixmap().isNull() else (0, 0)
    metrics = widget.fontMetrics()
    if isinstance(widget, QAbstractButton) and widget.text():
        wide = max(metrics.horizontalAdvance(line) for line in widget.text().replace("&&", "&").split("\n"))
        return wide + 4, metrics.height()
    if isinstance(widget, QLineEdit):
        return metrics.horizontalAdvance(widget.placeholderText()), metrics.height()
    return 0, 0


def cut_off(window: QWidget) -> list[Fault]:
    """Return the texts that do not fit into their widget."""
    faults = []
    for widget in _shown(window):
        wide, high = _needs(widget)
        if widget.width() + SLACK < wide or widget.height() + SLACK < high:
            has = f"needs {wide} x {high}, has {widget.width()} x {widget.height()}"
            faults.append(Fault("cut off", place_of(widget), has))
    return faults


def _may_go_over(widget: QWidget) -> bool:
    """Return whether a widget is what a scroll area scrolls."""
    above = widget.parentWidget()
    over = above.parentWidget() if above is not None else None
    return isinstance(over, QAbstractScrollArea) and over.viewport() is above


def _internal(widget: QWidget) -> bool:
    """Return whether Qt made the widget for itself: scroll bars and their boxes."""
    return widget.objectName().startswith("qt_")


def outside(window: QWidget) -> list[Fault]:
    """Return what stands outside its parent, and pages that have to be scrolled sideways."""
    faults = []
    for widget in _shown(window):
        above = widget.parentWidget()
        if above is None or _internal(widget) or widget.isWindow():
            continue
        if _may_go_over(widget):
            area = above.parentWidget()
            if isinstance(area, QScrollArea) and widget.width() > above.width() + SLACK:
                more = f"{widget.width()} pixels in {above.width()}"
                faults.append(Fault("sideways", place_of(area), more))
            continue
        if not above.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry()):
            faults.append(Fault("outside", place_of(widget), f"{_words(widget.geometry())} in {_words(above.rect())}"))
    return faults


def _words(rect: QRect) -> str:
    return f"({rect.x()}, {rect.y()}, {rect.width()}, {rect.height()})"


def overlapping(window: QWidget) -> list[Fault]:
    """Return neighbours that cover each other; what floats on purpose says so by the property `floats`."""
    faults = []
    for above in (window, *_shown(window)):
        children = [
            child
            for child in above.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if child.isVisible() and not child.isWindow() and not _internal(child) and not child.property("floats")
        ]
        for one, other in combinations(children, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > SLACK and both.height() > SLACK:
                faults.append(Fault("overlap", place_of(one), f"and {place_of(other)} share {_words(both)}"))
    return faults
