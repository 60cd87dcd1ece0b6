"""What is seen while something is carried: its words beside the pointer, and the marks of the places for it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.styled_property import set_styled_property
from trainer.ui.widgets.text_size import text_scale

BESIDE = QPoint(14, 12)
"""Pixels from the pointer, so that the place under it is seen."""
WIDEST = 320
"""Pixels at 100 % text size."""


def set_drop(part: QWidget, drop: str) -> None:
    """Mark a part as a place for what is carried: "open", "here" under the pointer, or "" for none."""
    set_styled_property(part, "drop", drop)


class DraggedTile(QFrame):
    """The carried words; takes no mouse and no keyboard."""

    def __init__(self, words: str, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "carried")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        text = Prose(words)
        row.addWidget(text)
        width = min(text.sizeHint().width(), round(WIDEST * text_scale()), window.width() // 2)
        text.setFixedSize(width, text.heightForWidth(width))
        self.adjustSize()

    def follow(self, at: QPoint) -> None:
        """Stand beside the global point `at`, inside the window."""
        window = self._window
        corner = window.mapFromGlobal(at) + BESIDE
        corner.setX(min(corner.x(), window.width() - self.width()))
        corner.setY(min(corner.y(), window.height() - self.height()))
        self.move(corner)
        if not self.isVisible():
            self.show()
            self.raise_()
