"""What the linter says: beside the field it is about, and all of it in a list that leads there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from trainer.authoring.workshop_snapshot import FindingLine
from trainer.packs.fault import Severity
from trainer.translations import say, tr
from trainer.ui.screens.workshop.writing import WritingLine
from trainer.ui.theme.tokens import GAP, SMALL, STEP, TINY_GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import literal
from trainer.ui.widgets.wrapping import Wrapping


def severity_word(severity: Severity) -> str:
    """Return what one calls it."""
    return {"error": tr("Error"), "warning": tr("Warning"), "info": tr("Remark")}[severity]


class FindingNote(QFrame):
    """A finding with what can be done about it.

    Signals: `fix_wanted(object line)`; `waive_wanted(object line, str reason)`; `there_wanted(object line)`.
    """

    fix_wanted = Signal(object)
    waive_wanted = Signal(object, str)
    there_wanted = Signal(object)

    def __init__(self, line: FindingLine, *, leads: bool = False) -> None:
        """Show `line`; `leads`: it stands in a list, and a button leads to its field."""
        super().__init__()
        self.line = line
        self.setProperty("role", "panel")
        said = f"{severity_word(line.severity)} {line.rule}"
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP, GAP, STEP, GAP)
        column.setSpacing(TINY_GAP)
        column.addWidget(plain_label(said, "strong"))
        column.addWidget(Prose(say(line.sentence), size=SMALL))
        if say(line.mend):
            column.addWidget(Prose(f"→ {say(line.mend)}", size=SMALL))
        acts = Wrapping()
        self.there = self._act(tr("Go there"), said, shown=leads and bool(line.question), acts=acts)
        self.fix = self._act(tr("Put it right"), said, shown=line.fixable, acts=acts)
        self.waive = self._act(tr("Leave it, with a reason"), said, shown=line.waivable, acts=acts)
        self.there.clicked.connect(lambda: self.there_wanted.emit(self.line))
        self.fix.clicked.connect(lambda: self.fix_wanted.emit(self.line))
        self.waive.clicked.connect(self._on_waive)
        column.addWidget(acts)
        if not (leads or line.fixable or line.waivable):
            acts.hide()
        self._reason: WritingLine | None = None
        self._column = column

    def _act(self, text: str, about: str, *, shown: bool, acts: Wrapping) -> QPushButton:
        made = button(text, "link")
        made.setAccessibleName(f"{text}: {about}")
        if shown:
            acts.add(made)
        else:
            made.setParent(self)
            made.hide()
        return made

    def _on_waive(self) -> None:
        """Ask for the reason; Enter keeps it, Escape leaves all as it was."""
        if self._reason is None:
            self._reason = WritingLine(tr("Why it may stay"))
            self._reason.setPlaceholderText(tr("Why it may stay (Enter keeps it)"))
            self._reason.entered.connect(self._on_reason)
            self._reason.left.connect(self._on_left)
            self._column.addWidget(self._reason)
        self._reason.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self) -> None:
        reason = "" if self._reason is None else self._reason.text().strip()
        if reason:
            self.waive_wanted.emit(self.line, reason)
            self._on_left()

    def _on_left(self) -> None:
        if self._reason is not None:
            self.waive.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reason.hide()


class MarkNote(QLabel):
    """What only a person can write, in a few words; it goes when something is written."""

    def __init__(self, line: FindingLine) -> None:
        super().__init__(literal(f"● {say(line.sentence).rstrip('。.')}"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "tag")


class FindingsList(QFrame):
    """All findings, errors first.

    Signals: those of its notes.
    """

    fix_wanted = Signal(object)
    waive_wanted = Signal(object, str)
    there_wanted = Signal(object)
    MOST = 30
    """Shown at once: who has more mends the first ones first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[FindingLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.notes: list[FindingNote] = []

    def show_findings(self, lines: tuple[FindingLine, ...]) -> None:
        """Show the first of them."""
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        self.notes = []
        for line in lines[: self.MOST]:
            note = FindingNote(line, leads=True)
            note.fix_wanted.connect(self.fix_wanted)
            note.waive_wanted.connect(self.waive_wanted)
            note.there_wanted.connect(self.there_wanted)
            self._column.addWidget(note)
            self.notes.append(note)
        if not lines:
            self._column.addWidget(plain_label(tr("Nothing is found fault with."), "quiet"))
        elif len(lines) > self.MOST:
            self._column.addWidget(plain_label(tr("and {count} more", count=len(lines) - self.MOST), "quiet"))
