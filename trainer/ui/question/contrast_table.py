"""A fact and its twin, side by side."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.domain.text import Text
from trainer.study.steps import ContrastTable, TwinColumn
from trainer.translations import say, tr
from trainer.ui.question.answers.tile import plain_label
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose


class TwinPair(QWidget):
    """Two columns, left and right as in the field; the asked fact is framed and says so."""

    def __init__(self, table: ContrastTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        left, right = clean(say(table.left.name)), clean(say(table.right.name))
        self.setAccessibleName(tr("Compared: {left} and {right}", left=left, right=right))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(_cell(table.left, table.aspect), 1)
        row.addWidget(_cell(table.right, table.aspect), 1)
        column.addLayout(row)


def _cell(twin: TwinColumn, aspect: Text) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "twin-cell")
    frame.setProperty("state", "asked" if twin.was_asked else "")
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, 8, 14, 10)
    column.setSpacing(0)
    head = QHBoxLayout()
    where = " · ".join(part for part in (say(twin.side), say(aspect)) if part)
    head.addWidget(Prose(where, size=14, role="note"), 1)
    if twin.was_asked:
        head.addWidget(_asked())
    column.addLayout(head)
    column.addWidget(Prose(say(twin.name), weight=600))
    column.addWidget(Prose(say(twin.text)))
    column.addStretch()
    return frame


def _asked() -> QLabel:
    label = plain_label("note", size=14, weight=600)
    label.setText(tr("● this question"))
    return label
