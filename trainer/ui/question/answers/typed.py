"""Typing a short text or a number."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.domain.asking import TypeNumber
from trainer.domain.grade import Grade, Slip
from trainer.domain.message import message
from trainer.domain.response import Response
from trainer.translations import joined, tr
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.question.answers.tile import MARKS, plain_label, set_state
from trainer.ui.question.answers.typing_view import TypingView
from trainer.ui.widgets.prose import Prose

_LETTERS = 24
"""Room for a number."""
_BEFORE_A_UNIT = 4
"""Stretch of the line against 1 behind its unit: up to its most it takes what there is."""


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


def slip_words(slips: tuple[Slip, ...]) -> str:
    """Return where the typed text differs, in words for those who do not see the line under it."""
    at, said = 0, []
    for slip in slips:
        if slip.differs and slip.text:
            said.append(tr("character {at} “{text}”", at=at + 1, text=slip.text))
        elif slip.differs:
            said.append(tr("one is missing after character {at}", at=at))
        at += len(slip.text)
    return tr("Not the same: {list}", list=joined(message("{said}, {more}"), said)) if said else ""


class TypeTextView(TypingView):
    """One line of text."""

    def __init__(self, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = AnswerLine(f"{tr('Your answer')} ({unit})" if unit else tr("Your answer"))
        self.slips = Prose(role="note")
        self.slips.hide()
        self.mark = plain_label("mark", size=18, weight=600)
        self.mark.hide()
        row = QHBoxLayout()
        row.addWidget(self.line, 1 if not unit else _BEFORE_A_UNIT)
        if unit:
            row.addWidget(Prose(unit, size=18))
        row.addWidget(self.mark)
        if unit:
            row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.slips)
        self.watch((self.line,))

    def response(self) -> Response | None:
        """Return what stands in the line; nothing but spaces is no answer."""
        text = self.line.whole_text()
        return Response((text,)) if text.strip() else None

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
        self.read_out(f"{tr('Close. You can mend it once.')} {slip_words(slips)}")

    def missing(self) -> str:
        """Return that the line is empty."""
        return tr("Nothing is written yet.")

    def hint(self) -> str:
        """Return the keys that hold now."""
        if not self.typing:
            return tr("Enter answers · Q W E answer with how sure you are · 0 if you do not know")
        return tr("Enter answers · Alt+Q W E answer with how sure you are · Alt+0 if you do not know")


class TypeNumberView(TypeTextView):
    """One number; its unit stands behind the line."""

    def __init__(self, shape: TypeNumber, parent: QWidget | None = None) -> None:
        super().__init__(shape.unit, parent)
        self.line.setPlaceholderText(tr("Number"))
        self._limit_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit_width()

    def _limit_width(self) -> None:
        self.line.setMaximumWidth(self.line.fontMetrics().averageCharWidth() * _LETTERS)
