"""The pen that shapes of the field are outlined with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen


def outline(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    """Return a pen of this colour and width in logical pixels."""
    return QPen(colour, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
