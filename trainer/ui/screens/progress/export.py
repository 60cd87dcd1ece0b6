"""Any report to take along: as text into the clipboard, as text, CSV or PDF into a file, onto paper."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from trainer.domain.dates import full_date
from trainer.domain.study_day import StudyDay
from trainer.reports import REPORTS
from trainer.reports.as_csv import as_csv
from trainer.reports.as_text import as_text
from trainer.reports.report import Report
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.speaking import announce_name

if TYPE_CHECKING:
    from trainer.ui.printing.print_report import PrintedReport


def ask_where(parent: QWidget, title: str, name: str) -> str:
    """Return the file the learner picked, empty where they left."""
    picked, _ = QFileDialog.getSaveFileName(parent, title, name)
    return picked


class ReportExport(QWidget):
    """A button with a menu for the report on screen; what came of it stands below."""

    def __init__(
        self,
        ask: Callable[[QWidget, str, str], str] = ask_where,
        today: Callable[[], StudyDay] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin without a report; `today` stands on what is printed."""
        super().__init__(parent)
        self._ask = ask
        self._today = today
        self._name = ""
        self._report: Report | None = None
        # The dots say that more is asked: the style's own mark of a menu is a speck in large text.
        self.open = button(tr("Copy, save or print this report…"), "link")
        self.menu = QMenu(self)
        self.copy_text = self.menu.addAction(tr("Copy as text"))
        self.save_text = self.menu.addAction(tr("Save as text…"))
        self.save_csv = self.menu.addAction(tr("Save as a CSV table…"))
        self.save_pdf = self.menu.addAction(tr("Save as PDF…"))
        self.print = self.menu.addAction(tr("Print…"))
        self.save_pdf.triggered.connect(self._on_save_pdf)
        self.print.triggered.connect(self._on_print)
        self.copy_text.triggered.connect(self._on_copy)
        self.save_text.triggered.connect(self._on_save_text)
        self.save_csv.triggered.connect(self._on_save_csv)
        self.open.setMenu(self.menu)
        self.said = plain_label("", "quiet")
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)

    def offer(self, name: str, report: Report | None) -> None:
        """Offer the report of that name; nothing while there is none."""
        self.setVisible(report is not None)
        if (name, report) != (self._name, self._report):
            self.said.hide()
        self._name, self._report = name, report

    def _on_copy(self) -> None:
        if self._report is not None:
            QGuiApplication.clipboard().setText("\n".join(as_text(self._report)))
            self._say(tr("Copied"))

    def _on_save_text(self) -> None:
        if self._report is not None:
            self._save("txt", "\n".join(as_text(self._report)) + "\n")

    def _on_save_csv(self) -> None:
        if self._report is not None:
            # With the mark that tells a spreadsheet the letters are UTF-8.
            self._save("csv", "\ufeff" + as_csv(self._report))

    def _on_save_pdf(self) -> None:
        from trainer.ui.printing.paper import NoPaper
        from trainer.ui.printing.print_report import save_report_pdf

        printed = self._printed()
        where = "" if printed is None else self._ask(self, tr("Where shall it be saved?"), f"minori-{self._name}.pdf")
        if printed is None or not where:
            return
        try:
            save_report_pdf(Path(where), printed)
        except (OSError, NoPaper):
            self._say_not_written(Path(where))
            return
        self._say(tr("Saved as “{name}”.", name=Path(where).name))

    def _on_print(self) -> None:
        from trainer.ui.printing.on_printer import print_on_chosen
        from trainer.ui.printing.paper import NoPaper

        printed = self._printed()
        if printed is None:
            return
        try:
            done = print_on_chosen(self, printed)
        except NoPaper:
            self._say(tr("The printer takes nothing at present. Save it as PDF, or try again later."))
            return
        if done:
            self._say(tr("Sent to the printer."))

    def _printed(self) -> "PrintedReport | None":
        from trainer.ui.printing.print_report import PrintedReport

        if self._report is None:
            return None
        title = next((say(spec.title) for spec in REPORTS if spec.name == self._name), "")
        return PrintedReport(title, say(full_date(self._today())) if self._today else "", self._report)

    def _save(self, kind: str, text: str) -> None:
        where = self._ask(self, tr("Where shall it be saved?"), f"minori-{self._name}.{kind}")
        if not where:
            return
        path = Path(where)
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError:
            self._say_not_written(path)
            return
        self._say(tr("Saved as “{name}”.", name=path.name))

    def _say_not_written(self, path: Path) -> None:
        self._say(tr("“{name}” could not be written there. Please pick another place.", name=path.name))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)
        self.said.show()
        announce_name(self.said)
