"""A text broken into lines, ready for a painter."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption


def in_lines(text: str, font: QFont, width: float, side: Qt.AlignmentFlag) -> QTextLayout:
    """Return plain `text` in lines of `width` logical pixels; its bounding rectangle is its size."""
    layout = QTextLayout(text, font)
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0.0, top))
        top += line.height()
    layout.endLayout()
    return layout
