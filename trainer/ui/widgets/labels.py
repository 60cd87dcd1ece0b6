"""Labels that show text as it is: text of a pack is never taken for markup."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.early import PLAIN_TEXT, set_early


def plain_label(text: str, role: str = "body", parent: QWidget | None = None, *, wraps: bool = True) -> QLabel:
    """Return a plain-text label with a role of the style sheet; it wraps unless told otherwise."""
    label = QLabel(parent)
    set_early(label, "textFormat", PLAIN_TEXT)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(wraps)
    if wraps:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
    return label
