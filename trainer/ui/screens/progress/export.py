"""Any report to take along: as text into the clipboard, as text or CSV into a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from trainer.reports.as_csv import as_csv
from trainer.reports.as_text import as_text
from trainer.reports.report import Report
from trainer.translations import tr
from trainer.ui.theme.tokens import GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.speaking import announce_name


def ask_where(parent: QWidget, title: str, name: str) -> str:
    """Return the file the learner picked, empty where they left."""
    picked, _ = QFileDialog.getSaveFileName(parent, title, name)
    return picked


class ReportExport(QWidget):
    """A button with a menu for the report on screen; what came of it stands below."""

    def __init__(self, ask: Callable[[QWidget, str, str], str] = ask_where, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._name = ""
        self._report: Report | None = None
        self.open = button(tr("Copy or save this report"), "link")
        self.menu = QMenu(self)
        self.copy_text = self.menu.addAction(tr("Copy as text"))
        self.save_text = self.menu.addAction(tr("Save as text…"))
        self.save_csv = self.menu.addAction(tr("Save as a CSV table…"))
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

    def _save(self, kind: str, text: str) -> None:
        where = self._ask(self, tr("Where shall it be saved?"), f"minori-{self._name}.{kind}")
        if not where:
            return
        path = Path(where)
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError:
            self._say(tr("“{name}” could not be written there. Please pick another place.", name=path.name))
            return
        self._say(tr("Saved as “{name}”.", name=path.name))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)
        self.said.show()
        announce_name(self.said)
