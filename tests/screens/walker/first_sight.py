"""What must be seen without scrolling: the button of the next act, and the beginning of a question."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.screens.walker.fault import Fault, place_of
from trainer.ui.question.sheet import QuestionSheet


def _seen(widget: QWidget) -> QRect:
    """Return what of the widget is inside everything around it, in its own coordinates."""
    return widget.visibleRegion().boundingRect()


def hidden_primary(window: QWidget) -> list[Fault]:
    """Return the primary buttons that are not wholly in sight."""
    primary = [
        each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.property("role") == "primary"
    ]
    return [
        Fault("primary out of sight", place_of(each), f"{_seen(each).height()} of {each.height()} pixels are seen")
        for each in primary
        if _seen(each) != each.rect()
    ]


def hidden_stem(window: QWidget) -> list[Fault]:
    """Return the questions whose first line is not in sight."""
    faults = []
    for sheet in window.findChildren(QuestionSheet):
        prompt = sheet.prompt
        if not prompt.isVisible() or not prompt.clean_text():
            continue
        first = QRect(0, 0, 1, min(prompt.fontMetrics().height(), prompt.height()))
        if not _seen(prompt).contains(first):
            faults.append(Fault("stem out of sight", place_of(prompt), f"{sheet.verticalScrollBar().value()} down"))
    return faults
