"""Settings of what is seen first, by their numbers: naming `Qt` builds its 93 enumerations, 16 ms before the home.

A widget's setting is a property, which takes the number of an enumeration's value; `drawText` takes numbers anyway. So
nothing that the home is painted with may name `Qt` when it is imported or called (a test looks).
"""

from PySide6.QtWidgets import QWidget

PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText"""
NO_FOCUS = 0
"""Qt.FocusPolicy.NoFocus"""
TAB_AND_CLICK_FOCUS = 11
"""Qt.FocusPolicy.StrongFocus"""
NO_FRAME = 0
"""QFrame.Shape.NoFrame"""
MIDDLE_LEFT = 0x81
"""Qt.AlignmentFlag.AlignVCenter | AlignLeft"""
MIDDLE = 0x84
"""Qt.AlignmentFlag.AlignCenter"""


def set_early(widget: QWidget, name: str, number: int) -> None:
    """Give a widget's property `name` the value with this number; a name that the widget does not have is a bug."""
    if not widget.setProperty(name, number):
        raise AttributeError(name)
