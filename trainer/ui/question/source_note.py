"""Where a fact is from: its whole address as plain text, opened in a browser only after being asked."""

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.translations import tr
from trainer.ui.question.answers.tile import Button
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.speaking import focus_saying
from trainer.ui.widgets.wrapping import Wrapping

_SIZE: Final = 14


class SourceNote(QWidget):
    """Shows the line of a source; where it has an address, that can be opened.

    The app itself reaches no network: the system is handed exactly the address that stands in the question.
    """

    def __init__(self, source: str, address: str = "") -> None:
        super().__init__()
        self._address = address
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Prose(tr("Source: {source}", source=source), size=_SIZE, role="note"))
        if address:
            self._add_opening(column)

    def _add_opening(self, column: QVBoxLayout) -> None:
        self.open = Button(tr("Open the source…"), role="faint")
        self.open.clicked.connect(self._on_open)
        self.question = Prose(tr("Open this address in your browser? {address}", address=self._address), size=_SIZE)
        self.yes = Button(tr("Open it"), role="faint")
        self.yes.clicked.connect(self._on_yes)
        self.no = Button(tr("Leave it"), role="faint")
        self.no.clicked.connect(self._on_asked)
        self._answers = Wrapping()
        self._answers.add(self.yes)
        self._answers.add(self.no)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.question)
        column.addWidget(self._answers)
        self._show_question(shown=False)

    def _show_question(self, *, shown: bool) -> None:
        self.open.setVisible(not shown)
        self.question.setVisible(shown)
        self._answers.setVisible(shown)

    def _on_open(self) -> None:
        # The part that has the keyboard goes last, so that it never falls to another one meanwhile.
        self.question.show()
        self._answers.show()
        focus_saying(self.no, self.question.clean_text())
        self.open.hide()

    def _on_yes(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address, QUrl.ParsingMode.StrictMode))
        self._on_asked()

    def _on_asked(self) -> None:
        self.open.show()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_question(shown=False)
