"""A table to hear under something to see: Tab reaches it, the arrows walk it, what is seen is laid over it."""

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QSizePolicy, QTableView, QWidget

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class OverlaidTable(QTableView):
    """Shows nothing of a table's own; what is laid into `face` has its room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "contrast")
        self.face = QHBoxLayout(self.viewport())
        self.face.setContentsMargins(0, 0, 0, 0)
        self.face.setSpacing(10)
        self._be_quiet()

    def hear(self, model: QAbstractItemModel) -> None:
        """Let readers hear the cells of `model`."""
        self.setModel(model)

    def _be_quiet(self) -> None:
        """Take no more of the keyboard than Tab and the arrows."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the face in `width` pixels."""
        frame = 2 * self.frameWidth()
        return self.face.totalHeightForWidth(width - frame) + frame

    def sizeHint(self) -> QSize:
        """Return what the face wants."""
        return self.face.totalSizeHint() + self._frame()

    def minimumSizeHint(self) -> QSize:
        """Return what the face needs."""
        return self.face.totalMinimumSize() + self._frame()

    def _frame(self) -> QSize:
        return QSize(2 * self.frameWidth(), 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cells about the places of what is seen, for who touches them to hear them."""
        super().resizeEvent(event)
        columns, rows = self.model().columnCount(), self.model().rowCount()
        for column in range(columns):
            self.setColumnWidth(column, event.size().width() // columns)
        for row in range(rows):
            self.setRowHeight(row, event.size().height() // rows)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing: what is seen is laid over it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows; every other key is the question's."""
        if event.key() in _ARROWS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()
