"""What the walker found."""

from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QWidget


class Fault(NamedTuple):
    """One thing that stands in somebody's way."""

    kind: str
    """Short and stable: tests ask for it."""
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.what}"


def place_of(widget: QWidget) -> str:
    """Return which widget this is, in the words of its class, role and text."""
    role = widget.property("role")
    words = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
    return f"{type(widget).__name__}[{role or widget.objectName()}] 「{words[:40]}」"
