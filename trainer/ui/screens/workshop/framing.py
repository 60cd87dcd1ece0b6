"""What stands around the parts of the workshop: cards, what is scrolled, and the line that counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from trainer.authoring.workshop_snapshot import WorkshopSnapshot
from trainer.domain.message import Message, counted, listed, message
from trainer.ui.theme.tokens import GAP, SPACE, TINY_GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.wrapping import Wrapping


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
