"""The keys of the question screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from trainer.domain.response import Confidence
from trainer.ui.question.layouts import letter_of

CONFIDENCE = {"Q": Confidence.GUESS, "W": Confidence.MAYBE, "E": Confidence.SURE}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SCROLL = {Qt.Key.Key_Up: -60, Qt.Key.Key_Down: 60, Qt.Key.Key_PageUp: -400, Qt.Key.Key_PageDown: 400}
"""Pixels."""
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT, _META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier
REDO = (("Z", _SHIFT), ("Z", _SHIFT | _CONTROL), ("Z", _SHIFT | _ALT), ("Y", _CONTROL))
"""All that programs take a redo from, on every system, and what a text field leaves."""


def letter_alone_or_with_alt(event: QKeyEvent) -> str:
    """Return "Q" and the like for a letter pressed alone or with Alt, empty for anything else."""
    return "" if event.modifiers() & (_SHIFT | _CONTROL | _META) else letter_of(event)


def is_undo(event: QKeyEvent) -> bool:
    """Return whether a key takes the last answer back: the system's undo, or Z."""
    return letter_alone_or_with_alt(event) == "Z" or event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """Return whether a key puts back what was taken back."""
    return (letter_of(event), event.modifiers() & (_SHIFT | _CONTROL | _ALT | _META)) in REDO
