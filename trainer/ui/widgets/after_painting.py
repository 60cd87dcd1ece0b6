"""Work that comes after what is on its way to the screen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""Painting is posted at the low priority; a timer of nothing would come before it."""


class AfterPainting(QObject):
    """Calls `then` once for each `ask`, when everything that waits to be painted has been painted.

    Where nothing is to be painted it is called in the loop's next turn; when `parent` goes, it is not called at all.
    """

    def __init__(self, parent: QObject, then: Callable[[], None]) -> None:
        super().__init__(parent)
        self._then = QTimer(self, singleShot=True)
        self._then.timeout.connect(then)

    def ask(self) -> None:
        """Have `then` called."""
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)

    def forget(self) -> None:
        """Call nothing any more of what was asked."""
        QCoreApplication.removePostedEvents(self, QEvent.Type.User.value)
        self._then.stop()

    def event(self, event: QEvent) -> bool:
        """Let the turn of the loop that painted end first."""
        if event.type() != QEvent.Type.User:
            return super().event(event)
        self._then.start(0)
        return True
