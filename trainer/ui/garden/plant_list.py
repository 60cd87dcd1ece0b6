"""The field's twin for those who read or hear it: the same plants as a table."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from trainer.study.home import HomeSnapshot, Plant
from trainer.translations import tr
from trainer.ui.garden.words import growth_words, hold_words, mixed_up, place_words, spoken
from trainer.ui.widgets.visible_text import literal

_Index = QModelIndex | QPersistentModelIndex
_Words = Callable[[HomeSnapshot, Plant], str]


def _columns() -> tuple[tuple[str, _Words], ...]:
    """Return head and words of each column."""
    return (
        (tr("Fact"), lambda _, plant: plant.name),
        (tr("Where"), place_words),
        (tr("Growth"), lambda _, plant: growth_words(plant)),
        (tr("Today"), lambda _, plant: hold_words(plant)),
        (tr("Easily taken for"), mixed_up),
    )


class PlantModel(QAbstractTableModel):
    """One row a plant, aspect by aspect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._facts: tuple[str, ...] = ()
        self._said: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_field(self, snapshot: HomeSnapshot) -> None:
        """Show `snapshot`."""
        plants = sorted(snapshot.plants, key=lambda plant: plant.aspect)
        columns = _columns()
        self.beginResetModel()
        self._heads = tuple(head for head, _ in columns)
        self._facts = tuple(plant.fact for plant in plants)
        self._said = tuple(spoken(snapshot, plant) for plant in plants)
        self._rows = tuple(tuple(literal(words(snapshot, plant)) for _, words in columns) for plant in plants)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of plants."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, what a screen reader says (the whole plant in the first), its fact for UserRole."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[row][column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[column]}: {self._rows[row][column]}" if column else self._said[row]
        return self._facts[row] if role == Qt.ItemDataRole.UserRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's head."""
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if across and section < len(self._heads) else None


class PlantList(QTableView):
    """Shows the plants as rows; the columns share the width, and words wrap.

    Signals: `plant_chosen(str fact)` by double click or Enter.
    """

    plant_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plants = PlantModel(self)
        self.setModel(self._plants)
        self.setAccessibleName(tr("Field as a list"))
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(110)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._on_activated)

    def show_field(self, snapshot: HomeSnapshot) -> None:
        """Show `snapshot`."""
        self._plants.show_field(snapshot)
        self.resizeRowsToContents()
        if snapshot.plants:
            self.setCurrentIndex(self._plants.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resizeRowsToContents()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.resizeRowsToContents()

    def _on_activated(self, index: QModelIndex) -> None:
        self.plant_chosen.emit(str(index.data(Qt.ItemDataRole.UserRole)))
