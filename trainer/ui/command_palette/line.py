"""The line one types into: its arrows move in the list, Enter takes, Escape leaves; safe for Japanese input."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.ui.widgets.palette_key import is_opening_key

LONGEST = 200
A_PAGE = 8
"""Lines of the list."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -A_PAGE, Qt.Key.Key_PageDown: A_PAGE}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteLine(QLineEdit):
    """While an input method composes, Enter, Escape and the arrows belong to it.

    Signals: `moved(int lines)`; `taken()` by Enter; `left()` by Escape.
    """

    moved = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        """Let go of the palette's own key."""
        if is_opening_key(event):
            event.ignore()
            return False
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Keep the keyboard: behind the palette nothing is to be reached until it is closed."""
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a composition is under way."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line ends its composition."""
        self._composing = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take or leave; everything else is text."""
        key = Qt.Key(event.key())
        if self._composing and (key in _ENTER or key in _STEPS or key == Qt.Key.Key_Escape):
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
