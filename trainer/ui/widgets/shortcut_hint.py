"""The keys of a view in one line that never takes a second one."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.widgets.text_size import follow_text_size, sized

BETWEEN = " · "
_SIZE = 14


class ShortcutHint(QLabel):
    """Shows as many whole parts of `a · b · c` as there is room for, and may vanish; a tool tip has all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "note")
        self.setFont(sized(_SIZE))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_keys(self, keys: str) -> None:
        """Show other keys."""
        if keys != self._keys:
            self._keys = keys
            self.setAccessibleName(keys)
            self._fit()

    def _fit(self) -> None:
        parts, letters = self._keys.split(BETWEEN), self.fontMetrics()
        shown = ""
        for count in range(len(parts), 0, -1):
            line = BETWEEN.join(parts[:count])
            if letters.horizontalAdvance(line) <= self.width():
                shown = line
                break
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if shown == self._keys else self._keys)

    def sizeHint(self) -> QSize:
        """Return one line, of any length."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is the first to give way."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        if follow_text_size(self, event.type(), _SIZE):
            self._fit()
        super().changeEvent(event)
