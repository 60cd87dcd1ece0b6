"""One question with its answer view and, below, its feedback; it scrolls where the window is low."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from trainer.domain.grade import Verdict
from trainer.domain.message import NOTHING
from trainer.study.steps import AskStep, FeedbackStep
from trainer.translations import say, tr
from trainer.ui.question.answers.tile import Button, plain_label
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.question.feedback import FeedbackBlock
from trainer.ui.widgets.auto_hide_scrollbar import AutoHideScrollBar
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import BODY, Prose
from trainer.ui.widgets.visible_text import literal

if TYPE_CHECKING:
    from trainer.ui.question.exhibit_block import ExhibitBlock

PROMPT = 24
"""Pixels at 100 %."""
FULL = 1000
"""Stretch of what stands in the middle, against 1 on either side."""
BESIDE = 1.25
"""From so many times a card's width on, an exhibit stands beside the question."""
BROADEST = 1.45
"""Of such a card, in parts of an ordinary one."""
QUESTION_SHARE, EXHIBIT_SHARE = 3, 2
"""Of such a card's width."""
ASIDE = 20
"""Pixels between the two."""


def asked_again_words(step: AskStep) -> str:
    """Return why the same question is asked once more; nothing where it is asked for the first time."""
    if step.retyping is None:
        return ""
    if step.retyping.verdict is Verdict.UNREAD:
        return " ".join(refutation.why for refutation in step.retyping.refutations)
    return tr("Close. You can mend it once.")


def centred(widget: QWidget, column: QVBoxLayout, stretch: int = 0) -> None:
    """Add `widget` to `column`, in the middle of its width."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, FULL)
    row.addStretch(1)
    column.addLayout(row, stretch)


def chain_after(before: QWidget, view: QWidget) -> QWidget:
    """Let Tab go from `before` through the view's parts in their order; return the last stop."""
    own, stops = view.focusPolicy(), [before]
    # Qt puts only stops in order; the view, which is none, must stand before its parts: Tab starts from it.
    view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for part in (view, *view.findChildren(QWidget)):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(stops[-1], part)
            stops.append(part)
    view.setFocusPolicy(own)
    return next((stop for stop in reversed(stops) if stop.focusPolicy() != Qt.FocusPolicy.NoFocus), before)


