"""What comes after an answer: the parts of the feedback, and nothing that the answer itself shows."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.domain.message import NOTHING, Message
from trainer.study.steps import Contrast, Feedback, Outcome, Part, Stuck
from trainer.translations import say, tr
from trainer.ui.question.answers.tile import Button
from trainer.ui.question.contrast_table import ContrastTable, FactCell
from trainer.ui.question.own_words import OwnWords
from trainer.ui.question.source_note import SourceNote
from trainer.ui.question.stuck_note import StuckNote
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose

_MARKS: Final = {Outcome.RIGHT: "✓", Outcome.TOLD: "→", Outcome.WRONG: "×"}
_STATES: Final = {Outcome.RIGHT: "right", Outcome.TOLD: "near", Outcome.WRONG: "wrong"}
"""Of the style sheet."""


def announcement(told: Feedback) -> str:
    """Return what a screen reader says when the feedback shows."""
    said = (f"{say(one.lead)}: {say(one.text)}" for one in told.said)
    stuck = "" if told.stuck is None else say(told.stuck.said)
    return clean("\n".join(part for part in (say(told.verdict), say(told.score), *said, stuck) if part))


class FeedbackBlock(QFrame):
    """The feedback below the answer, in the question's own card.

    In sight stand the verdict, the reason of the first mistake, what decides, and the asked fact beside the one it was
    taken for. The rest folds behind `more`. `answer_shown`: own and right answer stand above already, and the learner
    may have a word of their own.

    Signals: `accept_wanted()`; `words_kept(str fact, str other, str words)`; `aside_wanted(str fact, bool aside)`: a
    fact that does not stick is to be put aside, or brought back.
    """

    accept_wanted = Signal()
    words_kept = Signal(str, str, str)
    aside_wanted = Signal(str, bool)

    def __init__(
        self, told: Feedback, hint: Message = NOTHING, *, answer_shown: bool, may_accept: bool = False
    ) -> None:
        super().__init__()
        self.accept = self._accepting(offered=may_accept)
        self.own_words: OwnWords | None = None
        self.setProperty("role", "feedback")
        # A stop of Tab: who does not see it hears all of it once more.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(announcement(told))
        self.setAccessibleDescription(clean("\n".join(part for part in _also(told) if part)))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 14, 6)
        column.setSpacing(3)
        self.more = Button(tr("More"), role="fold")
        self.more.setCheckable(True)
        self.rest = QWidget()
        self.rest.hide()
        self._leads: list[Prose] = []
        self.more.toggled.connect(self._on_more)
        self._folded: Feedback | None = told
        """What is folded and not built yet: few look, and nobody is to wait for it."""
        rest = QVBoxLayout(self.rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(4)
        column.addLayout(self._head(told))
        alone = answer_shown and len(told.text_of(Part.REFUTATION)) == 1
        mistakes = 0
        for said in told.said:
            if said.part is Part.ANSWER and answer_shown:
                continue
            mistakes += said.part is Part.REFUTATION
            folded = said.part is Part.REFUTATION and mistakes > 1
            # Of one mistake alone the reason stands right under the choice that it is about.
            lead = "" if alone and said.part is Part.REFUTATION else say(said.lead)
            where = rest if folded else column
            if said.part is Part.REFUTATION:
                self._leads += _add_reason(where, lead, say(said.text))
            else:
                _add_beside(where, lead, say(said.text))
        if hint.id:
            column.addWidget(Prose(say(hint), size=14, role="note"))
        if told.stuck is not None and answer_shown:
            self._add_stuck(column, told.stuck)
        for contrast in told.contrasts[:1]:
            column.addSpacing(4)
            column.addWidget(ContrastTable(contrast))
            self._add_own_words(column, contrast, asked=answer_shown)
        column.addWidget(self.rest)

    def _on_more(self, shown: bool) -> None:
        told, rest = self._folded, self.rest.layout()
        if told is not None and isinstance(rest, QVBoxLayout):
            before = next(reversed(_stops(self)), self)
            _add_rest(rest, told)
            self._folded = None
            for stop in _stops(self.rest):
                QWidget.setTabOrder(before, stop)
                before = stop
        self.rest.setVisible(shown)

    def squeeze(self) -> None:
        """Give up, until more is wanted, the words before the first reason: the mistake stands marked above."""
        for lead in self._leads[:1]:
            lead.hide()
            self.more.toggled.connect(lead.setVisible)

    def _accepting(self, *, offered: bool) -> Button:
        accept = Button(tr("That was right (R)"), role="fold")
        accept.setShortcut("R")
        accept.clicked.connect(self.accept_wanted)
        if not offered:
            accept.hide()  # never shown before it has its place: it would be a window of its own
        return accept

    def _add_stuck(self, column: QVBoxLayout, stuck: Stuck) -> None:
        note = StuckNote(stuck)
        note.aside_wanted.connect(self.aside_wanted)
        column.addWidget(note)

    def _add_own_words(self, column: QVBoxLayout, contrast: Contrast, *, asked: bool) -> None:
        if contrast.own_words or (asked and contrast.may_word):
            self.own_words = OwnWords(contrast)
            if not asked:
                self.own_words.open.hide()
            self.own_words.words_kept.connect(self.words_kept)
            column.addWidget(self.own_words)

    def _head(self, told: Feedback) -> QHBoxLayout:
        words = " ".join(part for part in (_MARKS[told.outcome], say(told.verdict), say(told.score)) if part)
        title = Prose(words, size=18, weight=600, role="headline")
        title.setProperty("state", _STATES[told.outcome])
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(self.accept)
        row.addWidget(self.more)
        return row


def _also(told: Feedback) -> tuple[str, str]:
    source = say(told.source)
    return say(told.comes_back), tr("Source: {source}", source=source) if source else ""


def _add_beside(column: QVBoxLayout, lead: str, text: str) -> None:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Prose(lead, size=14, role="note"))
    row.addWidget(Prose(text, weight=600), 1)
    column.addLayout(row)


def _add_reason(column: QVBoxLayout, lead: str, text: str) -> list[Prose]:
    """Add the reason under its lead, if it has one; return that."""
    leads = [Prose(lead, size=14, role="note")] if lead else []
    for words in (*leads, Prose(text)):
        column.addWidget(words)
    return leads


def _stops(widget: QWidget) -> list[QWidget]:
    return [part for part in widget.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _add_rest(column: QVBoxLayout, told: Feedback) -> None:
    """Add the other twins, the other pairs, when it comes back, and where it is from."""
    for number, contrast in enumerate(told.contrasts):
        if number:
            column.addWidget(ContrastTable(contrast))
        _add_others(column, contrast)
    _add_small(column, told)


def _add_others(column: QVBoxLayout, contrast: Contrast) -> None:
    """Add the twins that the asked fact was not taken for."""
    for twin in contrast.twins[1:]:
        column.addWidget(FactCell(twin, contrast.aspect, alone=True))


def _add_small(column: QVBoxLayout, told: Feedback) -> None:
    row = QHBoxLayout()
    row.setSpacing(20)
    comes_back, source = _also(told)
    row.addWidget(Prose(comes_back, size=14, role="note"), 1)
    if source and not told.address:
        row.addWidget(Prose(source, size=14, role="note"))
    column.addLayout(row)
    if told.address:
        # An address is as long as it is: it gets lines of its own.
        column.addWidget(SourceNote(say(told.source), told.address))
