"""Labels that show text as it is: text of a pack is never taken for markup."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.widgets.visible_text import visible

_LONGEST_WORD, _PIECE = 40, 20
"""Letters of a word that is left whole, and of the pieces of a longer one."""
_LONG_WORD = re.compile(f"[!-~]{{{_LONGEST_WORD + 1},}}")
_BREAK = "\u200b"


def literal(text: str) -> str:
    """Return the text as it may be painted and spoken.

    What would turn or hide writing is made visible; words that no window is wide enough for get places to break.
    """
    if not text.isprintable():
        text = visible(text)
    return _LONG_WORD.sub(_broken, text) if len(text) > _LONGEST_WORD else text


def _broken(word: re.Match[str]) -> str:
    letters = word.group()
    return _BREAK.join(letters[at : at + _PIECE] for at in range(0, len(letters), _PIECE))


class PlainLabel(QLabel):
    """Shows any text as it was written: no markup, no pictures, no turned writing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(literal(text))


def plain_label(text: str, role: str = "body", parent: QWidget | None = None, *, wraps: bool = True) -> QLabel:
    """Return a plain-text label with a role of the style sheet; it wraps unless told otherwise."""
    label = PlainLabel(parent)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(wraps)
    if wraps:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        # Setting a policy takes away what word wrap has set: that a narrow label is higher.
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label
