"""An asked fact and its twin, side by side."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.domain.text import Text
from trainer.study.steps import Contrast, FactCard
from trainer.translations import say, tr
from trainer.ui.question.answers.tile import plain_label
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose


class ContrastTable(QWidget):
    """Two columns, left and right as in the field; an asked fact is framed and says so."""

    def __init__(self, contrast: Contrast, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        asked, twin = contrast.asked, contrast.twins[0]
        left, right = (twin, asked) if contrast.asked_stands_right else (asked, twin)
        names = clean(say(left.name)), clean(say(right.name))
        self.setAccessibleName(tr("Compared: {left} and {right}", left=names[0], right=names[1]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(FactCell(left, contrast.aspect), 1)
        row.addWidget(FactCell(right, contrast.aspect), 1)


class FactCell(QFrame):
    """One fact: where it stands in the field, its name and its text."""

    def __init__(self, card: FactCard, aspect: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = card.fact
        self.setProperty("role", "twin-cell")
        self.setProperty("state", "asked" if card.was_asked else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(0)
        where = " · ".join(part for part in (say(card.side), say(aspect)) if part)
        place = Prose(where, size=14, role="note")
        if card.was_asked:
            head = QHBoxLayout()
            head.addWidget(place, 1)
            head.addWidget(_asked())
            column.addLayout(head)
        else:
            column.addWidget(place)
        column.addWidget(Prose(say(card.name), weight=600))
        column.addWidget(Prose(say(card.text)))
        column.addStretch()


def _asked() -> QLabel:
    label = plain_label("note", size=14, weight=600)
    label.setText(tr("● this question"))
    return label
