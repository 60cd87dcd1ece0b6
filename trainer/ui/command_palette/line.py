"""The line one types into: its arrows move in the list, Enter takes, Escape leaves; safe for Japanese input."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trainer.ui.widgets.composing_line import ComposingLine

LONGEST = 200
A_PAGE = 8
"""Lines of the list."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -A_PAGE, Qt.Key.Key_PageDown: A_PAGE}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteLine(ComposingLine):
    """While an input method composes, Enter, Escape and the arrows belong to it.

    Signals: `moved(int lines)`; `taken()` by Enter; `left()` by Escape.
    """

    moved = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMaxLength(LONGEST)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Keep the keyboard: behind the palette nothing is to be reached until it is closed."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take or leave; everything else is text."""
        key = Qt.Key(event.key())
        if self.composing and (key in _ENTER or key in _STEPS or key == Qt.Key.Key_Escape):
            event.accept()
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _ENTER:
            if not event.isAutoRepeat():
                self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
