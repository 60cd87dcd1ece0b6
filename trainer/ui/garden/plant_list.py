"""The field's twin for those who read or hear it: the same plants as a list."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from trainer.study.home import HomeSnapshot
from trainer.translations import tr
from trainer.ui.garden.words import spoken

_Index = QModelIndex | QPersistentModelIndex


class PlantModel(QAbstractListModel):
    """One row a plant, aspect by aspect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, str], ...] = ()

    def show_field(self, snapshot: HomeSnapshot) -> None:
        """Show `snapshot`."""
        plants = sorted(snapshot.plants, key=lambda plant: plant.aspect)
        self.beginResetModel()
        self._lines = tuple((plant.fact, spoken(snapshot, plant)) for plant in plants)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of plants."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a plant's line, or its fact for UserRole."""
        if not index.isValid():
            return None
        fact, line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line
        return fact if role == Qt.ItemDataRole.UserRole else None


class PlantList(QListView):
    """Shows the plants as lines.

    Signals: `plant_chosen(str fact)` by double click or Enter.
    """

    plant_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plants = PlantModel(self)
        self.setModel(self._plants)
        self.setAccessibleName(tr("Field as a list"))
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(130)
        self.activated.connect(self._on_activated)

    def show_field(self, snapshot: HomeSnapshot) -> None:
        """Show `snapshot`."""
        self._plants.show_field(snapshot)
        if snapshot.plants:
            self.setCurrentIndex(self._plants.index(0))

    def _on_activated(self, index: QModelIndex) -> None:
        self.plant_chosen.emit(str(index.data(Qt.ItemDataRole.UserRole)))
