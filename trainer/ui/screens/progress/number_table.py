"""The numbers of a picture as a table: to read, to select, and to copy into a spreadsheet."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.reports.as_csv import as_tsv
from trainer.reports.as_text import cell_words
from trainer.reports.report import Table
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.plain_table import PlainTable

MOST_ROWS = 14
"""Rows shown at once; more are scrolled inside the table."""
FRAME = 2
"""Logical pixels of the border; the style sheet draws it."""
MARGIN = 14
"""Logical pixels beside a cell's text: the padding of the style sheet and Qt's own."""
NARROWEST = 7
"""Letters a column of words keeps, however little room there is."""

_Index = QModelIndex | QPersistentModelIndex


class Head(NamedTuple):
    """The head of a column, in words."""

    title: str
    words: bool


Rows = Sequence[Sequence[str]]


class NumberModel(QAbstractTableModel):
    """Frozen rows under their heads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Head, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()

    def show_table(self, table: Table) -> None:
        """Show `table` in the language in use; texts of a pack are cleaned of what hides or turns text."""
        self.beginResetModel()
        self.columns = tuple(Head(clean(say(one.title)), one.words) for one in table.columns)
        self.rows = tuple(tuple(clean(cell_words(cell)) for cell in row) for row in table.rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, what a screen reader says for it, or where it stands."""
        if not index.isValid():
            return None
        text, column = self.rows[index.row()][index.column()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {text}"
        return self._side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title, or where it stands."""
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self._side(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @staticmethod
    def _side(column: Head) -> int:
        across = Qt.AlignmentFlag.AlignLeft if column.words else Qt.AlignmentFlag.AlignRight
        return int(across | Qt.AlignmentFlag.AlignVCenter)


class NumberView(PlainTable):
    """The table itself: as tall as its rows, as wide as there is room.

    Signals: `row_activated(int row)` by Enter or double click.
    """

    row_activated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumberModel(self)
        self.setModel(self.numbers)
        self.setWordWrap(True)
        self.horizontalHeader().setSectionsClickable(False)
        self.activated.connect(self._on_activated)

    def fit(self) -> None:
        """Give columns and rows their sizes: numbers what they need, words the rest."""
        # The letters are the style sheet's, and it speaks when a widget is polished.
        self.ensurePolished()
        columns, header = self.numbers.columns, self.horizontalHeader()
        # Decided here, not by Qt: a bar that comes and goes with the height would change the width again.
        many, policy = len(self.numbers.rows) > MOST_ROWS, Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if many else policy.ScrollBarAlwaysOff)
        letters = QFontMetrics(self.font())
        options = [max(self._wish(at, letters), header.sectionSizeHint(at)) for at in range(len(columns))]
        narrowest = NARROWEST * letters.horizontalAdvance("あ") + 2 * MARGIN
        room = self.viewport().width()
        words = sum(wish for wish, column in zip(options, columns, strict=True) if column.words)
        spare = room - sum(options)
        for at, column in enumerate(columns):
            more = spare // len(columns) if spare > 0 else spare * options[at] // max(words, 1) if column.words else 0
            self.setColumnWidth(at, max(options[at] + more, min(narrowest, options[at])))
        for row in range(len(self.numbers.rows)):
            self.setRowHeight(row, self._row_height(row, letters))
        shown = range(min(len(self.numbers.rows), MOST_ROWS))
        tall = header.sizeHint().height() + sum(self.rowHeight(row) for row in shown)
        wide = sum(self.columnWidth(at) for at in range(len(columns))) > room
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(tall + bar + 2 * FRAME)

    def _wish(self, column: int, letters: QFontMetrics) -> int:
        """Return the width in which no cell of the column is broken."""
        widest = max((letters.horizontalAdvance(row[column]) for row in self.numbers.rows), default=0)
        return widest + 2 * MARGIN

    def _row_height(self, row: int, letters: QFontMetrics) -> int:
        """Return the height of the row's cells: measured here, for Qt forgets the padding of the style sheet."""
        wrap, far = int(Qt.TextFlag.TextWordWrap), 1 << 20
        heights = [
            letters.boundingRect(0, 0, self.columnWidth(at) - 2 * MARGIN, far, wrap, text).height()
            for at, text in enumerate(self.numbers.rows[row])
        ]
        return max(heights, default=0) + 2 * (MARGIN - GAP) + 1

    def copied_rows(self) -> Rows:
        """Return the selected cells, row by row; the whole table with its heads where nothing is selected."""
        marked = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        if not marked:
            return [[column.title for column in self.numbers.columns], *self.numbers.rows]
        lines: dict[int, list[str]] = {}
        for row, column in marked:
            lines.setdefault(row, []).append(self.numbers.rows[row][column])
        return list(lines.values())

    def _on_activated(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.row())


class NumberTable(QWidget):
    """A table with its button 「表をコピー」.

    Signals: `row_activated(int row)`.
    """

    row_activated = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = NumberView()
        self.view.setAccessibleName(name)
        self.view.row_activated.connect(self.row_activated)
        self.copy = button(tr("Copy table"), "link")
        self.copy.clicked.connect(self._on_copy)
        head = QHBoxLayout()
        head.addWidget(plain_label(name, "strong"), 1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.view)

    def chain_after(self, parts: Sequence[QWidget]) -> None:
        """Let Tab come here after `parts`, which were made later and stand above."""
        for one, other in pairwise((*parts, self.copy, self.view)):
            self.setTabOrder(one, other)

    def show_table(self, table: Table) -> None:
        """Show the numbers; nothing is selected."""
        self.view.numbers.show_table(table)
        self.copy.setText(tr("Copy table"))
        self.view.fit()

    def _on_copy(self) -> None:
        numbers = self.view.numbers
        head = [column.title for column in numbers.columns]
        QGuiApplication.clipboard().setText(as_tsv([head, *numbers.rows]))
        self.copy.setText(tr("Copied"))
