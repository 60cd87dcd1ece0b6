"""Typing a short text or a number."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.domain.asking import TypeNumber
from trainer.domain.grade import Grade, Slip
from trainer.domain.response import Response
from trainer.translations import tr
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.question.answers.tile import MARKS, plain_label, set_state
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.widgets.prose import Prose


def differing(slips: tuple[Slip, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the typed text and the runs of it that differ; a missing character shows as a gap."""
    text = ""
    runs: list[tuple[int, int]] = []
    for slip in slips:
        piece = slip.text or "＿"
        if slip.differs:
            runs.append((len(text), len(text) + len(piece)))
        text += piece
    return text, tuple(runs)


class TypeTextView(AnswerView):
    """One line of text."""

    def __init__(self, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = AnswerLine(tr("Your answer"))
        self.line.changed.connect(self.changed)
        self.slips = Prose(role="note")
        self.slips.hide()
        self.mark = plain_label("mark", size=18, weight=600)
        self.mark.hide()
        row = QHBoxLayout()
        row.addWidget(self.line, 1 if not unit else 0)
        if unit:
            row.addWidget(Prose(unit, size=18))
        row.addWidget(self.mark)
        if unit:
            row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.slips)
        self.setFocusProxy(self.line)

    def response(self) -> Response | None:
        """Return the text; nothing but spaces is no answer."""
        return Response((self.line.text(),)) if self.line.text().strip() else None

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Show what was typed, whether it was right, and else what is."""
        self.lock()
        self.slips.hide()
        self.line.setText(response.parts[0] if response.parts else "")
        state = "right" if grade.correct else "wrong"
        self.line.lock(state)
        set_state(self.mark, state)
        self.mark.setText(MARKS[state])
        self.mark.show()
        if not grade.correct:
            self.column.addWidget(Prose(f"{MARKS['right']} {grade.right_answer}", weight=600, role="right"))

    def retype(self, typed: str, slips: tuple[Slip, ...]) -> None:
        """Put what was typed back into the line and show which characters differ, if any."""
        self.line.setText(typed)
        set_state(self.line, "near")
        if not slips:
            return
        text, runs = differing(slips)
        lead = tr("Look at the underlined characters:") + " "
        self.slips.set_text(lead + text, [(start + len(lead), end + len(lead)) for start, end in runs])
        self.slips.show()

    def hint(self) -> str:
        """Return the keys."""
        return tr("Enter answers · Alt+Q W E answer with how sure you are · Alt+0 if you do not know")


class TypeNumberView(TypeTextView):
    """One number; its unit stands behind the line."""

    def __init__(self, shape: TypeNumber, parent: QWidget | None = None) -> None:
        super().__init__(shape.unit, parent)
        self.line.setPlaceholderText(tr("Number"))
        self.line.setFixedWidth(self.line.fontMetrics().averageCharWidth() * 24)
