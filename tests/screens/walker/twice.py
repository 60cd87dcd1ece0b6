"""Nothing is said twice on one screen."""

from collections import Counter

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.screens.walker.fault import Fault, place_of
from trainer.ui.widgets.prose import Prose

LEAST = 12
"""Characters of a sentence; words come again."""


def _said(widget: QWidget) -> str:
    """Return what a label or button shows, in one line."""
    if isinstance(widget, Prose):
        return " ".join(widget.clean_text().split())
    return " ".join(widget.text().split()) if isinstance(widget, QLabel | QAbstractButton) else ""


def said_twice(window: QWidget) -> list[Fault]:
    """Return the sentences that stand on the screen twice, also one inside another."""
    shown = [(widget, _said(widget)) for widget in window.findChildren(QWidget) if widget.isVisible()]
    sentences = [(widget, said) for widget, said in shown if len(said) >= LEAST]
    often = Counter(said for _, said in sentences)
    faults = [Fault("said twice", place_of(widget), said) for widget, said in sentences if often[said] > 1]
    for widget, said in sentences:
        around = next((other for _, other in sentences if said in other and said != other), "")
        if around:
            faults.append(Fault("said twice", place_of(widget), f"{said} / {around}"))
    return faults
