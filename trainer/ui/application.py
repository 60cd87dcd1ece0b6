"""Makes the one QApplication."""

from PySide6.QtWidgets import QApplication

ARGUMENTS = ("minori", "-style", "Fusion")
"""The style is forced here, before there is anything that could be drawn in another."""


def make_application() -> QApplication:
    """Return the one application, in the one style; made on the first call."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    application = QApplication(list(ARGUMENTS))
    application.setApplicationName("Minori")
    application.setDesktopFileName("minori")
    application.setQuitOnLastWindowClosed(False)
    return application
