"""The recovery sheet: printed once at the beginning, because a lost key cannot be had back otherwise."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

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

_KEY_LINES = 3


def ask_pdf(parent: QWidget, title: str, name: str) -> str:
    """Return the file that was picked; empty where none was."""
    return QFileDialog.getSaveFileName(parent, title, name)[0]


class RecoveryPage(ConsolePage):
    """Shows what is to be put away.

    Signals: `put_away()` when it is on paper.
    """

    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recovery sheet"), has_back=False, parent=parent)
        self.ask: Callable[[QWidget, str, str], str] = ask_pdf
        self._sheet = RecoverySheet("", "", "", StudyDay(0))
        card, column = spaced_card()
        column.addWidget(
            Prose(
                tr(
                    "Print this sheet and put it away. If this computer is lost, the sheet and your passphrase bring "
                    "the key back. Without the key nobody can open what learners hand in."
                )
            )
        )
        column.addSpacing(GAP)
        self._name = plain_label("", "heading")
        self._fingerprint = plain_label("")
        column.addWidget(self._name)
        column.addWidget(self._fingerprint)
        column.addWidget(plain_label(tr("The key, behind your passphrase"), "strong"))
        self.key = QPlainTextEdit()
        self.key.setReadOnly(True)
        self.key.setAccessibleName(tr("The key, behind your passphrase"))
        self.key.setTabChangesFocus(True)
        self.key.setFixedHeight(_KEY_LINES * self.key.fontMetrics().lineSpacing() * 2)
        column.addWidget(self.key)
        self.said = plain_label("", "quiet")
        self.said.hide()
        column.addWidget(self.said)
        self.column.addWidget(card)
        self.print_button, self.pdf_button = button(tr("Print…")), button(tr("Save as PDF…"))
        self.done_button = button(tr("I have put it away"), "primary")
        self.add_acts(self.print_button, self.pdf_button, self.done_button)
        self.column.addStretch(1)
        self.print_button.clicked.connect(self._on_print)
        self.pdf_button.clicked.connect(self._on_pdf)
        self.done_button.clicked.connect(self.put_away)
        self.first_focus = self.print_button

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """Show the sheet."""
        self._sheet = sheet
        self._name.setText(sheet.organisation)
        self._fingerprint.setText(tr("Fingerprint: {fingerprint}", fingerprint=sheet.fingerprint))
        self.key.setPlainText(sheet.key)
        self.said.hide()

    def _report(self) -> PlainReport:
        sheet = self._sheet
        sentences = (
            message("Organisation: {name}", name=sheet.organisation),
            message("Fingerprint: {fingerprint}", fingerprint=sheet.fingerprint),
            message("The key, behind your passphrase"),
            message("{text}", text=sheet.key),
            message("To bring the key back: write the line into a file named key in the organisation’s folder."),
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
            self._say(tr("The printer takes nothing at present. Save it as PDF, or try again later."))
            return
        if done:
            self._say(tr("Sent to the printer."))

    def _on_pdf(self) -> None:
        from trainer.ui.printing.paper import NoPaper
        from trainer.ui.printing.print_report import PrintedReport, save_report_pdf

        where = self.ask(self, tr("Where shall it be saved?"), "minori-recovery-sheet.pdf")
        if not where:
            return
        printed = PrintedReport(tr("Recovery sheet"), say(full_date(self._sheet.made)), self._report())
        try:
            save_report_pdf(Path(where), printed)
        except (OSError, NoPaper):
            name = Path(where).name
            self._say(tr("“{name}” could not be written there. Please pick another place.", name=name))
            return
        self._say(tr("Saved as “{name}”.", name=Path(where).name))
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.show()
        announce_name(self.said)
