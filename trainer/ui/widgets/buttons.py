"""Buttons by role; each screen has exactly one primary one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from trainer.ui.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent


class Button(QPushButton):
    """A push button on which the pointer becomes a hand."""

    def enterEvent(self, event: "QEnterEvent") -> None:
        """Show the hand."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see trainer.ui.early

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


def button(text: str, role: str = "quiet", parent: QWidget | None = None) -> QPushButton:
    """Return a push button with a role of the style sheet."""
    # Words and parent by setters: the constructor's other forms would load QIcon, 5 ms before the first paint.
    made = Button()
    made.setText(text.replace("&", "&&"))
    if parent is not None:
        made.setParent(parent)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setAutoDefault(True)
    return made


def give_role(widget: QWidget, role: str) -> None:
    """Change a widget's role; its look follows at once."""
    if widget.property("role") != role:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see trainer.ui.early

        widget.setProperty("role", role)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class Segments(Wrapping):
    """A few choices side by side, in lines where there is little room; exactly one of them taken.

    Signals: `picked(str key)` when the learner takes another one.
    """

    picked = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys: dict[QAbstractButton, str] = {}
        for key, text in choices:
            choice = button(text, "segment", self)
            choice.setCheckable(True)
            choice.setAccessibleName(f"{name}: {text}")
            choice.setObjectName(f"segment-{key}")
            self._group.addButton(choice)
            self._keys[choice] = key
            self.add(choice)
        self._group.buttonClicked.connect(self._on_clicked)

    def take(self, key: str) -> None:
        """Show `key` as taken; a key that is not offered leaves none taken."""
        self._group.setExclusive(False)
        for choice, own in self._keys.items():
            choice.setChecked(own == key)
        self._group.setExclusive(True)

    def _on_clicked(self, choice: QAbstractButton) -> None:
        self.picked.emit(self._keys[choice])
