"""Rows under heads, some thousand of them: sorted, filtered, copied; frozen values below, a Qt model above."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from trainer.assigning.console_views import Standing
from trainer.reports.as_csv import as_tsv
from trainer.ui.screens.console.standing_look import BESIDE_ROLE, STANDING_ROLE, StandingDelegate
from trainer.ui.widgets.plain_table import PlainTable

MARGIN = 14
"""Logical pixels beside a cell's text."""
FRAME = 2
NARROWEST = 5
"""Letters a column keeps."""
_STEP = 8
"""Logical pixels by which a column gives way at once."""
_SAMPLED = 12
"""Cells of a column that are measured: its longest."""

_OTHERS = frozenset((STANDING_ROLE, BESIDE_ROLE, int(Qt.ItemDataRole.AccessibleTextRole)))
_Index = QModelIndex | QPersistentModelIndex
SortKey = str | float


class Head(NamedTuple):
    """The head of a column."""

    title: str
    words: bool = True
    """Words stand at the left, numbers at the right."""


class Line(NamedTuple):
    """One row, ready to be shown."""

    key: str
    """By which the row is known again."""
    cells: tuple[str, ...]
    sort: tuple[SortKey, ...]
    """What each column sorts by; of one column all numbers or all words."""
    standing: Standing | None = None
    beside: str = ""
    """What stands beside the pill of the standing."""


