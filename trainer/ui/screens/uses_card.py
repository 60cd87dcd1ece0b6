"""What somebody does here: learning always, making questions and handing out training where they choose it."""

from typing import Final, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.domain.message import Message, message
from trainer.domain.preferences import Use
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP, SMALL, SPACE, WIDE
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.segments import Segments

_WORDS: Final[dict[Use, tuple[Message, Message]]] = {
    "make": (
        message("Make questions"),
        message("Write question sets of your own, and see at once what a learner will see."),
    ),
    "assign": (
        message("Hand out training"),
        message("Give a question set with a date to others, and put together what they hand in."),
    ),
}


class UsesCard(QFrame):
    """Shows which uses are chosen.

    Signals: `picked(tuple)` with all uses chosen from now on.
    """

    picked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._uses: tuple[Use, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(GAP)
        column.addWidget(plain_label(tr("What you use it for"), "heading"))
        column.addWidget(plain_label(tr("Learn"), "strong"))
        column.addWidget(Prose(tr("Always there."), size=SMALL, role="note"))
        self.choices: dict[Use, Segments] = {}
        for use in get_args(Use):
            title, hint = (say(one) for one in _WORDS[use])
            choice = Segments(title, (("no", tr("Not shown")), (use, tr("At the left"))))
            choice.picked.connect(self._on_picked)
            column.addSpacing(GAP)
            column.addWidget(plain_label(title, "strong"))
            column.addWidget(Prose(hint, size=SMALL, role="note"))
            column.addWidget(choice)
            self.choices[use] = choice
        self.show_uses(())

    def show_uses(self, uses: tuple[Use, ...]) -> None:
        """Show what is chosen."""
        self._uses = uses
        for use, choice in self.choices.items():
            choice.take(use if use in uses else "no")

    def _on_picked(self, key: str) -> None:
        kept = [use for use in self._uses if self.choices[use] is not self.sender()]
        self._uses = tuple(use for use in self.choices if use in (key, *kept))
        self.picked.emit(self._uses)
