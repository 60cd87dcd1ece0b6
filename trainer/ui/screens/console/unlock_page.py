"""The passphrase, asked once a session."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer.translations import tr
from trainer.ui.screens.console.page import ConsolePage, spaced_card
from trainer.ui.screens.console.setup_page import field_below, passphrase_fault
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label


class UnlockPage(ConsolePage):
    """Asks for the passphrase.

    Signals: `unlock_wanted(str passphrase)`; `recover_wanted(str letters, str passphrase)` with those of the sheet
    and a new passphrase.
    """

    unlock_wanted = Signal(str)
    recover_wanted = Signal(str, str)

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
        self._build_recovery()
        self.column.addStretch(1)
        self.open_button.clicked.connect(self._on_open)
        self.passphrase.returnPressed.connect(self._on_open)
        self.first_focus = self.passphrase

    def _build_recovery(self) -> None:
        self.lost_button = button(tr("The passphrase is lost…"), "back")
        self.column.addWidget(self.lost_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.recovery_card, column = spaced_card()
        column.addWidget(plain_label(tr("Bring the key back"), "heading"))
        self.letters = field_below(
            column, tr("Letters of the recovery sheet"), tr("Blanks and small letters do not matter.")
        )
        self.new_passphrase = field_below(column, tr("New passphrase"), secret=True)
        self.new_again = field_below(column, tr("The new passphrase once more"), secret=True)
        self.recovery_said = plain_label("", "wrong")
        self.recovery_said.hide()
        column.addWidget(self.recovery_said)
        self.recover_button = button(tr("Bring the key back"))
        column.addWidget(self.recover_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.recovery_card)
        self.recovery_card.hide()
        self.lost_button.clicked.connect(self._on_lost)
        self.recover_button.clicked.connect(self._on_recover)
        self.new_again.returnPressed.connect(self._on_recover)

    def _on_lost(self) -> None:
        self.recovery_card.show()
        self.lead_to(self.letters)

    def _on_recover(self) -> None:
        fault = passphrase_fault(self.new_passphrase.text(), self.new_again.text())
        self.recovery_said.setText(fault)
        self.recovery_said.setVisible(bool(fault))
        if fault:
            self.lead_to(self.new_passphrase)
            return
        self.recover_wanted.emit(self.letters.text(), self.new_passphrase.text())
        self.new_passphrase.clear()
        self.new_again.clear()

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