class RowsModel(QAbstractTableModel):
    """Lines in an order, of which some are left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: tuple[Head, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self.pill = -1
        """The column of the standing; -1 where there is none."""
        self._shown: list[Line] = []
        self._sides: list[int] = []
        self._keep: Callable[[Line], bool] | None = None
        self._by, self._down = -1, False

    @property
    def shown(self) -> Sequence[Line]:
        """The lines as they are shown."""
        return self._shown

    def show_lines(self, heads: Sequence[Head], lines: Sequence[Line], pill: int = -1) -> None:
        """Show other lines; order and filter stay."""
        self.beginResetModel()
        self.heads, self.lines, self.pill = tuple(heads), tuple(lines), pill
        self._sides = [self._side(head) for head in heads]
        self._arrange()
        self.endResetModel()

    def keep(self, wanted: Callable[[Line], bool] | None) -> None:
        """Show only the lines that are `wanted`; None: all."""
        self.beginResetModel()
        self._keep = wanted
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1: as they were given."""
        self.layoutAboutToBeChanged.emit()
        self._by, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        shown = [line for line in self.lines if self._keep is None or self._keep(line)]
        if 0 <= self._by < len(self.heads):
            by = self._by
            shown.sort(key=lambda line: line.sort[by], reverse=self._down)
        self._shown = shown

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, what a screen reader says for it, its side, or the standing of its row."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._sides[index.column()]
        # Asked for seven more roles a cell, and painted twenty rows at a time: what is not there is said at once.
        return self._other(index, role) if role in _OTHERS else None

    def _other(self, index: _Index, role: int) -> str | None:
        line = self._shown[index.row()]
        if role == STANDING_ROLE:
            return line.standing
        if role == BESIDE_ROLE:
            return line.beside
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heads[index.column()].title}: {line.cells[index.column()]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title, or its side."""
        if orientation == Qt.Orientation.Vertical or section >= len(self.heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section].title
        return self._side(self.heads[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @staticmethod
    def _side(head: Head) -> int:
        across = Qt.AlignmentFlag.AlignLeft if head.words else Qt.AlignmentFlag.AlignRight
        return int(across | Qt.AlignmentFlag.AlignVCenter)


class RowsView(PlainTable):
    """The table: rows of one height, as many at once as there is room for; Enter or a double click opens one.

    Signals: `opened(str key)`.
    """

    opened = Signal(str)

    def __init__(self, name: str, most_rows: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self._most_rows = most_rows
        self._pills: StandingDelegate | None = None
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._on_head)
        self.activated.connect(self._on_activated)

    def paint_standings(self, pills: StandingDelegate) -> None:
        """Paint the standing's column by `pills`."""
        self._pills = pills

    def show_lines(self, heads: Sequence[Head], lines: Sequence[Line], pill: int = -1) -> None:
        """Show lines; the column `pill` holds the standing."""
        self.rows.show_lines(heads, lines, pill)
        if self._pills is not None and pill >= 0:
            self.setItemDelegateForColumn(pill, self._pills)
        self.fit()

    def fit(self) -> None:
        """Give columns and rows their sizes."""
        self.ensurePolished()
        letters, header = QFontMetrics(self.font()), self.horizontalHeader()
        tall = round(letters.height() * 1.5) + MARGIN
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(tall)
        shown = min(max(len(self.rows.lines), 1), self._most_rows)
        policy = Qt.ScrollBarPolicy
        many = len(self.rows.lines) > self._most_rows
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if many else policy.ScrollBarAlwaysOff)
        wide = self._fit_columns(letters)
        bar = self.horizontalScrollBar().sizeHint().height() if wide > self.viewport().width() else 0
        self.setFixedHeight(header.sizeHint().height() + shown * tall + bar + 2 * FRAME)

    def _fit_columns(self, letters: QFontMetrics) -> int:
        """Give each column what it wants, and words what is left over; return how wide that is."""
        heads, header, room = self.rows.heads, self.horizontalHeader(), self.viewport().width()
        wishes = [max(self._wish(at, letters), header.sectionSizeHint(at)) for at in range(len(heads))]
        least = NARROWEST * letters.horizontalAdvance("あ") + 2 * MARGIN
        words = [at for at, head in enumerate(heads) if head.words]
        given = _squeezed(wishes, [(at, self._least(at, least)) for at in words], room)
        spare = max(room - sum(given), 0)
        last = words[-1] if words else len(heads) - 1
        for at in range(len(heads)):
            self.setColumnWidth(at, given[at] + spare // 2 // len(heads) + (spare // 2 if at == last else 0))
        return sum(given)

    def _least(self, column: int, least: int) -> int:
        """Return the width below which a column does not give way: a pill is always whole."""
        if column != self.rows.pill or self._pills is None:
            return least
        standings = {line.standing for line in self.rows.lines if line.standing is not None}
        return max((round(self._pills.width_of(one, "")) for one in standings), default=least)

    def _wish(self, column: int, letters: QFontMetrics) -> int:
        """Return the width in which the longest cells of a column are whole."""
        if column == self.rows.pill and self._pills is not None:
            pills = {(line.standing, line.beside) for line in self.rows.lines if line.standing is not None}
            return max((round(self._pills.width_of(one, beside)) for one, beside in pills), default=0)
        cells = {line.cells[column] for line in self.rows.lines}
        longest = sorted(cells, key=len)[-_SAMPLED:]
        return max((letters.horizontalAdvance(text) for text in longest), default=0) + 2 * MARGIN

    def sort_by(self, column: int, *, down: bool) -> None:
        """Order by a column, and let its head say so."""
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(column >= 0)
        header.setSortIndicator(column, order)
        self.rows.sort(column, order)

    def copied_rows(self) -> list[Sequence[str]]:
        """Return the selected rows; without any, all that are shown, under their heads."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        if chosen:
            return [self.rows.shown[row].cells for row in chosen]
        return [[head.title for head in self.rows.heads], *(line.cells for line in self.rows.shown)]

    def copy_all(self) -> None:
        """Copy what is shown, under its heads."""
        self.clearSelection()
        QGuiApplication.clipboard().setText(as_tsv(self.copied_rows()))

    def _on_head(self, column: int) -> None:
        header = self.horizontalHeader()
        again = header.isSortIndicatorShown() and header.sortIndicatorSection() == column
        self.sort_by(column, down=again and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.shown[index.row()].key)


def _squeezed(wishes: Sequence[int], words: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Return widths of which the widest columns gave way first, so that short ones stay whole; `words` have a least."""
    given = list(wishes)
    while soft := [(given[at], at, least) for at, least in words if given[at] > least and sum(given) > room]:
        wide, at, least = max(soft)
        given[at] -= min(sum(given) - room, wide - least, _STEP)
    return given
