"""The first page: the organisation's name and the passphrase of its key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.translations import tr
from trainer.ui.screens.console.page import WIDEST, ConsolePage, spaced_card
from trainer.ui.theme.tokens import GAP, SMALL, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping

LEAST_LETTERS = 12
"""Of a passphrase."""
_FIELD_WIDTH = 460
"""Logical pixels."""


def field_below(column: QVBoxLayout, title: str, hint: str = "", *, secret: bool = False) -> QLineEdit:
    """Add a named field under its title and a hint; return the field."""
    made = QLineEdit()
    made.setAccessibleName(title)
    made.setMaximumWidth(_FIELD_WIDTH)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    column.addWidget(plain_label(title, "strong"))
    if hint:
        made.setAccessibleDescription(hint)
        column.addWidget(Prose(hint, size=SMALL, role="note"))
    column.addWidget(made)
    column.addSpacing(GAP)
    return made


def passphrase_fault(passphrase: str, again: str) -> str:
    """Return what is wrong with a new passphrase, in words; empty where it can be taken."""
    if len(passphrase) < LEAST_LETTERS:
        return tr("The passphrase needs {letters} letters or more.", letters=LEAST_LETTERS)
    return "" if passphrase == again else tr("The two passphrases differ.")


class SetupPage(ConsolePage):
    """Asks for what a beginning needs.

    Signals: `create_wanted(str name, str passphrase)`.
    """

    create_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Hand out training"), has_back=False, parent=parent)
        card, column = spaced_card()
        column.addWidget(
            Prose(
                tr(
                    "You hand out a file and get files back; no server and no account. What belongs to it is kept in "
                    "one file on this computer."
                )
            )
        )
        column.addSpacing(GAP)
        self.name = field_below(
            column, tr("Name of your organisation"), tr("Learners read it above everything you assign.")
        )
        self.passphrase = field_below(
            column,
            tr("Passphrase"),
            tr(
                "It guards the key that signs what you assign and opens what comes back. At least {letters} letters; "
                "a few words are easiest to keep.",
                letters=LEAST_LETTERS,
            ),
            secret=True,
        )
        self.again = field_below(column, tr("The passphrase once more"), secret=True)
        self.said = plain_label("", "wrong")
        self.said.hide()
        column.addWidget(self.said)
        self.create_button = button(tr("Set up"), "primary")
        foot = Wrapping()
        foot.add(self.create_button)
        self.keep_below(foot, WIDEST, WIDE)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.create_button.clicked.connect(self._on_create)
        for field in (self.name, self.passphrase, self.again):
            field.returnPressed.connect(self._on_create)
        self.first_focus = self.name

    def _on_create(self) -> None:
        name, passphrase, again = self.name.text().strip(), self.passphrase.text(), self.again.text()
        if not name:
            self._refuse(tr("A name is needed."), self.name)
        elif fault := passphrase_fault(passphrase, again):
            self._refuse(fault, self.passphrase)
        else:
            self.said.hide()
            self.passphrase.clear()
            self.again.clear()
            self.create_wanted.emit(name, passphrase)

    def _refuse(self, words: str, field: QLineEdit) -> None:
        self.said.setText(words)
        self.said.show()
        field.setAccessibleDescription(words)
        self.lead_to(field)
