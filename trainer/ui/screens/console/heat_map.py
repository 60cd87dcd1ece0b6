"""Topic × group: how many are right, washed by how many; a cell of few people says nothing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from trainer.assigning.console_values import HeatCell
from trainer.assigning.console_values import HeatMap as Heat
from trainer.translations import say, tr
from trainer.ui.screens.console.rows_table import Head, Line, RowsView
from trainer.ui.screens.console.words import NOTHING_KNOWN
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, SMALL
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import literal

FEW = 5
"""People of a cell below whom its number is hidden."""
WEAK, SHAKY, GOOD = 55, 66, 80
"""Per cent: below the first weak, below the second shaky, from the third on good."""


class HeatDelegate(QStyledItemDelegate):
    """Washes a cell by its number; the number stands there too."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the wash, then the cell."""
        text = str(index.data()).removesuffix("%")
        if index.column() and text.isdecimal():
            painter.fillRect(option.rect, QColor(self._wash(int(text))))
        super().paint(painter, option, index)

    def _wash(self, share: int) -> str:
        roles = self._appearance.theme.roles
        if share < WEAK:
            return roles.wilt_wash
        if share < SHAKY:
            return roles.straw
        return roles.leaf_wash if share >= GOOD else roles.card


class HeatMap(QWidget):
    """Shows a Heat."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = tr("Which topics are weak")
        self.table = RowsView(name, 16)
        self.table.setItemDelegate(HeatDelegate(appearance, self.table))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(plain_label(name, "heading"))
        column.addWidget(
            Prose(
                tr("Right of the latest answers, topic by group; fewer than {few} people are not shown.", few=FEW),
                size=SMALL,
                role="note",
            )
        )
        column.addWidget(self.table)

    def show_heat(self, heat: Heat) -> None:
        """Show it."""
        heads = [Head(tr("Topic"))]
        heads += [
            Head(f"{clean(literal(name))}\nn={most(heat, at)}", words=False) for at, name in enumerate(heat.groups)
        ]
        lines = [
            _line(str(at), clean(literal(say(topic))), cells)
            for at, (topic, cells) in enumerate(zip(heat.topics, heat.cells, strict=True))
        ]
        self.table.show_lines(heads, lines)


def _line(key: str, topic: str, cells: tuple[HeatCell, ...]) -> Line:
    shares = [None if cell.right is None else cell.right / max(cell.answers, 1) for cell in cells]
    texts = [NOTHING_KNOWN if share is None else f"{round(100 * share)}%" for share in shares]
    sort = [-1.0 if share is None else share for share in shares]
    return Line(key, (topic, *texts), (topic, *sort))


def most(heat: Heat, group: int) -> int:
    """Return how many people of a group have answered in the topic that most of them have answered in."""
    return max((row[group].people for row in heat.cells), default=0)
