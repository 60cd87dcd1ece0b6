"""The passphrase, asked once a session."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer.translations import tr
from trainer.ui.screens.console.page import ConsolePage, spaced_card
from trainer.ui.screens.console.setup_page import field_below
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label


class UnlockPage(ConsolePage):
    """Asks for the passphrase.

    Signals: `unlock_wanted(str passphrase)`.
    """

    unlock_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open the training records"), has_back=False, parent=parent)
        card, column = spaced_card()
        self.passphrase = field_below(
            column,
            tr("Passphrase"),
            tr("It is asked once until the window is closed, and kept nowhere."),
            secret=True,
        )
        self.said = plain_label("", "wrong")
        self.said.hide()
        column.addWidget(self.said)
        self.open_button = button(tr("Open"), "primary")
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.open_button.clicked.connect(self._on_open)
        self.passphrase.returnPressed.connect(self._on_open)
        self.first_focus = self.passphrase

    def say_wrong(self) -> None:
        """Say that it was another one."""
        words = tr("That is not the passphrase. If it is lost, the letters of the recovery sheet bring the key back.")
        self.said.setText(words)
        self.said.show()
        self.passphrase.setAccessibleDescription(words)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        self.said.hide()
        if passphrase:
            self.unlock_wanted.emit(passphrase)
