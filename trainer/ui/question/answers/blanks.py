"""Filling the blanks of the prompt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.domain.asking import FillBlanks
from trainer.domain.grade import Grade, Slip
from trainer.domain.response import Response
from trainer.translations import tr
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.question.answers.tile import set_state
from trainer.ui.question.answers.typed import differing, slip_words
from trainer.ui.question.answers.typing_view import TypingView
from trainer.ui.widgets.prose import Prose


class BlanksView(TypingView):
    """One line for each blank; Enter goes to the next empty one and answers when none is left."""

    def __init__(self, shape: FillBlanks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = shape.labels
        self.lines = [AnswerLine(tr("Blank {label}", label=label)) for label in shape.labels]
        self.notes = [Prose(role="note") for _ in shape.labels]
        self.slips = Prose(role="note")
        self.slips.hide()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (label, line, note) in enumerate(zip(self.labels, self.lines, self.notes, strict=True)):
            grid.addWidget(Prose(f"［{label}］", weight=600), row, 0)
            grid.addWidget(line, row, 1)
            grid.addWidget(note, row, 2)
            note.hide()
        self.column.addLayout(grid)
        self.column.addWidget(self.slips)
        self.watch(self.lines)

    def response(self) -> Response | None:
        """Return the texts when every blank has one."""
        texts = tuple(line.whole_text() for line in self.lines)
        return Response(texts) if all(text.strip() for text in texts) else None

    def can_advance(self) -> bool:
        """Return whether Enter may go on to an empty blank."""
        return any(line.whole_text().strip() for line in self.lines)

    def advance(self) -> None:
        """Go to the next empty blank, after the last one round to the first."""
        at = next((index for index, line in enumerate(self.lines) if line.hasFocus()), -1)
        for line in (*self.lines[at + 1 :], *self.lines[: at + 1]):
            if not line.text().strip():
                line.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def take_step(self, step: int) -> bool:
        """Go to the blank above or below."""
        at = next((index for index, line in enumerate(self.lines) if line.hasFocus()), -1 if step > 0 else 1)
        self.lines[min(max(at + step, 0), len(self.lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Mark each blank, the right text under the wrong ones."""
        self.lock()
        self.slips.hide()
        marks = {mark.key: mark for mark in grade.marks}
        texts = (*response.parts, *("" for _ in self.lines))
        for label, line, note, text in zip(self.labels, self.lines, self.notes, texts, strict=False):
            mark = marks.get(label)
            good = mark.right if mark and response.parts else False
            line.setText(text)
            line.lock("right" if good else "wrong")
            note.set_text("✓" if good else f"× → {mark.answer}" if mark else "")
            note.setVisible(bool(mark))

    def retype(self, typed: str, slips: tuple[Slip, ...]) -> None:
        """Show which characters differ; a typed text of several lines fills the blanks in turn."""
        for line, text in zip(self.lines, typed.split("\n"), strict=False):
            line.setText(text)
            set_state(line, "near")
        text, runs = differing(slips)
        lead = tr("Look at the underlined characters:") + " "
        self.slips.set_text(lead + text, [(start + len(lead), end + len(lead)) for start, end in runs])
        self.slips.setVisible(bool(slips))
        self.read_out(f"{tr('Close. You can mend it once.')} {slip_words(slips)}")

    def missing(self) -> str:
        """Return that there are empty blanks."""
        return tr("Nothing is written yet.")

    def hint(self) -> str:
        """Return the keys that hold now."""
        if not self.typing:
            return tr(
                "Enter goes to the next blank, then answers · Q W E answer with how sure you are · 0 if not known"
            )
        return tr(
            "Enter goes to the next blank, then answers · Alt+Q W E answer with how sure you are · Alt+0 if not known"
        )
