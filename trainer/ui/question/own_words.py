"""「違いを自分のことばで」: one line by the learner beside the pair; folded until it is wanted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.study.own_words import LONGEST
from trainer.study.steps import Contrast
from trainer.translations import tr
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.question.answers.tile import Button
from trainer.ui.question.keys import ENTER
from trainer.ui.widgets.prose import Prose


class OwnWordsLine(AnswerLine):
    """The line itself: here Enter keeps the words, and Escape leaves them as they were.

    Signals: `kept` and `left`.
    """

    kept = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tr("The difference in your own words"))
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(tr("One line, for yourself"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Escape, unless an input method has them."""
        if self.composing or event.key() not in (*ENTER, Qt.Key.Key_Escape):
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat():
            (self.left if event.key() == Qt.Key.Key_Escape else self.kept).emit()


class OwnWords(QWidget):
    """What the learner wrote on a pair, and the way to write it.

    Signals: `words_kept(str fact, str other, str words)`.
    """

    words_kept = Signal(str, str, str)

    def __init__(self, contrast: Contrast) -> None:
        super().__init__()
        self._pair = contrast.asked.fact, contrast.twins[0].fact
        self._before = contrast.own_words
        own, write = tr("In your own words"), tr("The difference in your own words")
        self.words = Prose(f"{own}: {self._before}" if self._before else "")
        self.open = Button(tr("Change") if self._before else write, role="fold")
        self.open.setAccessibleName(write)
        self.open.clicked.connect(self._on_open)
        self.line = OwnWordsLine()
        self.line.kept.connect(self._on_kept)
        self.line.left.connect(self._on_left)
        self.keep = Button(tr("Keep"), role="sure")
        self.keep.clicked.connect(self._on_kept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.open)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        if not self._before:
            row.addStretch(1)
        self._show_line(shown=False)

    def _show_line(self, *, shown: bool) -> None:
        self.line.setVisible(shown)
        self.keep.setVisible(shown)
        self.open.setVisible(not shown)
        self.words.setVisible(bool(self._before) and not shown)

    def _on_open(self) -> None:
        self.line.setText(self._before)
        self._show_line(shown=True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self) -> None:
        self._show_line(shown=False)
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kept(self) -> None:
        words = self.line.text().strip()
        if words == self._before:
            self._on_left()
        else:
            self.words_kept.emit(*self._pair, words)
