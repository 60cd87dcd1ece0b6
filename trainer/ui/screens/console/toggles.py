"""Several choices side by side, any number of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.visible_text import literal
from trainer.ui.widgets.wrapping import Wrapping


class Toggles(Wrapping):
    """Buttons that stay down; each by its key.

    Signals: `changed()` when one was taken or let go.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self.buttons: dict[str, QPushButton] = {}

    def offer(self, choices: Sequence[tuple[str, str]], taken: Sequence[str] = ()) -> None:
        """Offer choices as (key, words)."""
        for old in self.buttons.values():
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.buttons = {}
        for key, words in choices:
            made = button(literal(words), "segment")
            made.setAccessibleName(f"{self._name}: {literal(words)}")
            made.setObjectName(f"toggle-{key}")
            made.setCheckable(True)
            made.setChecked(key in taken)
            made.toggled.connect(self._on_toggled)
            self.buttons[key] = made
            self.add(made)

    def chain_after(self, before: QWidget) -> None:
        """Let Tab come here after `before`, as one reads: what is offered anew would come last."""
        for one in self.buttons.values():
            self.setTabOrder(before, one)
            before = one

    @property
    def taken(self) -> tuple[str, ...]:
        """The keys that are taken, in their order."""
        return tuple(key for key, one in self.buttons.items() if one.isChecked())

    def _on_toggled(self) -> None:
        self.changed.emit()
