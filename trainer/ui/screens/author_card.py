"""What may be handed to the author of the questions: shown first as it is, then copied as it was shown."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.study.author_notes import AuthorNote, notes_as_csv
from trainer.translations import tr
from trainer.ui.theme.tokens import SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.speaking import announce_name
from trainer.ui.widgets.visible_text import literal

_TALLEST_PX = 160


class AuthorCard(QFrame):
    """Shows the learner's own wordings, words on pairs and odd questions as CSV; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TALLEST_PX)
        self.text.setAccessibleName(tr("What is copied"))
        self.copy = button(tr("Copy for the author"))
        self.copy.setObjectName("copy-for-author")
        self.copy.clicked.connect(self._on_copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(plain_label(tr("For the author of the questions"), "heading"))
        column.addWidget(plain_label(tr("Your own wordings, your words on pairs, and questions you called odd.")))
        column.addWidget(plain_label(tr("Nothing is sent: you copy it and give it to whom you like."), "quiet"))
        column.addWidget(self.text)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_notes(self, notes: tuple[AuthorNote, ...]) -> None:
        """Show these notes."""
        self.text.setPlainText("\n".join(literal(line) for line in notes_as_csv(notes).splitlines()))
        self.setVisible(bool(notes))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(tr("Copied"))
        self.copy.setAccessibleName(tr("Copied"))
        announce_name(self.copy)
