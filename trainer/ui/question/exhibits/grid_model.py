"""An exhibit's grid as a model, for screen readers to walk."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.domain.grid import Grid
from trainer.ui.question.exhibits.words import said

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class GridModel(QAbstractTableModel):
    """The cells in words; each says its column, and without columns what its row is about."""

    def __init__(self, grid: Grid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(said(column) for column in grid.columns)
        self._rows = tuple(tuple(said(cell) for cell in row) for row in grid.rows)
        self._width = max((len(row) for row in (self._heads, *self._rows)), default=0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of rows without the heads."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._width

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return what a screen reader says for a cell."""
        if not index.isValid() or role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        row, column = self._rows[index.row()], index.column()
        words = row[column] if column < len(row) else ""
        if role == _Role.DisplayRole:
            return words
        about = self._heads[column] if column < len(self._heads) else row[0] if column else ""
        return f"{about}: {words}" if about else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Return a column's head."""
        across = orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole
        return self._heads[section] if across and section < len(self._heads) else None
