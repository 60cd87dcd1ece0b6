"""The frame of a page of the console: wider than what is read, its acts under its title."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.translations import tr
from trainer.ui.theme.tokens import GAP, SPACE, STEP, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.footed import Footed
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.wrapping import Wrapping

WIDEST = 1240
"""Logical pixels; tables need more room than what is read."""
_HEAD_BESIDE = 44
"""Letters of width from which acts stand beside the title."""


class ConsolePage(Footed):
    """A scrolled column under a title; the way back stands above it.

    Signals: `back_wanted()`.
    """

    back_wanted = Signal()

    def __init__(self, title: str, *, has_back: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        inside, middle = QWidget(), QWidget()
        inside.setProperty("role", "page")
        middle.setMaximumWidth(WIDEST)
        across = QHBoxLayout(inside)
        across.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.back = button(tr("‹ All assignments"), "back")
        self.back.clicked.connect(self.back_wanted)
        if not has_back:
            self.back.hide()
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.heading = plain_label(title, "title")
        self.head_acts = Wrapping()
        self.head_acts.hide()
        self.head = SideBySide(((self.heading, 1), (self.head_acts, 0)), _HEAD_BESIDE)
        self.column.addWidget(self.head)
        self.first_focus: QWidget = self.back
        """Where the keyboard begins."""
        self.setWidget(inside)

    def add_head_acts(self, *acts: QWidget) -> None:
        """Put buttons beside the title, or below it where there is little room."""
        for one in acts:
            self.head_acts.add(one)
        self.head_acts.show()

    def add_acts(self, *acts: QWidget) -> Wrapping:
        """Add a row of buttons."""
        row = Wrapping()
        for act in acts:
            row.add(act)
        self.column.addWidget(row)
        return row

    def lead_to(self, part: QWidget) -> None:
        """Give a part the keyboard, and bring it in sight once what was just shown has its place."""
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, WIDE))

    def say_title(self, title: str) -> None:
        """Put another title there."""
        self.heading.setText(title)
        self.setAccessibleName(title)


class SideBySide(QWidget):
    """Parts beside each other where there is room, else one below the other."""

    def __init__(self, parts: Sequence[tuple[QWidget, int]], least: int, parent: QWidget | None = None) -> None:
        """`parts` with their shares of the width; below `least` letters of width they stand in a column."""
        super().__init__(parent)
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(STEP)
        for part, share in parts:
            self._box.addWidget(part, share, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room asks for it."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._least * self.fontMetrics().horizontalAdvance("あ")
        ways = QBoxLayout.Direction
        wanted = ways.LeftToRight if beside else ways.TopToBottom
        if wanted != self._box.direction():
            self._box.setDirection(wanted)


def act(text: str) -> QPushButton:
    """Return a button of the console: closer than those of what is read."""
    return button(text, "pick")


def spaced_card() -> tuple[QFrame, QVBoxLayout]:
    """Return a card of the console and its column: closer than what is read."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(SPACE, STEP, SPACE, STEP)
    column.setSpacing(GAP)
    return frame, column
