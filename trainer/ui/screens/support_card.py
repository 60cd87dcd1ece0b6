"""What may be sent to whoever helps: shown first as it is, then copied as it was shown."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.log import for_support
from trainer.translations import tr
from trainer.ui.theme.tokens import SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.speaking import announce_name

_TALLEST_PX = 220


class SupportCard(QFrame):
    """A button that shows the newest lines of the log, and one that copies exactly these."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.open_button = button(tr("Show what support gets"))
        self.open_button.setObjectName("show-support")
        self.open_button.clicked.connect(self._on_open)
        self.copied_text = QPlainTextEdit()
        self.copied_text.setReadOnly(True)
        self.copied_text.setTabChangesFocus(True)
        self.copied_text.setFixedHeight(_TALLEST_PX)
        self.copied_text.setAccessibleName(tr("What is copied"))
        self.copied_text.hide()
        self.copy_button = button(tr("Copy for support"))
        self.copy_button.setObjectName("copy-for-support")
        self.copy_button.clicked.connect(self._on_copy)
        self.copy_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(plain_label(tr("When something does not work"), "heading"))
        column.addWidget(plain_label(tr("Versions, starts and codes of problems help whoever helps you.")))
        column.addWidget(plain_label(tr("No answers, no names, no questions, no folders are in it."), "quiet"))
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.copied_text)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_open(self) -> None:
        self.copied_text.setPlainText(for_support())
        self.copied_text.show()
        self.copy_button.show()
        # The keyboard goes on where the next act is; a hidden button would lose it.
        self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_button.hide()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.copied_text.toPlainText())
        self.copy_button.setText(tr("Copied"))
        self.copy_button.setAccessibleName(tr("Copied"))
        announce_name(self.copy_button)
