"""What comes after an answer: the verdict, what decides, the twin beside it, the source."""

from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.domain.asking import PutInOrder, TurnCard
from trainer.domain.grade import Refutation, Verdict
from trainer.study.steps import FeedbackStep
from trainer.translations import say, tr
from trainer.ui.question.contrast_table import TwinPair
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose


class Headline(NamedTuple):
    """The verdict in a word; `state` is the style sheet's."""

    state: str
    mark: str
    words: str


def headline_of(step: FeedbackStep) -> Headline:
    """Return the verdict in a word; 「わからない」 and a card that was not known are no mistakes."""
    grade = step.grade
    if grade.verdict is Verdict.RIGHT:
        return Headline("right", "✓", tr("Right"))
    if grade.verdict is Verdict.NEAR:
        return Headline("near", "≈", tr("So close"))
    if not step.response.parts or isinstance(step.asking.shape, TurnCard):
        return Headline("near", "→", tr("Here is the answer"))
    return Headline("wrong", "×", tr("Not quite"))


def announcement(step: FeedbackStep) -> str:
    """Return what a screen reader says when the feedback shows."""
    headline = headline_of(step)
    parts = [headline.words]
    if not step.grade.correct:
        parts.append(tr("Right answer: {answer}", answer=clean(step.grade.right_answer)))
    parts += [clean(f"{_lead(step, refutation)}: {refutation.why}") for refutation in step.grade.refutations]
    parts.append(clean(say(step.decides)))
    return "\n".join(part for part in parts if part)


def _right_line(step: FeedbackStep) -> str:
    """Return the right answer in words; a turned card shows it already."""
    if isinstance(step.asking.shape, TurnCard) or not step.grade.right_answer:
        return ""
    return tr("Right answer: {answer}", answer=step.grade.right_answer)


def _lead(step: FeedbackStep, refutation: Refutation) -> str:
    """Return the words before a reason; of an item in order it says why it stands there."""
    chosen = refutation.chosen.rstrip("。. ")
    if isinstance(step.asking.shape, PutInOrder):
        return tr("Where “{chosen}” belongs", chosen=chosen)
    return tr("You chose “{chosen}”", chosen=chosen)


class FeedbackBlock(QFrame):
    """The feedback below the answer, in the question's own card."""

    def __init__(self, step: FeedbackStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "feedback")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 12, 18, 14)
        self._column.setSpacing(4)
        headline = headline_of(step)
        title = Prose(f"{headline.mark} {headline.words}", size=18, weight=600, role="headline")
        title.setProperty("state", headline.state)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(title)
        self._column.addLayout(top)
        if step.grade.correct:
            top.addStretch(1)
        else:
            top.addWidget(Prose(_right_line(step), weight=600), 1)
            for refutation in step.grade.refutations:
                self._refute(step, refutation)
        decides, hint = say(step.decides), say(step.hint)
        if decides:
            self._add(tr("What decides"), decides, weight=600)
        if hint:
            self._column.addSpacing(6)
            self._column.addWidget(Prose(hint, size=14, role="note"))
        for table in step.twins:
            self._column.addSpacing(8)
            self._column.addWidget(TwinPair(table))
        self._small(step)

    def _refute(self, step: FeedbackStep, refutation: Refutation) -> None:
        if refutation.why:
            self._add(_lead(step, refutation), refutation.why)

    def _add(self, lead: str, text: str, *, weight: int = 400) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(Prose(lead, size=14, role="note"))
        self._column.addWidget(Prose(text, weight=weight))

    def _small(self, step: FeedbackStep) -> None:
        self._column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(Prose(say(step.comes_back), size=14, role="note"), 1)
        source = say(step.source)
        if source:
            row.addWidget(Prose(tr("Source: {source}", source=source), size=14, role="note"))
        self._column.addLayout(row)
