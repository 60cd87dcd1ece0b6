"""One of several choices behind a button: what is taken stands on it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from trainer.translations import tr
from trainer.ui.widgets.buttons import Button
from trainer.ui.widgets.visible_text import literal

_LETTERS = 28
"""Of a choice on the button; the menu has all of it."""


class PickMenu(Button):
    """A button with a menu of choices of which one is taken.

    Signals: `picked(str key)` when another one is taken.
    """

    picked = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pick")
        self._title = title
        self._group = QActionGroup(self)
        self._actions: dict[str, QAction] = {}
        self._choices = QMenu(self)
        self.setMenu(self._choices)
        self._group.triggered.connect(self._on_triggered)
        self.taken = ""

    def offer(self, choices: Sequence[tuple[str, str]], taken: str) -> None:
        """Offer choices as (key, words), one of them taken."""
        self._choices.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        self._actions = {}
        for key, words in choices:
            action = self._choices.addAction(literal(words).replace("&", "&&"))
            action.setCheckable(True)
            self._group.addAction(action)
            self._actions[key] = action
        self.take(taken)

    def take(self, key: str) -> None:
        """Show `key` as taken; one that is not offered is the first."""
        self.taken = key if key in self._actions else next(iter(self._actions), "")
        if self.taken in self._actions:
            self._actions[self.taken].setChecked(True)
        self._say()

    def choose(self, key: str) -> None:
        """Take `key` as if it had been picked in the menu."""
        self._actions[key].trigger()

    def _say(self) -> None:
        words = self._actions[self.taken].text().replace("&&", "&") if self.taken in self._actions else ""
        short = words if len(words) <= _LETTERS else f"{words[:_LETTERS]}…"
        self.setText(f"{tr('{title}: {taken}', title=self._title, taken=short)} ▼".replace("&", "&&"))
        self.setAccessibleName(tr("{title}: {taken}", title=self._title, taken=words))

    def _on_triggered(self, action: QAction) -> None:
        self.taken = next(key for key, own in self._actions.items() if own is action)
        self._say()
        self.picked.emit(self.taken)
