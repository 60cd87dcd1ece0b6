"""Before a pack is open: a new one from nothing, from a file of another program, from a copy, or one that is there."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.translations import tr
from trainer.ui.screens.workshop.writing import WritingLine
from trainer.ui.theme.tokens import GAP, SMALL
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page, card
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping

Ask = Callable[[QWidget, str], str]
"""Lets the author pick, under a title; empty where they left."""


def ask_folder(parent: QWidget, title: str) -> str:
    """Return a folder that was picked."""
    return QFileDialog.getExistingDirectory(parent, title)


def ask_new_folder(parent: QWidget, title: str) -> str:
    """Return a folder that is to be made."""
    return QFileDialog.getSaveFileName(parent, title)[0]


def ask_file(parent: QWidget, title: str) -> str:
    """Return a file that was picked."""
    return QFileDialog.getOpenFileName(parent, title)[0]


class StartPage(Page):
    """Four ways to begin.

    Signals: `new_wanted(str folder, str title, str left, str right)`; `open_wanted(str folder)`;
    `import_wanted(str file, str folder)`; `copy_wanted(str source, str folder)`.
    """

    new_wanted = Signal(str, str, str, str)
    open_wanted = Signal(str)
    import_wanted = Signal(str, str)
    copy_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Make questions"), parent)
        self.ask_folder: Ask = ask_folder
        self.ask_new_folder: Ask = ask_new_folder
        self.ask_file: Ask = ask_file
        self.title_line = WritingLine(tr("What it is called"))
        self.left_line = WritingLine(tr("What stands left, as “Gross profit”"))
        self.right_line = WritingLine(tr("What stands right, as “Operating profit”"))
        frame, column = card()
        column.addWidget(plain_label(tr("A new question set"), "heading"))
        column.addWidget(
            Prose(
                tr("Two things that people take for each other, and later the rows that say how they differ."),
                size=SMALL, role="note",
            )
        )  # fmt: skip
        for line in (self.title_line, self.left_line, self.right_line):
            column.addWidget(plain_label(line.accessibleName(), "strong"))
            column.addWidget(line)
            column.addSpacing(GAP)
            line.entered.connect(self._on_entered)
        self.begin = button(tr("Choose a place and begin"), "primary")
        self.begin.clicked.connect(self._on_new)
        foot = Wrapping()
        foot.add(self.begin)
        self.keep_below(foot)
        self.column.addWidget(frame)
        self.open = self._way(
            tr("Go on with a question set"), tr("Its folder, with pack.yaml in it."), tr("Open a folder"), self._on_open
        )
        self.bring = self._way(
            tr("From another program"), tr("A spreadsheet, GIFT, Moodle, Anki and others become a question set."),
            tr("Choose a file"), self._on_import,
        )  # fmt: skip
        self.copy = self._way(
            tr("From a copy"), tr("A question set that is there stays as it is; you write in the copy."),
            tr("Choose what to copy"), self._on_copy,
        )  # fmt: skip
        frame, column = card()
        column.addWidget(plain_label(tr("Keys while you write"), "heading"))
        for keys in (
            tr("F8: the next place that only you can write"),
            tr("F6: from the table to the question, the learner's screen and the coverage"),
            tr("Ctrl+Page Down, Ctrl+Page Up: the next question, and the one before"),
            tr("Ctrl+Z, Ctrl+S: undo, save; what you type is kept anyway"),
        ):
            column.addWidget(Prose(keys, size=SMALL))
        self.column.addWidget(frame)
        self.column.addStretch(1)
        self.first_focus = self.title_line

    def begin_in(self, folder: str) -> None:
        """Let a new one be in `folder`, without asking once more."""
        self.ask_new_folder = lambda _parent, _title: folder
        self.title_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _way(self, title: str, note: str, act: str, taken: Callable[[], None]) -> QWidget:
        frame, column = card()
        column.addWidget(plain_label(title, "heading"))
        column.addWidget(Prose(note, size=SMALL, role="note"))
        made = button(act)
        made.clicked.connect(taken)
        column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(frame)
        return made

    def _on_entered(self) -> None:
        """Go to the next line; from the last one to the act at the foot."""
        if self.sender() is self.right_line:
            self.begin.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextChild()

    def _on_new(self) -> None:
        lines = (self.title_line, self.left_line, self.right_line)
        empty = next((line for line in lines if not line.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            empty.setPlaceholderText(tr("Write this first"))
            return
        folder = self.ask_new_folder(self, tr("Where the question set is to be"))
        if folder:
            self.new_wanted.emit(folder, *(line.text().strip() for line in lines))

    def _on_open(self) -> None:
        folder = self.ask_folder(self, tr("Open a folder"))
        if folder:
            self.open_wanted.emit(folder)

    def _on_import(self) -> None:
        file = self.ask_file(self, tr("Choose a file"))
        folder = self.ask_new_folder(self, tr("Where the question set is to be")) if file else ""
        if folder:
            self.import_wanted.emit(file, folder)

    def _on_copy(self) -> None:
        source = self.ask_folder(self, tr("Choose what to copy"))
        folder = self.ask_new_folder(self, tr("Where the question set is to be")) if source else ""
        if folder:
            self.copy_wanted.emit(source, folder)
