"""Whether one can see where the keyboard stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.screens.walker.colours import contrast, picture, pixels, place_in
from tests.screens.walker.fault import Fault, place_of

AROUND = 4
"""Pixels beside the widget in which a ring may be painted."""
LEAST = 3.0
SHARE = 0.5
"""Of the widget's outline, one pixel wide: so much must change by LEAST; a large widget may mark a part of itself."""
MOST = 200
"""Pixels that are enough, however large the widget."""


def ring_strength(window: QWidget, widget: QWidget) -> tuple[int, int]:
    """Return how many pixels change by LEAST when the keyboard leaves the widget, and how many must; it comes back."""
    area = place_in(window, widget).adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(window.rect())
    focused = pixels(picture(window, area))
    widget.clearFocus()
    without = pixels(picture(window, area))
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    changed = sum(contrast(one, other) >= LEAST for one, other in zip(focused, without, strict=True) if one != other)
    return changed, min(round(2 * (area.width() + area.height()) * SHARE), MOST)


def no_ring(window: QWidget, widget: QWidget) -> list[Fault]:
    """Return what is wrong with the ring of the widget that has the keyboard."""
    changed, least = ring_strength(window, widget)
    if changed >= least:
        return []
    return [Fault("no ring", place_of(widget), f"{changed} pixels change by 3:1, {least} are needed")]
