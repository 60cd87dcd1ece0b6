"""The frame of a report: a sentence first, then the picture, then the numbers."""

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.reports.report import Report
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.prose import Prose


class ReportView(QWidget):
    """A report's base: add widgets to `column`.

    Signals: `begin_wanted(str kind, str fact)`; `due_wanted(int day or None)`: the due date is set or taken away;
    `back_wanted(str fact)`: a fact that was put aside is to be asked again.
    """

    begin_wanted = Signal(str, str)
    due_wanted = Signal(object)
    back_wanted = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE)

    def show_report(self, report: Report) -> None:
        """Show `report`, which is of the view's kind."""
        raise NotImplementedError


Kind = TypeVar("Kind")


def of_kind(report: Report, kind: type[Kind]) -> Kind:
    """Return the report as the kind a view shows.

    Raises:
        TypeError: for another one: a view stands at another report's line.

    """
    if not isinstance(report, kind):
        message = f"{type(report).__name__} is no {kind.__name__}"
        raise TypeError(message)
    return report


class NextAct(QFrame):
    """Stands where there is nothing to show yet: one sentence that says the next act, and perhaps its button.

    Signals: `wanted()`.
    """

    wanted = Signal()

    def __init__(self, sentence: str, start: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(Prose(sentence))
        if start:
            self.start = button(start, "primary")
            self.start.clicked.connect(self.wanted)
            column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
