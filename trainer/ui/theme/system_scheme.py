"""What the system says of light and dark."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from trainer.ui.theme.theme import Scheme


def system_scheme() -> Scheme:
    """Return the scheme the system asks for; unknown where it says nothing."""
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme == Qt.ColorScheme.Dark:
        return "dark"
    return "light" if scheme == Qt.ColorScheme.Light else "unknown"
