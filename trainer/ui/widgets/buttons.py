"""Buttons by role; each screen has exactly one primary one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QPushButton, QWidget


class Button(QPushButton):
    """A push button on which the pointer becomes a hand."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hand."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


def button(text: str, role: str = "quiet", parent: QWidget | None = None) -> QPushButton:
    """Return a push button with a role of the style sheet."""
    made = Button(text.replace("&", "&&"), parent)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setAutoDefault(True)
    return made


def give_role(widget: QWidget, role: str) -> None:
    """Change a widget's role; its look follows at once."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        # Also before it is first shown: a layout may have asked for its size, and the style remembers the answer.
        widget.style().unpolish(widget)
        widget.style().polish(widget)
