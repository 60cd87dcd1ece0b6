"""The roles that Qt's own widgets do not have: headings, pictures, and groups of what belongs together."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

HEADINGS: Final = frozenset({"display", "title", "heading", "headline"})
"""Roles of the style sheet."""
SPOKEN: Final = {
    "feedback": QAccessible.Role.Grouping,
    "twin-cell": QAccessible.Role.Grouping,
    "answer-view": QAccessible.Role.Grouping,
    "chart": QAccessible.Role.Chart,
    "garden": QAccessible.Role.Graphic,
    "exhibit": QAccessible.Role.Grouping,
    "picture": QAccessible.Role.Graphic,
}
"""Of other widgets."""


class HeadingInterface(QAccessibleWidget):
    """A label that begins a part of a screen."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label

    def text(self, kind: QAccessible.Text) -> str:
        """Return the label's words as its name."""
        if kind == QAccessible.Text.Name:
            return self._label.accessibleName() or self._label.text()
        return super().text(kind)


def interface_for(_class: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader is to see of `thing`; None for what Qt says of it."""
    role = thing.property("role")
    if role in HEADINGS and isinstance(thing, QLabel):
        return HeadingInterface(thing)
    if role in SPOKEN and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, SPOKEN[role])
    return None


def give_roles() -> None:
    """Let screen readers see these roles, from now on."""
    QAccessible.installFactory(interface_for)
