"""What comes after an answer: the parts of the feedback, and nothing that the answer itself shows."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.domain.message import NOTHING, Message
from trainer.study.steps import Contrast, Feedback, Outcome, Part
from trainer.translations import say, tr
from trainer.ui.question.contrast_table import ContrastTable, FactCell
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose

_MARKS: Final = {Outcome.RIGHT: "✓", Outcome.NEAR: "≈", Outcome.TOLD: "→", Outcome.WRONG: "×"}
_STATES: Final = {Outcome.RIGHT: "right", Outcome.NEAR: "near", Outcome.TOLD: "near", Outcome.WRONG: "wrong"}
"""Of the style sheet."""


def announcement(told: Feedback) -> str:
    """Return what a screen reader says when the feedback shows."""
    said = (f"{say(one.lead)}: {say(one.text)}" for one in told.said)
    return clean("\n".join(part for part in (say(told.verdict), say(told.score), *said) if part))


class FeedbackBlock(QFrame):
    """The feedback below the answer, in the question's own card; `answer_shown`: the right one stands above already."""

    def __init__(self, told: Feedback, hint: Message = NOTHING, *, answer_shown: bool) -> None:
        super().__init__()
        self.setProperty("role", "feedback")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 12, 18, 14)
        self._column.setSpacing(4)
        words = " ".join(part for part in (_MARKS[told.outcome], say(told.verdict), say(told.score)) if part)
        title = Prose(words, size=18, weight=600, role="headline")
        title.setProperty("state", _STATES[told.outcome])
        self._column.addWidget(title)
        for said in told.said:
            if said.part is not Part.ANSWER or not answer_shown:
                self._add(say(said.lead), say(said.text), weight=400 if said.part is Part.REFUTATION else 600)
        if hint.id:
            self._column.addSpacing(6)
            self._column.addWidget(Prose(say(hint), size=14, role="note"))
        for contrast in told.contrasts:
            self._compare(contrast)
        self._small(told)

    def _add(self, lead: str, text: str, *, weight: int) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(Prose(lead, size=14, role="note"))
        self._column.addWidget(Prose(text, weight=weight))

    def _compare(self, contrast: Contrast) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(ContrastTable(contrast))
        for twin in contrast.twins[1:]:
            self._column.addWidget(FactCell(twin, contrast.aspect))

    def _small(self, told: Feedback) -> None:
        self._column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(Prose(say(told.comes_back), size=14, role="note"), 1)
        source = say(told.source)
        if source:
            row.addWidget(Prose(tr("Source: {source}", source=source), size=14, role="note"))
        self._column.addLayout(row)
