"""Nothing is said twice on one screen."""

from itertools import combinations

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.screens.walker.fault import Fault, place_of
from trainer.ui.question.sheet import QuestionSheet
from trainer.ui.widgets.prose import Prose

LEAST = 12
"""Characters of a sentence; words come again."""
_ENDS = tuple("。！？.!?")


def _said(widget: QWidget) -> str:
    """Return what a label or button shows, in one line."""
    if isinstance(widget, Prose):
        return " ".join(widget.clean_text().split())
    return " ".join(widget.text().split()) if isinstance(widget, QLabel | QAbstractButton) else ""


def said_twice(window: QWidget) -> list[Fault]:
    """Return the sentences that stand on the screen twice, also one inside another; rows of a list may say the same."""
    shown = [(widget, _said(widget)) for widget in window.findChildren(QWidget) if widget.isVisible()]
    sentences = [(widget, said) for widget, said in shown if len(said) >= LEAST and said.endswith(_ENDS)]
    return [
        Fault("said twice", place_of(one), f"{said} / {again}")
        for (one, said), (other, again) in combinations(sentences, 2)
        if (said in again or again in said) and not _are_rows(one, other)
    ]


def _are_rows(one: QWidget, other: QWidget) -> bool:
    """Return whether two texts stand in two rows of one list; a question has none: each thing is said once there."""
    first, second = _lineage(one), _lineage(other)
    if any(isinstance(around, QuestionSheet) for around in first):
        return False
    while len(first) > 1 and len(second) > 1 and first[-2] is second[-2]:
        first.pop()
        second.pop()
    if len(first) < 3 or len(second) < 3:  # the text, its row, the list
        return False
    row, next_row = first[-2], second[-2]
    return type(row) is type(next_row) and row.property("role") == next_row.property("role")


def _lineage(widget: QWidget) -> list[QWidget]:
    line = [widget]
    while (above := line[-1].parentWidget()) is not None:
        line.append(above)
    return line
