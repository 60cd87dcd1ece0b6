"""Question sets: the ones that are here, one from a file or a folder, and the version before."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from trainer.domain.message import message
from trainer.domain.text import Text
from trainer.study.pack_offer import ChangeLine, PackOffer
from trainer.translations import language, say, tr
from trainer.ui.theme.tokens import GAP, SMALL, SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.speaking import announce_name
from trainer.ui.widgets.wrapping import Wrapping

Ask = Callable[[QWidget, str], str]
_SHOWN: Final = 8
"""Changes that are shown; whoever wants all of them has `main.py diff`."""

_LONGEST: Final = 90
"""Characters of a text that is compared."""


def ask_file(parent: QWidget, title: str) -> str:
    """Return a file the learner picked."""
    return QFileDialog.getOpenFileName(parent, title)[0]


def ask_folder(parent: QWidget, title: str) -> str:
    """Return a folder the learner picked."""
    return QFileDialog.getExistingDirectory(parent, title)


class PacksCard(QFrame):
    """Shows a PackOffer before anything changes.

    Signals: `packs_wanted()`: the list; `offer_wanted(str path, str columns)` of a file or folder; `taken(str folder)`;
    `earlier_wanted()`: back to the version before.
    """

    packs_wanted = Signal()
    offer_wanted = Signal(str, str)
    taken = Signal(str)
    earlier_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.ask_file: Ask = ask_file
        self.ask_folder: Ask = ask_folder
        self._folder = self._source = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(GAP)
        column.addWidget(plain_label(tr("Question set"), "strong"))
        column.addWidget(
            Prose(tr("Each has a field of its own; what you have grown in the others stays."), size=SMALL, role="note")
        )
        self.others = button(tr("Open another question set"))
        self.file, self.folder = button(tr("Open a file…")), button(tr("Open a folder…"))
        self.earlier = button(tr("Back to the version before"))
        self.others.clicked.connect(self.packs_wanted)
        self.file.clicked.connect(lambda: self._on_ask(self.ask_file, tr("Open a file…")))
        self.folder.clicked.connect(lambda: self._on_ask(self.ask_folder, tr("Open a folder…")))
        self.earlier.clicked.connect(self.earlier_wanted)
        acts = Wrapping()
        for act in (self.others, self.file, self.folder, self.earlier):
            acts.add(act)
        column.addWidget(acts)
        self.offered = Prose()
        self.take, self.leave = button(tr("Open this question set")), button(tr("Leave it"))
        self.take.clicked.connect(self._on_take)
        self.leave.clicked.connect(self._on_leave)
        self._acts = Wrapping()
        self._acts.add(self.take)
        self._acts.add(self.leave)
        self._mapped = plain_label(tr("Which column is what"), "strong")
        self.columns, self.again = QLineEdit(), button(tr("Read it again so"))
        self.columns.setAccessibleName(tr("Which column is what"))
        self.columns.returnPressed.connect(self._on_again)
        self.again.clicked.connect(self._on_again)
        self._lines = QVBoxLayout()
        column.addWidget(self.offered)
        column.addLayout(self._lines)
        column.addWidget(self._mapped)
        column.addWidget(self.columns)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._acts)
        self.earlier.hide()
        self._show(shown=False)

    def show_offer(self, offer: PackOffer) -> None:
        """Show what would be opened, and what it changes."""
        self._folder, self._source = offer.folder, offer.source
        self.columns.setText(offer.columns)
        self._show_lines(_lines(offer))
        self._show(shown=True)
        announce_name(self.offered)
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_earlier(self, *, there: bool) -> None:
        """Say whether there is a version before the one in use."""
        self.earlier.setVisible(there)

    def _show_lines(self, lines: Sequence[str]) -> None:
        """Show a line each; all of them are the name of the first, for those who hear it."""
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        self.offered.set_text(lines[0])
        self.offered.setAccessibleName("\n".join(lines))
        for line in lines[1:]:
            self._lines.addWidget(Prose(line, size=SMALL))

    def _show(self, *, shown: bool) -> None:
        self.offered.setVisible(shown)
        for at in range(self._lines.count()):
            line = self._lines.itemAt(at)
            if line is not None and (words := line.widget()) is not None:
                words.setVisible(shown)
        self._acts.setVisible(shown)
        for widget in (self._mapped, self.columns, self.again):
            widget.setVisible(shown and bool(self.columns.text()))

    def _on_ask(self, ask: Ask, title: str) -> None:
        if path := ask(self, title):
            self.offer_wanted.emit(path, "")

    def _on_again(self) -> None:
        if self._source:
            self.offer_wanted.emit(self._source, self.columns.text())

    def _on_take(self) -> None:
        self._on_leave()
        self.taken.emit(self._folder)

    def _on_leave(self) -> None:
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(shown=False)


def _lines(offer: PackOffer) -> list[str]:
    """Return what is said of an offer, a line each."""
    named = message("{title} ({author})", title=offer.title, author=offer.author) if offer.author else offer.title
    heading = message(
        "{title} · version {version} · {facts} facts · {questions} questions",
        title=named, version=offer.version, facts=offer.facts, questions=offer.questions,
    )  # fmt: skip
    lines = [say(heading)]
    if offer.origin.id:
        lines.append(say(offer.origin))
    lines += [say(one) for one in offer.left_out[:_SHOWN]]
    if (more := len(offer.left_out) - _SHOWN) > 0:
        lines.append(say(message("… and {more} more", more=more)))
    if offer.replaces:
        lines.append(
            say(message("In use is version {version}. {summary}", version=offer.replaces, summary=offer.summary))
        )
        for change in offer.changes[:_SHOWN]:
            lines += _change(change)
        if (more := len(offer.changes) - _SHOWN) > 0:
            lines.append(say(message("… and {more} more", more=more)))
    return lines


def _change(change: ChangeLine) -> list[str]:
    before, after = _said(change.before), _said(change.after)
    lines = [say(change.head)]
    if before and before != after:
        lines.append(f"　− {before}")
    if after:
        lines.append(f"　＋ {after}")
    return lines


def _said(text: Text) -> str:
    words = text.in_(language())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
