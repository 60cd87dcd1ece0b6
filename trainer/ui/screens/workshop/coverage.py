"""What is covered: topic × type, with holes that can be filled from here."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from trainer.authoring.workshop_snapshot import CoverageLine
from trainer.domain.message import Message
from trainer.translations import say, tr
from trainer.ui.widgets.visible_text import literal

_Index = QModelIndex | QPersistentModelIndex
HOLE = "＋"
_MOST_ROWS = 3


class CoverageModel(QAbstractTableModel):
    """A row a topic, a column a type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CoverageLine, ...] = ()
        self.types: tuple[tuple[str, Message], ...] = ()

    def show_coverage(self, types: tuple[tuple[str, Message], ...], lines: tuple[CoverageLine, ...]) -> bool:
        """Show it; return whether anything is different."""
        if (types, lines) == (self.types, self.lines):
            return False
        self.beginResetModel()
        self.types, self.lines = types, lines
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of topics."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of types, and one for the topic's name."""
        return 0 if parent.isValid() else len(self.types) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a topic's name, a number, or the sign of a hole."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if column == 0:
            return literal(line.title)
        count, heard = line.counts[column - 1], role == Qt.ItemDataRole.AccessibleTextRole
        shown = str(count) if count else HOLE
        if not heard:
            return shown
        said = str(count) if count else tr("none yet: Enter adds one")
        return f"{literal(line.title)}, {say(self.types[column - 1][1])}: {said}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a type's name."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr("Topic") if section == 0 else say(self.types[section - 1][1])


class CoverageTable(QTableView):
    """The table; Enter or a click on a hole asks for a question there.

    Signals: `hole_wanted(str aspect, str side, str type)`.
    """

    hole_wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = CoverageModel(self)
        self.setModel(self.cells)
        self.setAccessibleName(tr("Coverage"))
        self.setProperty("role", "numbers")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.clicked.connect(self._on_taken)
        self._fit()

    def show_coverage(self, types: tuple[tuple[str, Message], ...], lines: tuple[CoverageLine, ...]) -> None:
        """Show what is covered; the place in the table stays where it can."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        if self.cells.show_coverage(types, lines):
            if lines:
                self.setCurrentIndex(self.cells.index(min(max(row, 0), len(lines) - 1), max(column, 0)))
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the cell the keyboard is on by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._on_taken(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_taken(self, index: QModelIndex) -> None:
        if index.isValid() and index.column():
            line = self.cells.lines[index.row()]
            if not line.counts[index.column() - 1]:
                self.hole_wanted.emit(line.aspect, line.side, self.cells.types[index.column() - 1][0])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        tall = self.fontMetrics().lineSpacing() + 12
        self.verticalHeader().setDefaultSectionSize(tall)
        shown = min(max(self.cells.rowCount(), 2), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        head = self.horizontalHeader().sizeHint().height()
        rest = bar + 4
        self.setMinimumHeight(head + 2 * tall + rest)
        self.setMaximumHeight(head + shown * tall + rest)
