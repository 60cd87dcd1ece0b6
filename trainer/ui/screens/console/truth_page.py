"""What a result proves, and the three things it cannot."""

from typing import Final

from PySide6.QtWidgets import QWidget

from trainer.domain.message import Message, message
from trainer.translations import say, tr
from trainer.ui.screens.console.page import ConsolePage, spaced_card
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose

PROVES: Final[tuple[Message, ...]] = (
    message("Where it comes from: the same device key has signed it as before."),
    message("That nothing was changed since it was handed in: one altered letter, and it is refused."),
    message(
        "That nothing you have seen before was rewritten or taken out: every file is compared with the last one of "
        "its device."
    ),
    message("Right or wrong is judged here anew from each answer; what the learner’s app claims is only compared."),
)
CANNOT: Final[tuple[Message, ...]] = (
    message(
        "It cannot show that the very first file was honest: a record rewritten before you ever saw it looks whole."
    ),
    message("It cannot tell a person from a script that has the device’s key and the answers in the pack."),
    message("It cannot tell who sat at the keyboard."),
)
ADVICE: Final[tuple[Message, ...]] = (
    message("So it is a record of training, never an exam. What must be certain is asked with somebody present."),
    message("Frequent hand-ins help: each one fixes what came before it."),
    message("A flag says “look at this”; it is no verdict. A restored backup or a second computer can be the reason."),
)


class TruthPage(ConsolePage):
    """Words only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What a result proves"), parent=parent)
        for title, sentences in (
            (tr("What it proves"), PROVES),
            (tr("Three things it cannot prove"), CANNOT),
            (tr("What follows from that"), ADVICE),
        ):
            card, column = spaced_card()
            column.addWidget(plain_label(title, "heading"))
            for sentence in sentences:
                column.addWidget(Prose(f"・{say(sentence)}"))
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.first_focus = self.back