class Card(QFrame):
    """The question's card: as high as its width wants it."""

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: the least one that a layout knows is that of a narrower card."""
        return QSize(super().minimumSizeHint().width(), 0)


class QuestionSheet(QScrollArea):
    """Shows what it is told; the page has two of them, one in front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: AnswerView | None = None
        self.feedback: FeedbackBlock | None = None
        self.exhibit: ExhibitBlock | None = None
        self.above: QWidget | None = None
        """The stop of Tab above the sheet; whoever arranges the sheet says which."""
        self._widest = 0
        self._revealing = False
        self._low = False
        self.tag = plain_label("tag", size=14)
        self.tag.setWordWrap(True)
        self.why = Button(tr("Why this question?"), role="faint")
        self.why.setCheckable(True)
        self.reason = Prose(size=14, role="note")
        self.prompt = Prose(size=PROMPT, weight=600)
        self.notice = Prose(size=16, weight=600, role="headline")
        self.notice.setProperty("state", "near")
        self.hint = Prose(size=14, role="note")
        """One quiet line of a first run, under the answer."""
        self.card = Card()
        self.card.setProperty("role", "question-card")
        self._content = QWidget()
        self._inside = QVBoxLayout(self._content)
        self._arrange()
        self.why.toggled.connect(self.reason.setVisible)

    # --- showing ---------------------------------------------------------------------------------------------------

    def show_asking(self, step: AskStep, view: AnswerView, lead: str = "") -> None:
        """Show a new question with its view; `lead` is heard before it."""
        self._take(view, step)
        self._show_prompt(step)
        reason = say(step.reason_text)
        hint = "\n".join(say(part) for part in (step.notice, step.hint) if part != NOTHING)
        self.reason.set_text(reason)
        self.why.setVisible(bool(reason))
        self.notice.set_text(asked_again_words(step))
        self.notice.setVisible(step.retyping is not None)
        self.hint.set_text(hint)
        self.hint.setVisible(bool(hint))
        exhibit = "" if self.exhibit is None else self.exhibit.words
        view.read_out(clean("\n".join(part for part in (lead, step.asking.prompt, exhibit, hint) if part)))
        self.verticalScrollBar().setValue(0)

    def show_answered(self, step: FeedbackStep, view: AnswerView) -> None:
        """Show the question of a feedback that was not on screen before."""
        self._take(view, step)
        self._show_prompt(step)

    def show_feedback(self, block: FeedbackBlock) -> None:
        """Put the feedback under the answer."""
        self.why.hide()
        self.why.setChecked(False)
        # Where the question stood, its answer and the feedback have to fit; the topic stands in the feedback, too.
        self.tag.hide()
        self.prompt.set_size(BODY)
        self.notice.hide()
        self.hint.hide()
        self.feedback = block
        if self.exhibit is not None:
            self.exhibit.fold()
        self._fit_room()
        self._column.insertWidget(self._column.count() - 1, block)
        block.show()
        if self.view is not None:
            chain_after(self._chain_question(self.view), block)
        if self.card.heightForWidth(self.card.width()) > self.maximumViewportSize().height():
            block.squeeze()
        self._revealing = True
        self._reveal()

    def leave_room(self, *, tight: bool) -> None:
        """Give the card wide margins, or narrow ones in a low window."""
        self._low = tight
        self._fit_room()

    def _fit_room(self) -> None:
        tight = self._low or self.feedback is not None
        self._pair.setContentsMargins(*((20, 8, 20, 8) if tight else (36, 24, 36, 26)))
        self._column.setSpacing(6 if tight else 14)

    def clear(self) -> None:
        """Let go of view, feedback and exhibit."""
        for old in (self.view, self.feedback, self.exhibit):
            if old is not None:
                old.hide()
                (self._pair if old is self.exhibit else self._column).removeWidget(old)
                old.deleteLater()
        self.view = self.feedback = self.exhibit = None
        self._revealing = False

    def limit_width(self, widest: int) -> None:
        """Let the card be no wider, but for an exhibit beside the question."""
        self._widest = widest
        self._place_exhibit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the question: an arrow may mean its answer, wherever the keyboard is, and else scrolls."""
        event.ignore()

    def keep_in_sight(self, part: QWidget) -> None:
        """Scroll so that `part` is seen."""
        self.ensureWidgetVisible(part, 0, 24)

    def scroll_by(self, pixels: int) -> None:
        """Scroll the card."""
        self._revealing = False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _reveal(self) -> None:
        """Scroll so that the feedback is seen, from its headline on; again whenever the layout settles."""
        if self.feedback is None or not self._revealing:
            return
        top = self.feedback.mapTo(self._content, self.feedback.rect().topLeft()).y()
        room = self.maximumViewportSize().height()
        whole = top + self.feedback.height() + 24 - room
        self.verticalScrollBar().setValue(max(0, min(whole, top - 12)))

    def _show_prompt(self, step: AskStep | FeedbackStep) -> None:
        topic = say(step.topic)
        self.tag.setText(literal(clean(topic)))
        self.tag.setVisible(bool(topic))
        self.prompt.set_size(PROMPT)
        self.prompt.set_text(step.asking.prompt)

    def _take(self, view: AnswerView, step: AskStep | FeedbackStep) -> None:
        self.clear()
        if step.asking.exhibit is not None:
            from trainer.ui.question.exhibit_block import ExhibitBlock  # a dozen of Qt's classes, for few questions

            self.exhibit = ExhibitBlock(step.asking.exhibit)
            self.exhibit.turned.connect(self._place_exhibit)
            self._pair.insertWidget(0, self.exhibit, 0, Qt.AlignmentFlag.AlignTop)
            self.exhibit.show()
        self._place_exhibit()
        self._fit_room()
        self.view = view
        self.why.setChecked(False)
        self._column.insertWidget(self._column.indexOf(self.notice) + 1, view)
        view.show()  # now, not with the next layout: only what is shown can take the keyboard
        self._chain_question(view)

    def _chain_question(self, view: QWidget) -> QWidget:
        """Let Tab go through the exhibit, the reason and the view, as they stand; return the last stop."""
        if self.exhibit is not None and self.above is not None:
            QWidget.setTabOrder(chain_after(self.above, self.exhibit), self.why)
        return chain_after(self.why, view)

    def _place_exhibit(self) -> None:
        """Put the exhibit beside the question where it is open and there is room, else above it."""
        if not self._widest:
            return
        room = self.maximumViewportSize().width()
        opened = self.exhibit is not None and self.exhibit.is_open
        beside = opened and room >= BESIDE * self._widest
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() != direction:
            self._pair.setDirection(direction)
        self._pair.setSpacing(ASIDE if beside else 6)
        if self.exhibit is not None:
            self._pair.setStretch(0, EXHIBIT_SHARE if beside else 0)
            self._pair.setStretch(1, QUESTION_SHARE if beside else 0)
        self.card.setMaximumWidth(round(self._widest * BROADEST) if beside else self._widest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._place_exhibit()

    # --- layout ----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.card)
        self._column = QVBoxLayout()
        self._pair.addLayout(self._column)
        self.leave_room(tight=False)
        head = QHBoxLayout()
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.why)
        self._column.addLayout(head)
        for part in (self.reason, self.prompt, self.notice, self.hint):
            self._column.addWidget(part)
        self._column.addStretch(1)  # takes what a higher exhibit beside it leaves
        for part in (self.reason, self.notice, self.hint):
            part.hide()
        self._content.setProperty("role", "bare")
        self._inside.setContentsMargins(0, 0, 0, 0)
        centred(self.card, self._inside)
        self._inside.addStretch(1)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("role", "bare")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._content)
        self.bar = AutoHideScrollBar(self)
        self.verticalScrollBar().rangeChanged.connect(self._reveal)
