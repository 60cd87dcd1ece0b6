"""Widgets side by side that go on in a next line where there is no room."""

from PySide6.QtWidgets import QWidget

from trainer.ui.widgets.flow_layout import Flow


class Wrapping(QWidget):
    """Places its parts in the order they were added; each has the size it asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = Flow(self)

    def add(self, part: QWidget) -> None:
        """Add a part behind the others."""
        self._row.addWidget(part)
