"""The keys of the question screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from trainer.domain.response import Confidence
from trainer.ui.question.layouts import letter_of

CONFIDENCE = {"Q": Confidence.GUESS, "W": Confidence.MAYBE, "E": Confidence.SURE}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SCROLL = {Qt.Key.Key_Up: -60, Qt.Key.Key_Down: 60, Qt.Key.Key_PageUp: -400, Qt.Key.Key_PageDown: 400}
"""Pixels."""
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.ShiftModifier


def letter_alone_or_with_alt(event: QKeyEvent) -> str:
    """Return "Q" and the like for a letter pressed alone or with Alt, empty for anything else."""
    return "" if event.modifiers() & _OTHERS else letter_of(event)
