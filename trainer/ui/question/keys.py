"""The keys of the question screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from trainer.domain.response import Confidence

CONFIDENCE = {
    Qt.Key.Key_Q: Confidence.GUESS,
    Qt.Key.Key_W: Confidence.MAYBE,
    Qt.Key.Key_E: Confidence.SURE,
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SCROLL = {Qt.Key.Key_Up: -60, Qt.Key.Key_Down: 60, Qt.Key.Key_PageUp: -400, Qt.Key.Key_PageDown: 400}
"""Pixels."""
ALONE_OR_ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.AltModifier,
)
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
REDO = ((_SHIFT, Qt.Key.Key_Z), (_SHIFT | _CONTROL, Qt.Key.Key_Z), (_CONTROL, Qt.Key.Key_Y))
"""All that programs take a redo from, on every system."""


def is_undo(event: QKeyEvent) -> bool:
    """Return whether a key takes the last answer back: the system's undo, or Z."""
    alone = event.modifiers() in ALONE_OR_ALT and event.key() == Qt.Key.Key_Z
    return alone or event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """Return whether a key puts back what was taken back."""
    return (event.modifiers(), Qt.Key(event.key())) in REDO
