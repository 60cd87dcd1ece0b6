"""Where the learner's data is kept: the folder, backing up, and going back in three clicks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from trainer.study.steps import BackupLine, BackupsSnapshot
from trainer.translations import tr
from trainer.ui.theme.tokens import GAP, SMALL, SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping


class BackupsCard(QFrame):
    """Shows a BackupsSnapshot.

    Signals: `backup_wanted()`; `restore_wanted(str name)`: click 1 opens the list, 2 picks, 3 restores;
    `ready(QWidget button)` when the last of them can be clicked.
    """

    backup_wanted = Signal()
    restore_wanted = Signal(str)
    ready = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._picked: BackupLine | None = None
        self._lines: dict[QPushButton, BackupLine] = {}
        self._folder = QLineEdit()
        self._folder.setReadOnly(True)
        self._folder.setAccessibleName(tr("Data folder"))
        self._copy = button(tr("Copy"))
        self._copy.setAccessibleName(tr("Copy the data folder's path"))
        self._copy.clicked.connect(self._on_copy)
        self._backup = button(tr("Back up now"))
        self._backup.clicked.connect(self.backup_wanted)
        self._open = button(tr("Go back to a backup"))
        self._open.setCheckable(True)
        self._open.toggled.connect(self._on_open)
        self._said = plain_label("", "right")
        self._list = QWidget()
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._preview = Prose()
        self._restore = button(tr("Go back now"), "primary")
        self._restore.clicked.connect(self._on_restore)
        self._lay_out()
        self._on_open(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(GAP)
        column.addWidget(plain_label(tr("Data folder"), "strong"))
        folder = QHBoxLayout()
        folder.addWidget(self._folder, 1)
        folder.addWidget(self._copy)
        column.addLayout(folder)
        column.addSpacing(GAP)
        column.addWidget(plain_label(tr("Backups"), "strong"))
        column.addWidget(
            Prose(
                tr("They are made by themselves: each study day, after 200 answers and at the end. Each is read back."),
                size=SMALL,
                role="note",
            )
        )
        acts = Wrapping()
        acts.add(self._backup)
        acts.add(self._open)
        column.addWidget(acts)
        column.addWidget(self._said)
        self._said.hide()
        column.addWidget(self._list)
        column.addWidget(self._preview)
        restore = QHBoxLayout()
        restore.addStretch(1)
        restore.addWidget(self._restore)
        column.addLayout(restore)

    def show_backups(self, backups: BackupsSnapshot, *, just_made: bool) -> None:
        """Show `backups`."""
        self._folder.setText(backups.folder)
        self._folder.setCursorPosition(0)
        self._said.setText(tr("Backed up and read back."))
        self._said.setVisible(just_made)
        for choice in self._lines:
            self._list_column.removeWidget(choice)
            choice.deleteLater()
        self._lines = {}
        before = self._open
        for line in backups.backups:
            choice = button(tr("{when} · {answers} answers", when=line.when, answers=line.answers), "segment")
            choice.setCheckable(True)
            choice.setAutoExclusive(True)
            choice.clicked.connect(self._on_picked)
            self._lines[choice] = line
            self._list_column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
            self.setTabOrder(before, choice)
            before = choice
        self._open.setEnabled(bool(backups.backups))
        self._picked = None
        self._on_open(self._open.isChecked() and bool(backups.backups))

    def _on_open(self, shown: bool) -> None:
        self._list.setVisible(shown)
        self._show_preview(shown=shown)

    def _on_picked(self) -> None:
        self._picked = next((line for choice, line in self._lines.items() if choice.isChecked()), None)
        self._show_preview(shown=True)
        if self._picked is not None:
            self.ready.emit(self._restore)

    def _show_preview(self, *, shown: bool) -> None:
        picked = self._picked
        ready = shown and picked is not None
        if picked is not None:
            self._preview.set_text(
                tr(
                    "Goes back to {when} with {answers} answers. Answers given since come back, too: this mends the "
                    "file and takes no answer away. What you have now is set aside, not deleted.",
                    when=picked.when,
                    answers=picked.answers,
                )
            )
        self._preview.setVisible(ready)
        self._restore.setVisible(ready)

    def _on_restore(self) -> None:
        if self._picked is not None:
            self.restore_wanted.emit(self._picked.name)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._folder.text())
        self._copy.setText(tr("Copied"))
