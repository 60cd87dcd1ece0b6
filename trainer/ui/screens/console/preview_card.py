"""What would be handed out, before it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.assigning.console_views import Preview
from trainer.domain.message import counted
from trainer.translations import say, tr
from trainer.ui.screens.console.words import people_words
from trainer.ui.theme.tokens import GAP, SPACE, STEP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose


class PreviewCard(QFrame):
    """Shows a Preview; hidden before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._numbers = plain_label("", "strong")
        self._sentences = Prose()
        self.write = button(tr("Write the files into a folder…"), "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, STEP, SPACE, STEP)
        column.setSpacing(GAP)
        column.addWidget(plain_label(tr("This is what learners will read"), "heading"))
        column.addWidget(self._numbers)
        column.addWidget(self._sentences)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_preview(self, preview: Preview) -> None:
        """Show it."""
        parts = [
            people_words(preview.people),
            say(counted("{count} question", "{count} questions", preview.questions)),
        ]
        if preview.own_files:
            parts.append(
                say(
                    counted(
                        "{count} file for one person alone", "{count} files for one person alone", preview.own_files
                    )
                )
            )
        self._numbers.setText(" · ".join(parts))
        self._sentences.set_text("\n".join(say(one) for one in preview.sentences))
        self.show()
