"""The palette's own key, which a text field must not keep to itself."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

OPENING_KEYS = "Ctrl+K"


def is_opening_key(event: QEvent) -> bool:
    """Return whether a text field is asked to claim Ctrl+K, which deletes to the end of the line on some systems."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.key() == Qt.Key.Key_K
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
