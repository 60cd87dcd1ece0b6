"""A line a training on the home: until when, how far, whether it lies with whoever asked for it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.study.assignment_view import AssignmentView
from trainer.translations import say, tr
from trainer.ui.screens.assignment.taken_card import state_words
from trainer.ui.theme.tokens import SMALL, SPACE, TINY_GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.prose import Prose

_MOST = 2
"""Lines; whoever has more finds them on the screen."""


class HomeStrip(QFrame):
    """Shows AssignmentViews.

    Signals: `wanted(str registration)` when one is to be looked at; `hand_in_wanted(str registration)`.
    """

    wanted = Signal(str)
    hand_in_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE, TINY_GAP, SPACE, TINY_GAP)
        self._column.setSpacing(TINY_GAP)
        self.lines: list[QWidget] = []
        self._before: QWidget | None = None

    def follow(self, before: QWidget) -> None:
        """Take the keyboard after this widget."""
        self._before = before

    def show_views(self, views: Sequence[AssignmentView]) -> None:
        """Show what is still to be done or to be handed in first; hidden where there is nothing."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.deleteLater()
        urgent = sorted(views, key=lambda one: (one.done and not one.unsent, one.rests))
        self.lines = [self._line(view) for view in urgent[:_MOST]]
        self.setVisible(bool(self.lines))
        stops = [stop for line in self.lines for stop in line.findChildren(QAbstractButton)]
        for before, after in pairwise([self._before, *stops] if self._before is not None else stops):
            self.setTabOrder(before, after)

    def _line(self, view: AssignmentView) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        said = Prose(
            tr(
                "{title}: {until} {progress} {state}",
                title=say(view.title),
                until=say(view.until),
                progress=say(view.progress),
                state=state_words(view),
            ),
            size=SMALL,
        )
        look = button(tr("To this training"), "link")
        look.setObjectName(f"training-{view.registration}")
        look.setAccessibleName(tr("To this training: {title}", title=say(view.title)))
        look.clicked.connect(lambda: self.wanted.emit(view.registration))
        hand_in = button(tr("Hand in"), "link")
        hand_in.setObjectName(f"hand-in-{view.registration}")
        hand_in.setAccessibleName(tr("Hand in: {title}", title=say(view.title)))
        hand_in.clicked.connect(lambda: self.hand_in_wanted.emit(view.registration))
        row.addWidget(said, 1)
        row.addWidget(hand_in)
        row.addWidget(look)
        self._column.addWidget(line)
        return line
