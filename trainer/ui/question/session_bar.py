"""How far the session is, as a bar."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from trainer.translations import tr
from trainer.ui.numbers import percent


class SessionBar(QFrame):
    """A bar that is filled from the left.

    Not Qt's own: of that, screen readers read every change aloud, in the middle of each verdict.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._filled = QFrame(self)
        self.setProperty("role", "session")
        self._filled.setProperty("role", "session-filled")
        self.show_share(0.0)

    def show_share(self, share: float) -> None:
        """Fill this share of the bar, 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(f"{tr('Progress')}: {percent(self._share)}")
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the same share of another width."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        self._filled.setGeometry(0, 0, round(self.width() * self._share), self.height())
