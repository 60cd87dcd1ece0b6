"""The window itself: painted at once with nothing but its paper, filled when the rest has been loaded."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget

from trainer.domain.preferences import ThemeChoice
from trainer.ui.theme.theme import Scheme, theme_for

WIDTH, HEIGHT = 1280, 800
LEAST_WIDTH, LEAST_HEIGHT = 800, 560
_NAME = "みのり"
_HALF_LIGHT = 128


class Frame(QMainWindow):
    """Holds the shell once there is one, and asks it before closing.

    Signals: `framed()`, once, in a later turn of the event loop than its first painting.
    """

    framed = Signal()

    def __init__(self, choice: ThemeChoice) -> None:
        super().__init__()
        # The palette says what the system's scheme is; asking for the scheme itself builds the `Qt` namespace, 16 ms.
        # So does painting the paper ourselves: it is the window's background, and Qt paints it.
        palette = self.palette()
        self.scheme: Scheme = "dark" if palette.window().color().lightness() < _HALF_LIGHT else "light"
        paper = theme_for(choice, self.scheme).roles.paper
        palette.setColor(QPalette.ColorRole.Window, QColor(paper))
        self.setPalette(palette)
        self._inside: QWidget | None = None
        self._framed = False
        self.setWindowTitle(_NAME)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(WIDTH, HEIGHT)

    def fill(self, inside: QWidget) -> None:
        """Show `inside`; its title becomes the window's."""
        self._inside = inside
        inside.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(inside.windowTitle())
        self.setCentralWidget(inside)

    def settle(self) -> None:
        """Stop asking for sizes; once the home has been painted: naming Qt's layouts takes a millisecond."""
        layout = self.layout()
        if layout is not None:
            # Or every question would ask the window system anew for the least size of its texts.
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and say so the first time."""
        super().paintEvent(event)
        if not self._framed:
            self._framed = True
            QTimer.singleShot(0, self, self.framed.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when what is inside is ready to; it then says so itself."""
        if self._inside is not None and not self._inside.close():
            event.ignore()
