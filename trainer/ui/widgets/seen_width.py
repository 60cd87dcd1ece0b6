"""How wide what is seen of a scroll area is."""

from PySide6.QtWidgets import QAbstractScrollArea


def seen_width(area: QAbstractScrollArea) -> int:
    """Return the width of the area's viewport.

    The viewport itself is not asked for: PySide makes a class of every widget of Qt before it hands out one that it
    did not make (a tenth of the home's painting).
    """
    bar = area.verticalScrollBar()
    return area.maximumViewportSize().width() - (bar.width() if bar.isVisibleTo(area) else 0)
