"""What every way of answering offers the question screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from trainer.domain.grade import Grade, Slip
from trainer.domain.response import Response
from trainer.translations import tr
from trainer.ui.question.layouts import digit_of
from trainer.ui.widgets.speaking import Speaker

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
GAP = 10
"""Pixels between choices."""
TIGHT = 4
"""Pixels between them once answered: the feedback below is to be read without scrolling."""


class AnswerView(QWidget):
    """One way of answering; it holds what was answered so far and nothing else.

    Signals: `changed` when the answer changed; `submitted` when a choice is an answer by itself; `hint_changed` when
    other keys mean something now.
    Keys reach the view only when no text field took them, wherever on the screen the keyboard is.
    """

    changed = Signal()
    submitted = Signal()
    hint_changed = Signal()

    takes_confidence = True
    """False where the learner judges alone: neither 勘・たぶん・自信あり nor わからない."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.locked = False
        self.typing = False
        """Whether the keyboard is in a text field, where letters and digits are text and Alt makes them keys."""
        self._speaker = Speaker()
        self.setProperty("role", "answer-view")
        # It holds the keyboard at first, for the digits, but Tab goes to its parts: of itself it has nothing to press.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Your answer"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)

    def response(self) -> Response | None:
        """Return the answer so far, None while it cannot be judged."""
        raise NotImplementedError

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Show, in place, what was right and what was not; takes no more input."""
        raise NotImplementedError

    def retype(self, typed: str, slips: tuple[Slip, ...]) -> None:
        """After a near miss: show what was typed, its differing characters marked, ready to be mended."""

    def begin(self) -> None:
        """Take the keyboard."""
        self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_stop(self) -> QWidget:
        """Return what has the keyboard at first."""
        return self

    def read_out(self, words: str) -> None:
        """Let what gets the keyboard first say `words`: the question, for those who hear it."""
        self.first_stop().setAccessibleDescription(words)

    def say_at(self, part: QWidget, words: str) -> None:
        """Give the part that was acted on the keyboard, and let it say `words`."""
        if not self.locked:
            self._speaker.say_at(part, words)

    def missing(self) -> str:
        """Return what still lacks, in a sentence, while there is no response."""
        return tr("Nothing is chosen yet.")

    def can_advance(self) -> bool:
        """Return whether the primary button does something here before answering."""
        return False

    def advance(self) -> None:
        """Do what the primary button does before answering."""

    def in_hand(self) -> QWidget | None:
        """Return the part to keep in sight; None for no wish."""
        part = QApplication.focusWidget()
        return part if part is not None and self.isAncestorOf(part) else None

    def finish_composing(self) -> None:
        """Make what an input method composes part of the answer."""

    def act(self) -> str:
        """Return the word on the primary button; empty while there is nothing for it to do."""
        return tr("Answer")

    def hint(self) -> str:
        """Return the keys of this view in one short line."""
        return ""

    def lock(self) -> None:
        """Take no more input."""
        self.locked = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.setSpacing(TIGHT)

    def take_digit(self, _digit: int) -> bool:
        """Take a digit key; return whether it meant something."""
        return False

    def take_step(self, _step: int) -> bool:
        """Take an arrow key, -1 up or left, 1 down or right; return whether it meant something."""
        return False

    def take_back(self) -> bool:
        """Take Backspace; return whether there was something to take back."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, arrows and Backspace; the screen gets the others."""
        event.setAccepted(self.take_key(event))

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a digit, an arrow or Backspace; return whether it meant something here."""
        return not self.locked and self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        digit = digit_of(event)
        if digit:
            # One press is one act, however long the key is held.
            return event.isAutoRepeat() or self.take_digit(digit)
        if event.modifiers() not in _PLAIN:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            return event.isAutoRepeat() or self.take_back()
        step = _STEPS.get(Qt.Key(event.key()))
        return step is not None and self.take_step(step)
