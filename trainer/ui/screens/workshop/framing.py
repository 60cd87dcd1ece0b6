"""What stands around the parts of the workshop: cards, what is scrolled, and the line that counts."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from trainer.authoring.workshop_snapshot import WorkshopSnapshot
from trainer.domain.message import Message, counted, listed, message
from trainer.ui.theme.tokens import GAP, SPACE, TINY_GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.text_size import text_scale
from trainer.ui.widgets.wrapping import Wrapping

LEAST: Final = 310
"""Logical pixels of height at 100 % text size that one part needs."""


class PartsStack(QStackedWidget):
    """The views of the workshop: as low as one part can be, as high as there is room."""

    def sizeHint(self) -> QSize:
        """Want no more than the least: what is higher is scrolled inside."""
        return QSize(super().sizeHint().width(), round(LEAST * text_scale()))

    def hasHeightForWidth(self) -> bool:
        """Say no: whatever the width, what is higher is scrolled inside."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return what one part needs in the text size that is used now."""
        return QSize(0, round(LEAST * text_scale()))


def scrolled_whole(screen: QWidget) -> QVBoxLayout:
    """Return the column of a screen that is scrolled as a whole where the room is low."""
    inside = QWidget()
    inside.setProperty("role", "page")
    whole = QScrollArea()
    whole.setWidgetResizable(True)
    whole.setFrameShape(QFrame.Shape.NoFrame)
    whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    whole.setWidget(inside)
    frame = QVBoxLayout(screen)
    frame.setContentsMargins(0, 0, 0, 0)
    frame.addWidget(whole)
    return QVBoxLayout(inside)


def card_around(title: str, note: str, part: QWidget, *acts: QWidget) -> QFrame:
    """Return a card with a part under its heading, what can be done with it, and a quiet word on how."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(SPACE, GAP, SPACE, GAP)
    column.setSpacing(TINY_GAP)
    head = Wrapping()
    for one in (plain_label(title, "heading", wraps=False), *acts, plain_label(note, "quiet", wraps=False)):
        head.add(one)
    column.addWidget(head)
    column.addWidget(part)
    column.addStretch(1)
    return frame


def scrolled(part: QWidget) -> QScrollArea:
    """Return a part that is scrolled where it is higher than its room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    inside.setProperty("role", "page")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    area.setWidget(inside)
    return area


def status_line(snapshot: WorkshopSnapshot) -> Message:
    """Return how much there is, and what is said of it."""
    counts = snapshot.counts
    said = [
        counted("{count} distinction", "{count} distinctions", counts.distinctions),
        counted("{count} question", "{count} questions", counts.questions),
        counted("{count} error", "{count} errors", counts.errors),
        counted("{count} warning", "{count} warnings", counts.warnings),
    ]
    if counts.open_marks:
        said.append(counted("{count} place to write", "{count} places to write", counts.open_marks))
    if counts.unchecked:
        said.append(message("still being checked"))
    return listed(said)
