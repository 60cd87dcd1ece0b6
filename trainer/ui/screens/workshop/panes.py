"""Where the parts of the workshop stand: two columns, or where it is narrow one part at a time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.translations import tr
from trainer.ui.theme.tokens import STEP
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.text_size import text_scale

NARROW = 960
"""Logical pixels at 100 % text size; in less, one part is shown at a time."""
SWITCHES = 2.2
"""The same in widths of the words that one switches parts by."""
LOW = 560
"""The same for the height."""


class Panes(QWidget):
    """The four parts; `names` are what one switches by where there is no room for all.

    Signals: `switched(str name)`.
    """

    switched = Signal(str)

    def __init__(self, parts: dict[str, QWidget], names: dict[str, str], parent: QWidget | None = None) -> None:
        """Take "table", "editor", "preview" and "coverage"."""
        super().__init__(parent)
        self._parts = parts
        self._shown = "table"
        self._narrow: bool | None = None
        self._alone = ""
        self.switch = Segments(tr("Part"), tuple(names.items()))
        self.switch.picked.connect(self.show_part)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, above, below in ((left, "table", "editor"), (right, "preview", "coverage")):
            column.setSpacing(STEP)
            column.addWidget(parts[above], 1 if above == "preview" else 0)
            column.addWidget(parts[below], 1 if below == "editor" else 0)
        across = QHBoxLayout()
        across.setSpacing(STEP)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(STEP)
        whole.addWidget(self.switch)
        whole.addLayout(across, 1)
        self._across, self._left, self._right, self._whole = across, left, right, whole
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether one part is shown at a time."""
        return bool(self._narrow)

    def show_part(self, name: str) -> None:
        """Bring a part in sight."""
        self._shown = name
        self._show()
        self.switched.emit(name)

    def show_alone(self, name: str) -> None:
        """Give one part all the room; an empty name gives it back to all."""
        self._alone = name
        self._show()

    def shown_part(self) -> str:
        """Return the part that is shown alone, or was last."""
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = text_scale()
        # Where a language has long words fewer parts stand beside each other.
        least = max(NARROW * scale, SWITCHES * self.switch.sizeHint().width())
        narrow = self.width() < least or self.height() < LOW * scale
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def _show(self) -> None:
        one = self._alone or (self._shown if self.narrow else "")
        self.switch.setVisible(self.narrow and not self._alone)
        self.switch.take(self._shown)
        for name, part in self._parts.items():
            part.setVisible(one in ("", name))
        left = one in ("", "table", "editor")
        self._across.setStretch(0, 1 if left else 0)
        self._across.setStretch(1, 1 if one in ("", "preview", "coverage") else 0)
        self._left.setStretch(0, 1 if one == "table" else 0)
        self._right.setStretch(1, 1 if one == "coverage" else 0)
