"""What goes wrong is said calmly, above the screen, without a dialog."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.translations import tr
from trainer.ui.theme.tokens import GAP, SPACE, STEP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label


class ProblemBanner(QFrame):
    """One plain sentence and a close button.

    Signals: `closed()`.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.sentence = plain_label("", "body")
        self.close_button = button(tr("Close"), "link")
        self.close_button.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, GAP, SPACE, GAP)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show `sentence`; a newer one takes its place."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def retranslate(self) -> None:
        """Take the close button's words in the language now in use."""
        self.close_button.setText(tr("Close"))
        self.close_button.setAccessibleName(tr("Close"))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


class BugPanel(QFrame):
    """A bug of ours: what happened, that nothing is lost, and the details to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setMaximumHeight(140)
        self._details.setAccessibleName(tr("Details"))
        self.sentence = plain_label("", "body")
        self._copy = button(tr("Copy details"))
        self._copy.clicked.connect(self._on_copy)
        self._close = button(tr("Close"), "link")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, STEP, SPACE, STEP)
        column.addLayout(row)
        column.addWidget(self._details)
        self.hide()

    def chain_after(self, before: QWidget) -> None:
        """Let Tab come here after `before`, as one reads."""
        for part in (self._copy, self._close, self._details):
            self.setTabOrder(before, part)
            before = part

    def show_details(self, details: str) -> None:
        """Show the panel with `details` (a traceback)."""
        self.sentence.setText(tr("Something went wrong in the program. Your answers are kept. You can go on."))
        self._details.setPlainText(details)
        self.show()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copy.setText(tr("Copied"))
