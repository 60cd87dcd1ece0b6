"""An asked fact and its twin, side by side: two cells to see, a table to hear."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.domain.text import Text
from trainer.study.steps import Contrast, FactCard
from trainer.translations import say, tr
from trainer.ui.question.answers.tile import plain_label
from trainer.ui.widgets.overlaid_table import OverlaidTable
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose

_Index = QModelIndex | QPersistentModelIndex


class ContrastModel(QAbstractTableModel):
    """A column a fact under the place where it stands; a row its name, a row its text."""

    def __init__(self, cards: tuple[FactCard, ...], aspect: Text, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(clean(_place(card, aspect)) for card in cards)
        self._rows = tuple(tuple(clean(words) for words in row) for row in (
            [f"{say(card.name)} {_asked_words()}" if card.was_asked else say(card.name) for card in cards],
            [say(card.text) for card in cards],
        ))  # fmt: skip

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return two: name and text."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of facts."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a screen reader says for a cell; the cells that are seen are widgets."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        words = self._rows[index.row()][index.column()]
        return words if role == Qt.ItemDataRole.DisplayRole else f"{self._heads[index.column()]}: {words}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the place of a fact."""
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if across and section < len(self._heads) else None


class ContrastTable(OverlaidTable):
    """Two columns, left and right as in the field; an asked fact is framed and says so."""

    def __init__(self, contrast: Contrast, parent: QWidget | None = None) -> None:
        asked, twin = contrast.asked, contrast.twins[0]
        left, right = (twin, asked) if contrast.asked_stands_right else (asked, twin)
        names = clean(say(left.name)), clean(say(right.name))
        super().__init__(tr("Compared: {left} and {right}", left=names[0], right=names[1]), parent)
        self.hear(ContrastModel((left, right), contrast.aspect, self))
        for card in (left, right):
            self.face.addWidget(FactCell(card, contrast.aspect), 1)


class FactCell(QFrame):
    """One fact: where it stands in the field, its name and its text; `alone` Tab comes to it."""

    def __init__(self, card: FactCard, aspect: Text, parent: QWidget | None = None, *, alone: bool = False) -> None:
        super().__init__(parent)
        self.fact = card.fact
        self.setProperty("role", "twin-cell")
        self.setProperty("state", "asked" if card.was_asked else "")
        if alone:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setAccessibleName(clean("\n".join((_place(card, aspect), say(card.name), say(card.text)))))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(0)
        place = Prose(_place(card, aspect), size=14, role="note")
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


def _place(card: FactCard, aspect: Text) -> str:
    return " · ".join(part for part in (say(card.side), say(aspect)) if part)


def _asked_words() -> str:
    return tr("● this question")


def _asked() -> QLabel:
    label = plain_label("note", size=14, weight=600)
    label.setText(_asked_words())
    return label
