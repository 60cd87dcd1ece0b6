"""Before a test is left: what stays, and the way back to it. Everything else is left without a word."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from trainer.study.steps import Progress
from trainer.translations import tr
from trainer.ui.question.answers.tile import Button
from trainer.ui.widgets.prose import Prose


class Leaving(QFrame):
    """One sentence and two buttons above the question, hidden until a test is to be left.

    Signals: `confirmed()` when it is to be left indeed, `stayed()` when not.
    """

    confirmed = Signal()
    stayed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self.setProperty("role", "strip")
        self.words = Prose()
        self.stay = Button(tr("Go on with the test"), role="sure")
        self.stay.clicked.connect(self._on_stay)
        self.leave = Button(tr("Leave the test"), role="sure")
        self.leave.clicked.connect(self._on_leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.stay)
        row.addWidget(self.leave)
        self.hide()

    def show_progress(self, progress: Progress) -> None:
        """Take in where the session stands; another question takes the question about leaving away."""
        if progress != self._progress:
            self.hide()
        self._progress = progress

    def asks(self) -> bool:
        """Ask, where it is a test; asked a second time it goes away: nobody said to leave. Return whether it is one."""
        progress = self._progress
        if progress is None or progress.of is None:
            return False
        said = tr("{answered} of {of} are answered and kept.", answered=progress.answered, of=progress.of)
        on = tr("You can go on with it today.") if progress.left_ms is None else tr("Its clock goes on running.")
        self.words.set_text(f"{said} {on}")
        if not self.isHidden():
            self._on_stay()
            return True
        self.setAccessibleName(self.words.text())
        self.show()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_stay(self) -> None:
        self.hide()
        self.stayed.emit()

    def _on_leave(self) -> None:
        self.hide()
        self.confirmed.emit()
