"""A scrolled page whose next act stays in sight: what is kept below it is never scrolled away."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QWidget

from trainer.ui.theme.tokens import BROAD, CONTENT_WIDTH, GAP


class Footed(QScrollArea):
    """A scroll area with room for one row of acts at its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot: QFrame | None = None
        self._acts_below: QWidget | None = None

    def keep_below(self, acts: QWidget, widest: int = CONTENT_WIDTH, beside: int = BROAD) -> None:
        """Keep a row of acts below what is scrolled, as long as the row is shown; in line with a column that wide."""
        foot = QFrame(self)
        foot.setProperty("role", "page")
        row = QHBoxLayout(foot)
        row.setContentsMargins(beside, GAP, beside, GAP)
        acts.setMaximumWidth(widest)
        row.addStretch(1)
        row.addWidget(acts, 1000)
        row.addStretch(1)
        acts.installEventFilter(self)
        self._foot, self._acts_below = foot, acts
        self._place_foot()

    def acts_last(self) -> None:
        """Let the keyboard come to the acts after everything above them, as they stand."""
        inside, acts = self.widget(), self._acts_below
        if inside is None or acts is None:
            return
        # By place, not along the chain, which runs through all of the window and what is just going.
        reached = [one for one in inside.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        last = max((one for one in reached if not one.isHidden()), key=lambda one: _place(one, inside), default=None)
        stops: list[QWidget] = [] if last is None else [last]
        stops += acts.findChildren(QAbstractButton)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        """Order the keyboard once all of the page is there."""
        super().showEvent(event)
        self.acts_last()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the foot anew."""
        super().resizeEvent(event)
        self._place_foot()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the room back while the row is hidden, and take as much as it needs."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest}:
            self._place_foot()
        return super().eventFilter(watched, event)

    def _place_foot(self) -> None:
        foot = self._foot
        if foot is None:
            return
        layout, acts = foot.layout(), self._acts_below
        shown = acts is not None and not acts.isHidden()
        foot.setVisible(shown)
        height = 0
        if shown and layout is not None:
            height = layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self.setViewportMargins(0, 0, 0, height)
        foot.setGeometry(0, self.height() - height, self.width(), height)


def _place(widget: QWidget, inside: QWidget) -> tuple[int, int]:
    at = widget.mapTo(inside, QPoint())
    return at.y(), at.x()
