"""Where one writes: a line and a box that know of input methods and leave undoing to the screen."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from trainer.ui.question.keys import ENTER
from trainer.ui.widgets.composing_line import ComposingLine
from trainer.ui.widgets.palette_key import is_opening_key

PAUSE_MS = 150
"""After the last stroke; then what was typed is said."""
_FRAME = 2 * (8 + 3)
"""Logical pixels above and below a box's text: the padding and the border of the style sheet."""


def is_left_to_the_screen(event: QEvent) -> bool:
    """Return whether a text field is asked to claim a key that the whole screen has: undoing, and the palette's."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    return (
        is_opening_key(event)
        or event.matches(QKeySequence.StandardKey.Undo)
        or event.matches(QKeySequence.StandardKey.Redo)
    )


class WritingLine(ComposingLine):
    """A single line.

    Signals: `written(str)` a moment after the last stroke, or when it is left; `entered()` by Enter, `left()` by
    Escape, neither while an input method has a word under way.
    """

    written = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._unsaid = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(self._on_edited)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not said yet, or is being composed."""
        return self._unsaid or self.composing

    def show_text(self, text: str) -> None:
        """Show `text`, unless somebody is typing."""
        if text != self.text() and not self.waiting:
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def flush(self) -> None:
        """Say now what was typed."""
        if self._unsaid:
            self._unsaid = False
            self._pause.stop()
            self.written.emit(self.text())

    def _on_edited(self, _text: str) -> None:
        self._unsaid = True
        self._pause.start()

    def event(self, event: QEvent) -> bool:
        """Leave undoing to the screen."""
        if is_left_to_the_screen(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Escape, unless an input method has them."""
        if self.composing or event.key() not in (*ENTER, Qt.Key.Key_Escape):
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat():
            self.flush()
            (self.left if event.key() == Qt.Key.Key_Escape else self.entered).emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say what was typed before somebody else has the keyboard."""
        super().focusOutEvent(event)
        self.flush()


class WritingBox(QPlainTextEdit):
    """A text as high as it needs; Tab leads on. Without `lines` Enter leads on, too, and breaks nothing.

    Signals: `written(str)` a moment after the last stroke, or when it is left.
    """

    written = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, lines: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines = lines
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._unsaid = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._on_changed)
        self._fit()

    @property
    def composing(self) -> bool:
        """Whether an input method has a word under way."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not said yet, or is being composed."""
        return self._unsaid or self.composing

    def show_text(self, text: str) -> None:
        """Show `text`, unless somebody is typing."""
        if text == self.toPlainText() or self.waiting:
            return
        self._shown = text
        at = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)) if self.hasFocus() else 0)
        self.setTextCursor(cursor)

    def flush(self) -> None:
        """Say now what was typed."""
        if self._unsaid:
            self._unsaid = False
            self._pause.stop()
            self._shown = self.toPlainText()
            self.written.emit(self._shown)

    def _on_changed(self) -> None:
        self._fit()
        if self.toPlainText() != self._shown:
            self._unsaid = True
            self._pause.start()

    def event(self, event: QEvent) -> bool:
        """Leave undoing to the screen."""
        if is_left_to_the_screen(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on by Enter where there is only one line, unless an input method has it."""
        if event.key() in ENTER and (self.composing or not self._lines):
            event.accept()
            if not self.composing:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say what was typed before somebody else has the keyboard."""
        super().focusOutEvent(event)
        self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        rows = max(1, round(self.document().size().height()))
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + _FRAME)

    def sizeHint(self) -> QSize:
        """Return no more width than a few words: the layout gives the rest."""
        return QSize(12 * self.fontMetrics().averageCharWidth(), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()
