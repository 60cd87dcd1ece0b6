"""結果のファイルをここへ: where result files are dropped, and what became of them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from trainer.assigning.console_values import Ledger, Outcome
from trainer.assigning.console_views import NO_LEDGER
from trainer.domain.message import Message, counted, listed, message
from trainer.translations import say, tr
from trainer.ui.screens.console.page import SideBySide, act
from trainer.ui.theme.tokens import GAP, SPACE
from trainer.ui.widgets.buttons import button, give_role
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.speaking import announce_name
from trainer.ui.widgets.wrapping import Wrapping

ORDER: tuple[Outcome, ...] = ("accepted", "refused", "flagged", "duplicate", "queued", "incomplete")

_BESIDE = 56
"""Letters of width from which what became of them stands beside the buttons."""


def ask_files(parent: QWidget, title: str) -> tuple[str, ...]:
    """Return the result files that were picked."""
    return tuple(QFileDialog.getOpenFileNames(parent, title, "", "*.mres")[0])


def ask_folder(parent: QWidget, title: str) -> str:
    """Return the folder that was picked."""
    return QFileDialog.getExistingDirectory(parent, title)


def outcome_words(outcome: Outcome, count: int) -> Message:
    """Return how many files came to that."""
    match outcome:
        case "accepted":
            return message("{count} accepted", count=count)
        case "refused":
            return message("{count} refused", count=count)
        case "flagged":
            return message("{count} to look at", count=count)
        case "duplicate":
            return message("{count} the same again", count=count)
        case "queued":
            return message("{count} of people not on the roster", count=count)
        case "incomplete":
            return message("{count} still on the way", count=count)


def ledger_words(ledger: Ledger) -> str:
    """Return in one line what became of the files."""
    if not ledger.rows:
        return tr("Nothing has been read yet.")
    parts = [outcome_words(one, ledger.count(one)) for one in ORDER if ledger.count(one)]
    return say(counted("Read {count} file: {parts}", "Read {count} files: {parts}", ledger.read, parts=listed(parts)))


class DropStrip(QFrame):
    """Takes files and folders that are dropped on it, or picked by a button.

    Signals: `files_given(tuple)` of paths; `details_wanted()`.
    """

    files_given = Signal(object)
    details_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self.ask_files: Callable[[QWidget, str], tuple[str, ...]] = ask_files
        self.ask_folder: Callable[[QWidget, str], str] = ask_folder
        self.said = plain_label("", "quiet")
        self.choose = act(tr("Choose files…"))
        self.folder = act(tr("Choose a folder…"))
        self.read_again = act(tr("Read again"))
        self.read_again.setAccessibleDescription(tr("The same files or folder once more: what is new counts."))
        self.details = button(tr("Details"), "back")
        self._given: tuple[str, ...] = ()
        row = Wrapping()
        row.add(plain_label(tr("Drop result files here"), "strong", wraps=False))
        for part in (self.choose, self.folder, self.read_again, self.details):
            row.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, GAP, SPACE, GAP)
        column.addWidget(SideBySide(((row, 0), (self.said, 1)), _BESIDE))
        self.choose.clicked.connect(self._on_choose)
        self.folder.clicked.connect(self._on_folder)
        self.details.clicked.connect(self.details_wanted)
        self.read_again.clicked.connect(self._on_again)
        self.files_given.connect(self._on_given)
        self.read_again.hide()
        self.show_ledger(NO_LEDGER)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show what became of the files read last."""
        words = ledger_words(ledger)
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.details.setVisible(bool(ledger.rows))
        announce_name(self.said)

    def _on_given(self, paths: tuple[str, ...]) -> None:
        self._given = paths
        self.read_again.show()

    def _on_again(self) -> None:
        self.files_given.emit(self._given)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what is a file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            give_role(self, "drop-here")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Be as before."""
        give_role(self, "drop")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        give_role(self, "drop")
        paths = tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.files_given.emit(paths)

    def _on_choose(self) -> None:
        if files := self.ask_files(self, tr("Result files")):
            self.files_given.emit(files)

    def _on_folder(self) -> None:
        if folder := self.ask_folder(self, tr("Folder with result files")):
            self.files_given.emit((folder,))
