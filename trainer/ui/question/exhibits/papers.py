"""What is read: a dialogue, a mail, a form. Plain text in lines, nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from trainer.domain.exhibit import Dialogue, Form, Mail
from trainer.translations import tr
from trainer.ui.theme.tokens import GAP, STEP, TINY_GAP
from trainer.ui.widgets.prose import Prose

_TOP = Qt.AlignmentFlag.AlignTop


class Paper(QWidget):
    """Names at the left, words at the right, a row each; what has a paragraph of its own goes below."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(TINY_GAP, TINY_GAP, TINY_GAP, TINY_GAP)
        self._column.setSpacing(GAP)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(STEP)
        self._rows.setVerticalSpacing(TINY_GAP + 2)
        self._rows.setColumnStretch(1, 1)
        self._column.addLayout(self._rows)

    def add_row(self, name: str, words: str, *, strong: bool = False, quiet: bool = False) -> None:
        """Add a row."""
        at = self._rows.rowCount()
        self._rows.addWidget(Prose(name, weight=600 if strong else 400, role="note"), at, 0, _TOP)
        self._rows.addWidget(Prose(words, role="note" if quiet else ""), at, 1)

    def add_line(self) -> None:
        """Add a line across."""
        line = QFrame()
        line.setProperty("role", "rule")
        line.setFixedHeight(1)
        self._column.addWidget(line)

    def add_paragraphs(self, words: str) -> None:
        """Add text over the whole width."""
        self._column.addWidget(Prose(words))


def dialogue_paper(exhibit: Dialogue[str]) -> Paper:
    """Return who says what."""
    paper = Paper()
    for turn in exhibit.turns:
        paper.add_row(turn.who, turn.says, strong=True)
    return paper


def mail_paper(exhibit: Mail[str]) -> Paper:
    """Return the heads of a mail over its text."""
    paper = Paper()
    paper.add_row(tr("From"), exhibit.sender)
    paper.add_row(tr("To"), exhibit.to)
    paper.add_row(tr("Subject"), exhibit.subject)
    paper.add_line()
    paper.add_paragraphs(exhibit.body)
    return paper


def form_paper(exhibit: Form[str]) -> Paper:
    """Return the fields of a form, an empty one as such."""
    paper = Paper()
    for label, value in exhibit.fields:
        paper.add_row(label, value or tr("(empty)"), strong=True, quiet=not value)
    return paper
