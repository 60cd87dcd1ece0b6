"""Ears for the tests: what a screen reader says that knows no announcements, as Orca 43 does not.

It speaks the name and the description of what gets the keyboard, and a description that changes where the keyboard is.
"""

from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

NAME: Final = QAccessible.Text.Name
DESCRIPTION: Final = QAccessible.Text.Description


def interface(widget: QWidget) -> QAccessibleInterface:
    """Return what a screen reader sees of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def role(widget: QWidget) -> QAccessible.Role:
    """Return a widget's role."""
    return interface(widget).role()


def name(widget: QWidget) -> str:
    """Return a widget's name."""
    return interface(widget).text(NAME)


def description(widget: QWidget) -> str:
    """Return a widget's description."""
    return interface(widget).text(DESCRIPTION)


class Ear:
    """Listens at the keyboard; what is there when the keyboard comes is heard, what is put there later too."""

    def __init__(self, application: QApplication) -> None:
        self._said: list[str] = []
        self._here: QWidget | None = None
        self._description = ""
        self._application = application
        application.focusChanged.connect(self._on_focus)
        self._settle()

    def _settle(self) -> None:
        self._here = QApplication.focusWidget()
        self._description = "" if self._here is None else description(self._here)

    def _on_focus(self, _before: QWidget | None, here: QWidget | None) -> None:
        if here is not None:
            self._said += [name(here), description(here)]
        self._settle()

    def heard(self) -> str:
        """Return what was heard since the last call."""
        here = QApplication.focusWidget()
        if here is not None and here is self._here and description(here) != self._description:
            self._said.append(description(here))
        self._settle()
        said, self._said = "\n".join(self._said), []
        return said

    def close(self) -> None:
        """Listen no more."""
        self._application.focusChanged.disconnect(self._on_focus)
