"""The table of distinctions: a row is what is taken for what, and what decides; a spreadsheet's rows can be pasted."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trainer.authoring.workshop_snapshot import COLUMNS, DistinctionLine
from trainer.translations import tr
from trainer.ui.screens.workshop.writing import WritingLine
from trainer.ui.widgets.visible_text import literal

_Index = QModelIndex | QPersistentModelIndex
QUESTIONS: Final = len(COLUMNS)
"""The column that only tells how many questions there are."""
NEW: Final = "＋"
_FEWEST_ROWS, _MOST_ROWS = 2, 5
"""Of the table's height."""


def heads() -> tuple[str, ...]:
    """Return the columns' heads."""
    return (tr("Aspect"), tr("Left side"), tr("Right side"), tr("What decides"), tr("Source"), tr("Questions"))


class DistinctionModel(QAbstractTableModel):
    """The rows, and below them an empty one to write the next into.

    Signals: `cell_written(str row, int column, str text)`; an empty `row` is a new one.
    """

    cell_written = Signal(str, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[DistinctionLine, ...] = ()
        self._heads = heads()

    def show_rows(self, rows: tuple[DistinctionLine, ...]) -> None:
        """Show other rows; where as many are shown, the place in the table stays."""
        if rows == self.rows:
            return
        same = [one.id for one in rows] == [one.id for one in self.rows]
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows), QUESTIONS))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of rows with the empty one."""
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else QUESTIONS + 1

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell, as it was written."""
        if row >= len(self.rows):
            return ""
        line = self.rows[row]
        return line.cells[column] if column < QUESTIONS else str(line.questions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, and for a reader its column as well."""
        if not index.isValid():
            return None
        text, column = self.text(index.row(), index.column()), index.column()
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index.row(), column, literal(text))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[column]}: {self._heard(index.row(), column, literal(text))}"
        return None

    def _shown(self, row: int, column: int, text: str) -> str:
        if row >= len(self.rows):
            return NEW if column == 0 else ""
        if column == COLUMNS.index("source") and not text:
            return tr("not yet")
        marks = self.rows[row].open_marks if column == QUESTIONS else 0
        return f"{text} ●{marks}" if marks else text

    def _heard(self, row: int, column: int, text: str) -> str:
        if row >= len(self.rows) and column == 0:
            return tr("a new row")
        marks = self.rows[row].open_marks if column == QUESTIONS and row < len(self.rows) else 0
        return tr("{count} · {marks} to write", count=text, marks=marks) if marks else text or tr("empty")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's head."""
        across = orientation == Qt.Orientation.Horizontal and section < len(self._heads)
        return self._heads[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let everything be written but the number of questions."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() < QUESTIONS else flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say what was written; it is shown when it comes back."""
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self.text(index.row(), index.column()):
            return False
        row = self.rows[index.row()].id if index.row() < len(self.rows) else ""
        self.cell_written.emit(row, index.column(), text)
        return True


class CellDelegate(QStyledItemDelegate):
    """Writes in a line that knows of input methods; Enter ends the cell and leads to the next."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Return the line."""
        line = WritingLine(heads()[index.column()], parent)
        line.setProperty("role", "cell")
        return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Begin with what stands there."""
        if isinstance(editor, WritingLine):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: _Index) -> None:
        """Hand over what was written."""
        if isinstance(editor, WritingLine):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)


class DistinctionTable(QTableView):
    """The table itself; Tab leads past it, the arrows walk it, F2, Enter or any letter writes.

    Signals: `cell_written(str row, int column, str text)`; `pasted(str text)` for whole rows; `removed(str row)`;
    `chosen(str row)`.
    """

    cell_written = Signal(str, int, str)
    pasted = Signal(str)
    removed = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._waiting: tuple[tuple[DistinctionLine, ...], str] | None = None
        self.lines = DistinctionModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(tr("Distinctions"))
        self.setProperty("role", "numbers")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lines.cell_written.connect(self.cell_written)
        self._fit()

    def show_rows(self, rows: tuple[DistinctionLine, ...], chosen: str) -> None:
        """Show the rows; the place of the keyboard stays, else it is in the chosen row. Not while a cell is written."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._waiting = rows, chosen
            return
        self._waiting = None
        at = self.currentIndex()
        row, column = at.row(), max(at.column(), 0)
        self._showing = True
        before = len(self.lines.rows)
        self.lines.show_rows(rows)
        wanted = next((number for number, one in enumerate(rows) if one.id == chosen), -1)
        if wanted >= 0 and row != wanted:
            self.setCurrentIndex(self.lines.index(wanted, column))
        elif not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(min(max(row, 0), len(rows)), column))
        self._showing = False
        if before != len(rows):
            self._fit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Say which row is chosen now."""
        super().currentChanged(current, previous)
        if not self._showing and current.row() != previous.row() and current.row() < len(self.lines.rows):
            self.chosen.emit(self.lines.rows[current.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, copy, empty a cell, take a row away, write; everything else as usual."""
        at = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.lines.text(at.row(), at.column()))
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if at.row() < len(self.lines.rows):
                self.removed.emit(self.lines.rows[at.row()].id)
        elif event.key() == Qt.Key.Key_Delete and at.isValid():
            self.lines.setData(at, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.column() < QUESTIONS:
            self.edit(at)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go to the next cell when one was ended by Enter."""
        super().closeEditor(editor, hint)
        if self._waiting is not None:
            self.show_rows(*self._waiting)
        at = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and at.column() + 1 < QUESTIONS:
            self.setCurrentIndex(self.lines.index(at.row(), at.column() + 1))

    def _paste(self, text: str) -> None:
        """Several cells are rows of their own; a single one goes where the keyboard is."""
        if "\t" in text.strip("\n") or "\n" in text.strip():
            self.pasted.emit(text)
        elif text.strip() and self.currentIndex().isValid():
            self.lines.setData(self.currentIndex(), text)

    def resizeEvent(self, event: Any) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _share(self) -> None:
        letters = self.fontMetrics().horizontalAdvance("あ")
        shares = (4, 6, 6, 8, 5, 4)
        room = max(self.viewport().width(), letters * 2 * sum(shares) // 2)
        for column, share in enumerate(shares):
            self.setColumnWidth(column, room * share // sum(shares))

    def _fit(self) -> None:
        self.ensurePolished()
        tall = self.fontMetrics().lineSpacing() + 14
        self.verticalHeader().setDefaultSectionSize(tall)
        shown = min(max(self.lines.rowCount(), _FEWEST_ROWS), _MOST_ROWS)
        head = self.horizontalHeader().sizeHint().height()
        rest = 4
        self.setMinimumHeight(head + 2 * tall + rest)
        self.setMaximumHeight(head + shown * tall + rest)
        self._share()
