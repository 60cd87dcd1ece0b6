"""What a key sets going on the question screen, wherever on it the keyboard is."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from trainer.domain.response import Confidence
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.question.keys import CONFIDENCE, is_redo, is_undo, letter_alone_or_with_alt
from trainer.ui.question.layouts import digit_of


class KeyActs(NamedTuple):
    """What there is to do; every press is one act, however long the key is held."""

    answer: Callable[[Confidence | None], None]
    unknown: Callable[[], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    flag: Callable[[], None]
    leave: Callable[[], None]

    def take(self, event: QKeyEvent, view: AnswerView | None) -> bool:
        """Do what a key asks for, and return whether that is anything; `view` where a question waits for its answer."""
        act = self._common(event)
        if act is not None:
            if not event.isAutoRepeat():
                act()
            return True
        return view is not None and (self._take_sure(event, view) or view.take_key(event))

    def _common(self, event: QKeyEvent) -> Callable[[], None] | None:
        if is_redo(event):
            return self.redo
        if is_undo(event):
            return self.undo
        if letter_alone_or_with_alt(event) == "F":
            return self.flag
        return self.leave if event.key() == Qt.Key.Key_Escape else None

    def _take_sure(self, event: QKeyEvent, view: AnswerView) -> bool:
        confidence, unknown = CONFIDENCE.get(letter_alone_or_with_alt(event)), digit_of(event) == 0
        if not view.takes_confidence or (confidence is None and not unknown):
            return False
        if event.isAutoRepeat():
            return True
        if unknown:
            self.unknown()
        elif view.response() is not None:
            self.answer(confidence)
        return True
