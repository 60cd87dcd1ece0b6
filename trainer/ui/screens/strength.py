"""What is held today, aspect by side: in words and shades, and marked where the evidence is thin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from trainer.study.snapshots import MatrixCell, MatrixSnapshot
from trainer.translations import tr
from trainer.ui.screens.topic_cell import TopicCell
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page


class StrengthScreen(Page):
    """Shows a MatrixSnapshot as a grid; every cell says in words what its shade shows."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(tr("What you hold today"), parent)
        self._appearance = appearance
        self._note = plain_label("", "quiet")
        self._grid_widget = QWidget()
        self.column.addWidget(self._note)
        self.column.addWidget(self._grid_widget)
        self.column.addWidget(plain_label(_legend(), "quiet"))
        self.column.addStretch(1)

    def show_matrix(self, snapshot: MatrixSnapshot) -> None:
        """Show `snapshot`."""
        self._note.setText(snapshot.note)
        self._note.setVisible(bool(snapshot.note))
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for column, side in enumerate(snapshot.sides, start=1):
            head = plain_label(side, "strong")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 3)
        grid.setColumnStretch(0, 2)
        for row, aspect in enumerate(snapshot.aspects, start=1):
            grid.addWidget(plain_label(aspect, "strong"), row, 0)
            for column, side in enumerate(snapshot.sides, start=1):
                cell = snapshot.cells[row - 1][column - 1]
                grid.addWidget(self._cell(f"{aspect} · {side}", cell), row, column)
        self.column.replaceWidget(self._grid_widget, made)
        self._grid_widget.hide()
        self._grid_widget.deleteLater()
        self._grid_widget = made
        made.show()

    def _cell(self, topic: str, cell: MatrixCell | None) -> QWidget:
        if cell is None:
            empty = QWidget()
            empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            return empty
        return TopicCell(self._appearance, topic, cell)


def _legend() -> str:
    return tr("Striped: a first impression, from few answers. Percentages: what you would recall of it today.")
