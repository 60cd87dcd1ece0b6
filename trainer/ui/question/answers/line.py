"""One line to type an answer into, safe for Japanese input."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from trainer.ui.question.answers.tile import set_state
from trainer.ui.question.layouts import digit_of, letter_of
from trainer.ui.widgets.composing_line import ComposingLine
from trainer.ui.widgets.text_size import follow_text_size, sized

LONGEST = 400
"""Characters; no answer is longer, and a paste of a book would only slow the window down."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = "QWEFZ"
"""With Alt these belong to the question screen, and only with Alt: alone they are text. So do 0 and Shift+Z."""
_ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard went to another window or a menu, and comes back."""
_SIZE = 18
_SHIFT, _ALT, _PAD = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class AnswerLine(ComposingLine):
    """A line edit that keeps digits and letters as text and leaves Enter to the question.

    While an input method composes, Enter and Escape belong to it and never reach the question.
    Signals: `changed` when the text changed, also while it is composed; `focus_moved` when the keyboard came or went.
    """

    changed = Signal()
    focus_moved = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMaxLength(LONGEST)
        self.setProperty("role", "answer")
        self.setFont(sized(_SIZE))
        self.whole_text_changed.connect(self._on_changed)

    def lock(self, state: str) -> None:
        """Take no more input and show "right" or "wrong"."""
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_state(self, state)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        follow_text_size(self, event.type(), _SIZE)
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so: here letters and digits are text."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so: from here on they are the question's keys."""
        super().focusOutEvent(event)
        if event.reason() not in _ELSEWHERE:
            self.focus_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is text, and taking back what was typed; leave the question's own keys to it."""
        if self.composing and event.key() in (*_ENTER, Qt.Key.Key_Escape):
            event.accept()
        elif self._belongs_to_question(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.accept()  # with nothing more to take back either: one press too many takes back no answer

    def _belongs_to_question(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            return True
        if event.modifiers() == _SHIFT | _ALT:
            return letter_of(event) == "Z"
        alone_with_alt = event.modifiers() & ~_PAD == _ALT
        return alone_with_alt and (letter_of(event) in tuple(_LETTERS) or digit_of(event) == 0)

    def _on_changed(self) -> None:
        if self.property("state") == "near":
            set_state(self, "")
        self.changed.emit()
