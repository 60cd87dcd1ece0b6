"""What the ways of answering by typing have in common."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.question.answers.view import AnswerView


class TypingView(AnswerView):
    """Has lines to type into; the first one takes the keyboard, and each can be come back to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typing = True
        self._lines: Sequence[AnswerLine] = ()

    def watch(self, lines: Sequence[AnswerLine]) -> None:
        """Follow the lines: what is in them, and whether the keyboard is."""
        self._lines = lines
        for line in lines:
            line.changed.connect(self.changed)
            line.focus_moved.connect(self._on_focus_moved)

    def first_stop(self) -> QWidget:
        """Return the first line.

        It is no focus proxy of the view: that would take over the policy of the view, which is no stop, and its place
        in the order of Tab; a line that was left could not be entered again.
        """
        return self._lines[0] if self._lines else self

    def finish_composing(self) -> None:
        """Make what an input method composes part of the answer."""
        for line in self._lines:
            line.finish_composing()

    def _on_focus_moved(self) -> None:
        typing = QApplication.focusWidget() in self._lines
        if typing != self.typing:
            self.typing = typing
            self.hint_changed.emit()
