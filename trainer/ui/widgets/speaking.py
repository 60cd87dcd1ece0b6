"""Tells assistive technology what has changed.

Some screen readers, Orca 43 among them, know no announcements: they speak the name and description of what gets the
keyboard, and a description that changes where the keyboard is. So words are put there, and announced only where a
newer reader would otherwise miss them.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget

_FOCUS = Qt.FocusReason.OtherFocusReason


def announce_name(widget: QWidget) -> None:
    """Say that `widget` has another name now; nothing happens where nobody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def announce(widget: QWidget, words: str) -> None:
    """Announce `words`, for the readers that know announcements."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def focus_saying(widget: QWidget, words: str) -> None:
    """Give `widget` the keyboard with `words` as its description, and announce them."""
    widget.setAccessibleDescription(words)
    widget.setFocus(_FOCUS)
    announce(widget, words)


def words_shown(widget: QWidget) -> str:
    """Return the texts of the labels in `widget`, one a line, in the order of the layout's making."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(words for label in labels if (words := label.accessibleName() or label.text()))


class Speaker:
    """Says what was done at the part where it was done; that part has its own description back afterwards."""

    def __init__(self) -> None:
        self._at: QWidget | None = None
        self._own = ""

    def say_at(self, part: QWidget, words: str) -> None:
        """Give `part` the keyboard with `words` as its description."""
        before, own = self._at, self._own
        if part is not before:
            self._at, self._own = part, part.accessibleDescription()
        if part.hasFocus() and part.accessibleDescription() == words:
            part.setAccessibleDescription("")  # the same once more would be no change, and not be heard
        # Before the keyboard comes: a reader speaks what it finds there.
        part.setAccessibleDescription(words)
        part.setFocus(_FOCUS)
        if before is not None and part is not before:
            before.setAccessibleDescription(own)
