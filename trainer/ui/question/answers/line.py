"""One line to type an answer into, safe for Japanese input."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.ui.question.answers.tile import set_state
from trainer.ui.widgets.palette_key import is_opening_key
from trainer.ui.widgets.text_size import follow_text_size, sized

LONGEST = 400
"""Characters; no answer is longer, and a paste of a book would only slow the window down."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SURE = (Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_E, Qt.Key.Key_F, Qt.Key.Key_Z, Qt.Key.Key_0)
"""With Alt these belong to the question screen, and only with Alt: alone they are text."""

_SIZE = 18


class AnswerLine(QLineEdit):
    """A line edit that keeps digits and letters as text and leaves Enter to the question.

    While an input method composes, Enter and Escape belong to it and never reach the question.
    Signals: `changed` when the text changed, also by a finished composition.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self.setMaxLength(LONGEST)
        self.setProperty("role", "answer")
        self.setFont(sized(_SIZE))
        self.setAccessibleName(name)
        self.textChanged.connect(self._on_text_changed)

    def lock(self, state: str) -> None:
        """Take no more input and show "right" or "wrong"."""
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_state(self, state)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        follow_text_size(self, event, _SIZE)
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let go of the palette's key."""
        if is_opening_key(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a composition is under way."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line ends its composition."""
        self.composing = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is text; leave the question's own keys to it."""
        if self.composing and event.key() in (*_ENTER, Qt.Key.Key_Escape):
            event.accept()
        elif self._belongs_to_question(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _belongs_to_question(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER or (event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _SURE):
            return True
        return event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()

    def _on_text_changed(self, _text: str) -> None:
        if self.property("state") == "near":
            set_state(self, "")
        self.changed.emit()
