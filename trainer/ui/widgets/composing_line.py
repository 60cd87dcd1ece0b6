"""A line to type into with an input method: what is being composed is part of it, what was thrown away is not."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.ui.widgets.palette_key import is_opening_key


class ComposingLine(QLineEdit):
    """A line edit that knows of a composition under way.

    Signals: `whole_text_changed` when the text or what is composed in it changed.
    """

    whole_text_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preedit = ""
        self._told = ""
        self.setAccessibleName(name)
        self.textChanged.connect(self._tell)

    @property
    def composing(self) -> bool:
        """Whether a composition is under way: then Enter, Escape and the like belong to the input method."""
        return bool(self._preedit)

    def whole_text(self) -> str:
        """Return the text with what is being composed in its place: what one sees."""
        text, at = self.text(), self.cursorPosition()
        return text[:at] + self._preedit + text[at:]

    def finish_composing(self) -> None:
        """Make what is being composed text; does nothing where nothing is."""
        # Without a composition there is nothing to finish, but an input method may still keep one thrown away.
        if self.composing:
            QGuiApplication.inputMethod().commit()

    def event(self, event: QEvent) -> bool:
        """Let go of the palette's key."""
        if is_opening_key(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Follow the composition; one that ends without a word was thrown away and must not come back."""
        before, self._preedit = self._preedit, event.preeditString()
        thrown_away = bool(before) and not self._preedit and not event.commitString()
        super().inputMethodEvent(event)
        if thrown_away:
            # ibus keeps what it only hides, and would hand it in with the next Enter or when the line is left.
            QGuiApplication.inputMethod().reset()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line ends its composition."""
        self._preedit = ""
        super().focusOutEvent(event)
        self._tell()

    def _tell(self) -> None:
        whole = self.whole_text()
        if whole != self._told:
            self._told = whole
            self.whole_text_changed.emit()
