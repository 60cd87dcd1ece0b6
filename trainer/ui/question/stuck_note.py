"""A missed fact that does not stick: what it says and where it is from, to be read in peace, and a way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.study.steps import Stuck
from trainer.translations import say, tr
from trainer.ui.question.answers.tile import Button
from trainer.ui.question.source_note import SourceNote
from trainer.ui.widgets.prose import Prose


class StuckNote(QWidget):
    """Shows a `Stuck`.

    Signals: `aside_wanted(str fact, bool aside)`: it is to be put aside, or brought back.
    """

    aside_wanted = Signal(str, bool)

    def __init__(self, stuck: Stuck) -> None:
        super().__init__()
        self._stuck = stuck
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        column.addWidget(Prose(say(stuck.said), weight=600))
        if not stuck.aside:
            column.addWidget(Prose(say(stuck.text)))
            column.addWidget(SourceNote(say(stuck.source), stuck.address))
        self.act = Button(tr("Bring it back") if stuck.aside else tr("Put it aside for now"), role="faint")
        self.act.clicked.connect(self._on_clicked)
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        self.act.setVisible(not stuck.stays)

    def _on_clicked(self) -> None:
        self.aside_wanted.emit(str(self._stuck.fact), not self._stuck.aside)
