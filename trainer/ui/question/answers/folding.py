"""Answered rows beyond a few fold to their marks, so that the question stays in sight above its feedback."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from trainer.domain.message import counted
from trainer.translations import say
from trainer.ui.question.answers.tile import MARKS, Button

MOST: Final = 4
"""Rows there is room for; of more, the marks of the last ones take a row's place. Mistakes come first."""


class Row(NamedTuple):
    """One row of an answer and whether it was right."""

    widget: QWidget
    right: bool


def fold(rows: Sequence[Row], place: Callable[[QWidget], None]) -> None:
    """Hide the rows that are too many behind a button with their marks, which `place` puts under them."""
    if len(rows) <= MOST:
        return
    folded = sorted(rows, key=lambda row: row.right)[MOST - 1 :]
    marks = "".join(MARKS["right" if row.right else "wrong"] for row in rows if row in folded)
    more = say(counted("{count} more", "{count} more", len(folded)))
    button = Button(f"{marks} {more}", role="fold")
    for row in folded:
        row.widget.hide()
    place(button)
    button.show()
    button.clicked.connect(partial(_unfold, tuple(row.widget for row in folded), button))


def _unfold(widgets: Sequence[QWidget], button: QWidget) -> None:
    for widget in widgets:
        widget.show()
    button.hide()
