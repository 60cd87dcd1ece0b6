"""A few choices of which one is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.wrapping import Wrapping


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
            choice.setAutoExclusive(True)  # to a screen reader a radio button; the group does the rest
            choice.setAccessibleName(f"{name}: {text}")
            choice.setObjectName(f"segment-{key}")
            self._group.addButton(choice)
            self._keys[choice] = key
            self.add(choice)
        self._group.buttonClicked.connect(self._on_clicked)

    def taken(self) -> QWidget:
        """Return the button that is taken; where none is, the group."""
        return self._group.checkedButton() or self

    def take(self, key: str) -> None:
        """Show `key` as taken; a key that is not offered leaves none taken."""
        self._group.setExclusive(False)
        for choice, own in self._keys.items():
            choice.setChecked(own == key)
        self._group.setExclusive(True)
        self._lead_to_taken()

    def _lead_to_taken(self) -> None:
        """Let Tab come to the taken one, as in any group of radio buttons; to all where none is taken."""
        taken = self._group.checkedButton()
        for choice in self._keys:
            tab = taken is None or choice is taken
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)
        if taken is not None and any(choice.hasFocus() for choice in self._keys):
            taken.setFocus(Qt.FocusReason.OtherFocusReason)  # it came to the first one before any was taken

    def _on_clicked(self, choice: QAbstractButton) -> None:
        self.picked.emit(self._keys[choice])
