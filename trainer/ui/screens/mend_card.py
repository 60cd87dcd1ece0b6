"""Mending the record: what comes back and what is lost is told first, then one click does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from trainer.study.remedy import Remedy
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP, SMALL, SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose


class MendCard(QFrame):
    """Shows a Remedy.

    Signals: `remedy_wanted()`: what would mending do; `mend_wanted()`: do it.
    """

    remedy_wanted = Signal()
    mend_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._look = button(tr("See what can be mended"))
        self._look.clicked.connect(self.remedy_wanted)
        self._found = Prose()
        self._mend = button(tr("Mend now"), "primary")
        self._mend.clicked.connect(self.mend_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(GAP)
        column.addWidget(plain_label(tr("Mend the record"), "strong"))
        note = tr("After damage, the record is put together again from everything that is sound.")
        column.addWidget(Prose(note, size=SMALL, role="note"))
        column.addWidget(self._look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._found)
        column.addWidget(self._mend, 0, Qt.AlignmentFlag.AlignRight)
        self._found.hide()
        self._mend.hide()

    @property
    def act(self) -> QPushButton:
        """The button that mends."""
        return self._mend

    def show_remedy(self, remedy: Remedy | None) -> None:
        """Show what mending would do; None: that has been done."""
        self._found.setVisible(remedy is not None)
        self._mend.setVisible(remedy is not None and not remedy.file_is_sound)
        if remedy is not None:
            self._found.set_text(say(remedy.sentence))
