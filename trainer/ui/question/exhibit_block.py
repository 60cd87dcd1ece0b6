"""What a question is asked about, in its card: a caption with the button that folds it, and the exhibit itself."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.domain.exhibit import ShownExhibit
from trainer.translations import tr
from trainer.ui.question.answers.tile import Button
from trainer.ui.question.exhibits import seen
from trainer.ui.question.exhibits.grid_model import GridModel
from trainer.ui.question.exhibits.words import heading, read_aloud
from trainer.ui.theme.tokens import GAP, SMALL, TINY_GAP
from trainer.ui.widgets.overlaid_table import OverlaidTable
from trainer.ui.widgets.prose import Prose

KEY: Final = "V"


class ExhibitBlock(QFrame):
    """A caption and its exhibit; readers hear a table, which Tab reaches and the arrows walk.

    `key` folds and opens it; empty where several stand on one screen.

    Signals: `turned` when it was opened or folded.
    """

    turned = Signal()

    def __init__(self, exhibit: ShownExhibit, parent: QWidget | None = None, *, key: str = KEY) -> None:
        super().__init__(parent)
        self.setProperty("role", "exhibit")
        self._heading = heading(exhibit)
        self.words = read_aloud(exhibit)
        """All of it, as it is heard with the question."""
        self._key = key
        self.button = Button(role="fold")
        self.body = OverlaidTable(self._heading)
        self.body.setProperty("role", "exhibit-body")
        self.body.face.setContentsMargins(GAP, TINY_GAP, GAP, TINY_GAP)
        self.body.hear(GridModel(exhibit.grid(), self.body))
        self.body.face.addWidget(seen(exhibit), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY_GAP)
        head = QHBoxLayout()
        head.addWidget(Prose(exhibit.title, size=SMALL, weight=600), 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.button)
        column.addLayout(head)
        column.addWidget(self.body)
        column.addStretch()
        self.is_open = True
        """Whether the exhibit itself is seen."""
        self._show()
        self.button.clicked.connect(self._on_clicked)

    def fold(self) -> None:
        """Leave the caption alone: the feedback needs the room."""
        self._turn(open_=False)

    def _on_clicked(self) -> None:
        self._turn(open_=not self.is_open)

    def _turn(self, *, open_: bool) -> None:
        if open_ != self.is_open:
            self.is_open = open_
            self._show()
            self.turned.emit()

    def _show(self) -> None:
        self.body.setVisible(self.is_open)
        act = tr("Fold the exhibit") if self.is_open else tr("Show the exhibit")
        shown = tr("{act} ({key})", act=act, key=self._key) if self._key else act
        self.button.setText(shown)
        self.button.setShortcut(self._key)  # a new text takes the old shortcut away
        self.button.setAccessibleName(f"{self._heading}. {shown}")
