"""A screen whose time counts only while the learner's eyes may be on it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from trainer.domain.clock import Clock
from trainer.ui.question.attention import Attention


class WatchedTime(QWidget):
    """Stops counting while the window, or the application, is not the one in use."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attention = Attention(clock)
        self._away = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state)

    def is_counting(self) -> bool:
        """Return whether there is something to answer, so that time counts."""
        raise NotImplementedError

    def set_away(self, away: bool) -> None:
        """Pause the time while something else has the learner's eyes."""
        self._away = away
        if away:
            self._attention.pause()
        elif self.is_counting() and self.isVisible():
            self._attention.resume()

    def begin_time(self) -> None:
        """Count from zero, as soon as somebody looks."""
        self._attention.begin()
        if self._away or not self.isVisible():
            self._attention.pause()

    def event(self, event: QEvent) -> bool:
        """Pause the time while the window is not the one in use."""
        if event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate):
            self.set_away(event.type() == QEvent.Type.WindowDeactivate)
        return super().event(event)

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        self.set_away(state != Qt.ApplicationState.ApplicationActive)
