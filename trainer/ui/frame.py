"""The window itself: painted at once with nothing but its paper and its name, filled when the rest has been loaded."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from trainer.domain.preferences import ThemeChoice
from trainer.ui.fonts import interface_font
from trainer.ui.theme.theme import theme_for

WIDTH, HEIGHT = 1280, 800
LEAST_WIDTH, LEAST_HEIGHT = 800, 560
_NAME = "みのり"
_NAME_PX = 32
_HALF_LIGHT = 128
_CENTRE = 0x84
"""Qt.AlignmentFlag.AlignCenter: the `Qt` namespace takes 16 ms to build and is not needed for this first frame."""


class Frame(QMainWindow):
    """Holds the shell once there is one, and asks it before closing."""

    def __init__(self, choice: ThemeChoice, application: QApplication) -> None:
        super().__init__()
        dark = application.palette().window().color().lightness() < _HALF_LIGHT
        self._roles = theme_for(choice, "dark" if dark else "light").roles
        self._inside: QWidget | None = None
        self.setWindowTitle(_NAME)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(WIDTH, HEIGHT)

    def fill(self, inside: QWidget) -> None:
        """Show `inside`; its title becomes the window's."""
        self._inside = inside
        inside.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(inside.windowTitle())
        self.setCentralWidget(inside)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper and name while there is nothing else."""
        if self._inside is not None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        area = QRect(0, 0, self.width(), self.height())
        painter.fillRect(area, QColor(self._roles.paper))
        painter.setPen(QColor(self._roles.soil))
        painter.setFont(interface_font(_NAME_PX))
        painter.drawText(area, _CENTRE, _NAME)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when what is inside is ready to; it then says so itself."""
        if self._inside is not None and not self._inside.close():
            event.ignore()
