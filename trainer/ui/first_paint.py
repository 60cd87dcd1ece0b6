"""Telling when a window has been painted for the first time, so that heavy work can wait until then."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches a widget until it has been painted once.

    Signals: `painted()`, once, in a later turn of the event loop than the painting itself.
    """

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the paint event and let it through."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)
        return False


class InTurns(QObject):
    """Does one piece of work in each turn of the event loop, so that the window goes on painting between.

    Signals: `finished()` when all are done.
    """

    finished = Signal()

    def __init__(self, pieces: Iterable[str], do: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = iter(tuple(pieces))
        self._do = do

    def begin(self) -> None:
        """Do the first piece in the next turn."""
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self.finished.emit()
            return
        self._do(piece)
        QTimer.singleShot(0, self, self._next)
