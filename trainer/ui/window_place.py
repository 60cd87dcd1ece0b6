"""Where the window stands: on the screen that there is, and where it stood when it was closed."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QMainWindow

USUAL = QSize(1280, 800)
LEAST = QSize(800, 560)
"""Where the screen has that much; a smaller one is enough, too."""
_EDGES = QSize(16, 40)
"""Room for frame and title bar, which nobody knows before the window is shown."""


class WindowPlace:
    """Remembers place, size and whether it fills the screen, in a file of this machine: no setting of the learner's."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file

    def restore(self, window: QMainWindow) -> None:
        """Give the window the size that fits its screen, or its old place if that is on a screen that exists."""
        fit_least(window)
        free = window.screen().availableGeometry().size()
        window.resize(USUAL.boundedTo(free - _EDGES))
        kept = self._kept()
        # Half a file would be read as far as it goes; Qt knows the rest that is no place.
        if len(kept) == window.saveGeometry().size():
            # Where the screen of then is gone or smaller now, Qt moves and shrinks it.
            window.restoreGeometry(QByteArray(kept))

    def keep(self, window: QMainWindow) -> None:
        """Remember where the window stands."""
        if self._file is None:
            return
        try:
            self._file.write_bytes(window.saveGeometry().data())
        except OSError:
            # A full or read-only disk: where a window stood is not worth a sentence while it closes.
            return

    def _kept(self) -> bytes:
        try:
            return b"" if self._file is None else self._file.read_bytes()
        except OSError:
            return b""


def fit_least(window: QMainWindow) -> None:
    """Let the window become as small as its screen is."""
    free = window.screen().availableGeometry().size()
    window.setMinimumSize(LEAST.boundedTo(free - _EDGES))


def pull_in(window: QMainWindow) -> None:
    """Move and shrink a shown window so that frame and title bar lie on its screen, too."""
    if window.isMaximized() or window.isFullScreen() or window.isMinimized():
        return
    free, frame = window.screen().availableGeometry(), window.frameGeometry()
    if free.contains(frame):
        return
    edges = frame.size() - window.size()
    window.resize(window.size().boundedTo(free.size() - edges))
    inside = QRect(frame.topLeft(), window.size() + edges)
    inside.moveRight(min(inside.right(), free.right()))
    inside.moveBottom(min(inside.bottom(), free.bottom()))
    inside.moveLeft(max(inside.left(), free.left()))
    inside.moveTop(max(inside.top(), free.top()))
    window.move(inside.topLeft())
