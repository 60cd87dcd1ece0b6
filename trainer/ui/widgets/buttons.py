"""Buttons by role; each screen has exactly one primary one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QPushButton, QWidget

from trainer.ui.widgets.styled_property import set_styled_property


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
    set_styled_property(widget, "role", role)
