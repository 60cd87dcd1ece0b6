"""The recovery sheet: printed once at the beginning, because a lost key cannot be had back otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from trainer.assigning.console_views import RecoverySheet
from trainer.domain.dates import full_date
from trainer.domain.message import message
from trainer.domain.study_day import StudyDay
from trainer.reports.report import PlainReport, Table
from trainer.translations import say, tr
from trainer.ui.screens.console.page import ConsolePage, spaced_card
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.speaking import announce_name

_KEY_LINES = 2


class RecoveryPage(ConsolePage):
    """Shows what is to be put away.

    Signals: `put_away()` when it is on paper.
    """

    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recovery sheet"), has_back=False, parent=parent)
        self._sheet = RecoverySheet("", "", "", StudyDay(0))
        card, column = spaced_card()
        column.addWidget(
            Prose(
                tr(
                    "Print this sheet, or write it down, and lock it away; keep no copy on a computer. If this "
                    "computer or the passphrase is lost, these letters bring the key back. Without the key nobody can "
                    "open what learners hand in."
                )
            )
        )
        column.addSpacing(GAP)
        self._name = plain_label("", "heading")
        self._fingerprint = plain_label("")
        column.addWidget(self._name)
        column.addWidget(self._fingerprint)
        column.addWidget(plain_label(tr("Letters of the key"), "strong"))
        self.letters = QPlainTextEdit()
        self.letters.setReadOnly(True)
        self.letters.setAccessibleName(tr("Letters of the key"))
        self.letters.setTabChangesFocus(True)
        self.letters.setFixedHeight(_KEY_LINES * self.letters.fontMetrics().lineSpacing() * 2)
        column.addWidget(self.letters)
        self.said = plain_label("", "quiet")
        self.said.hide()
        column.addWidget(self.said)
        self.column.addWidget(card)
        self.print_button = button(tr("Print…"))
        self.done_button = button(tr("I have put it away"), "primary")
        self.add_acts(self.print_button, self.done_button)
        self.column.addStretch(1)
        self.print_button.clicked.connect(self._on_print)
        self.done_button.clicked.connect(self.put_away)
        self.first_focus = self.print_button

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """Show the sheet."""
        self._sheet = sheet
        self._name.setText(sheet.organisation)
        self._fingerprint.setText(tr("Fingerprint: {fingerprint}", fingerprint=sheet.fingerprint))
        self.letters.setPlainText(sheet.letters)
        self.said.hide()

    def _report(self) -> PlainReport:
        sheet = self._sheet
        sentences = (
            message("Organisation: {name}", name=sheet.organisation),
            message("Fingerprint: {fingerprint}", fingerprint=sheet.fingerprint),
            message("Whoever has these letters can open every result and sign in your name."),
            *(message("{text}", text=line) for line in sheet.letters.splitlines()),
            message("The passphrase is not on this sheet. Keep both apart."),
        )
        return PlainReport(sentences, Table((), ()))

    def _on_print(self) -> None:
        from trainer.ui.printing.on_printer import print_on_chosen
        from trainer.ui.printing.paper import NoPaper
        from trainer.ui.printing.print_report import PrintedReport

        printed = PrintedReport(tr("Recovery sheet"), say(full_date(self._sheet.made)), self._report())
        try:
            done = print_on_chosen(self, printed)
        except NoPaper:
            self._say(tr("The printer takes nothing at present. Write the letters down, or try again later."))
            return
        if done:
            self._say(tr("Sent to the printer."))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.show()
        announce_name(self.said)
