"""Labels that show text as it is: text of a pack is never taken for markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.widgets.visible_text import literal


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
