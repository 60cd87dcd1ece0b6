"""A certificate painted by the window's own printing, also where no window is open."""

from functools import cache

from PySide6.QtGui import QGuiApplication

from trainer.assigning.certificate import CertificatePaper


def painted_certificate(certificate: CertificatePaper) -> bytes:
    """Return a PDF."""
    from trainer.ui.printing.print_certificate import certificate_pdf

    _application()
    return certificate_pdf(certificate)


@cache
def _application() -> QGuiApplication:
    """Return the application that fonts need; without a window one that draws off the screen."""
    there = QGuiApplication.instance()
    return there if isinstance(there, QGuiApplication) else QGuiApplication(["minori", "-platform", "offscreen"])
