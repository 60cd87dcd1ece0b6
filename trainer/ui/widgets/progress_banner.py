"""Long work as a bar and a sentence above the screen; nothing waits for it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from trainer.domain.message import Message
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP, SPACE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label

LATE_MS = 300
"""What is done sooner is not worth a bar."""
_FULL = 1000


class ProgressBanner(QFrame):
    """Shows how far work is, once it has taken a while.

    Signals: `cancelled()` when the learner calls it off.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, late_ms: int = LATE_MS) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.sentence = plain_label("", wraps=False)
        self.bar = QProgressBar()
        self.bar.setRange(0, _FULL)
        self.bar.setTextVisible(False)
        self.stop = button("", "link")
        self.stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, GAP, SPACE, GAP)
        row.setSpacing(SPACE)
        row.addWidget(self.sentence)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self._late = QTimer(self, singleShot=True, interval=late_ms)
        self._late.timeout.connect(self.show)
        self.hide()

    def begin(self, *, stoppable: bool) -> None:
        """Show what is told from now on, soon."""
        self._say(tr("One moment."))
        self.bar.setValue(0)
        self.bar.setAccessibleName(tr("Progress"))
        self.stop.setText(tr("Stop"))
        self.stop.setAccessibleName(tr("Stop"))
        self.stop.setEnabled(True)
        self.stop.setVisible(stoppable)
        self._late.start()

    def show_progress(self, share: float, doing: Message) -> None:
        """Show how far it is."""
        self.bar.setValue(round(min(max(share, 0.0), 1.0) * _FULL))
        if self.stop.isEnabled():
            self._say(say(doing))

    def end(self) -> None:
        """Vanish."""
        self._late.stop()
        self.hide()

    def _say(self, words: str) -> None:
        self.sentence.setText(words)
        self.setAccessibleName(words)

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self._say(tr("Stopping; everything stays as it was."))
        self.cancelled.emit()
