"""The frame of a screen that is read: a scrolled column, at most 860 px wide, centred."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme.tokens import BROAD, CONTENT_WIDTH, SPACE, WIDE
from trainer.ui.widgets.footed import Footed
from trainer.ui.widgets.labels import plain_label


class Page(Footed):
    """A screen's base: add widgets to `column`; everything else is layout."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        inside = QWidget()
        inside.setProperty("role", "page")
        middle = QWidget(inside)
        middle.setMaximumWidth(CONTENT_WIDTH)
        across = QHBoxLayout(inside)
        across.setContentsMargins(BROAD, WIDE, BROAD, BROAD)
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE)
        self.heading = plain_label(title, "title")
        self.column.addWidget(self.heading)
        self.setWidget(inside)


def card(*, role: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the column inside it."""
    frame = QFrame()
    frame.setProperty("role", role)
    column = QVBoxLayout(frame)
    column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
    column.setSpacing(SPACE // 2)
    return frame, column
