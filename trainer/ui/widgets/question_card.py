"""The question screen's parts and where they stand: progress above, the card, the foot below."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QProgressBar, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from trainer.study.snapshots import AskStep, FeedbackStep, Progress
from trainer.translations import tr
from trainer.ui.answers.feedback import FeedbackBlock
from trainer.ui.answers.tile import Button, plain_label
from trainer.ui.answers.view import AnswerView
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose, text_scale
from trainer.ui.widgets.question_footer import QuestionFooter

WIDEST = 860
"""Pixels of the card at 100 % text size."""
FULL = 1000
"""Progress bar steps."""


def _centred(widget: QWidget, column: QVBoxLayout, stretch: int = 0) -> None:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, FULL)
    row.addStretch(1)
    column.addLayout(row, stretch)


class QuestionPage(QWidget):
    """Everything on the question screen; shows what it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: AnswerView | None = None
        self.feedback: FeedbackBlock | None = None
        self._revealing = False
        self.leave = Button(tr("Leave"), role="faint")
        self.leave.setToolTip(tr("Every answer is saved; you can go on later (Esc)"))
        self.bar = QProgressBar()
        self.bar.setProperty("role", "session")
        self.bar.setRange(0, FULL)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.count = Prose(size=14, role="note")
        self.tag = plain_label("tag", size=14)
        self.why = Button(tr("Why this question?"), role="faint")
        self.why.setCheckable(True)
        self.reason = Prose(size=14, role="note")
        self.prompt = Prose(size=24, weight=600)
        self.notice = Prose(size=16, weight=600, role="headline")
        self.notice.setProperty("state", "near")
        self.footer = QuestionFooter()
        self._card = QFrame()
        self._card.setProperty("role", "question-card")
        self._top = QWidget()
        self._scroll = QScrollArea()
        self._content = QWidget()
        self._inside = QVBoxLayout(self._content)
        self._arrange()
        self._limit_width()
        self.why.toggled.connect(self.reason.setVisible)

    # --- showing ---------------------------------------------------------------------------------------------------

    def show_progress(self, progress: Progress) -> None:
        """Show how far the session is."""
        self.bar.setValue(round(min(max(progress.share, 0.0), 1.0) * FULL))
        self.count.set_text(tr("{count} answered", count=progress.answered))

    def show_asking(self, step: AskStep, view: AnswerView) -> None:
        """Show a new question with its view."""
        self._clear(view)
        self._show_prompt(step)
        self.reason.set_text(step.reason_text)
        self.why.setVisible(bool(step.reason_text))
        self.notice.set_text(tr("Close. You can mend it once."))
        self.notice.setVisible(step.retyping is not None)
        view.setAccessibleDescription(clean(step.asking.prompt))
        self._scroll.verticalScrollBar().setValue(0)

    def show_answered(self, step: FeedbackStep, view: AnswerView) -> None:
        """Show the question of a feedback that was not on screen before."""
        self._clear(view)
        self._show_prompt(step)

    def show_feedback(self, block: FeedbackBlock) -> None:
        """Put the feedback under the answer."""
        self.why.hide()
        self.why.setChecked(False)
        self.notice.hide()
        self.feedback = block
        self._column.addWidget(block)
        block.show()
        self._revealing = True
        self._reveal()

    def _reveal(self) -> None:
        """Scroll so that the feedback is seen, from its headline on; again whenever the layout settles."""
        if self.feedback is None or not self._revealing:
            return
        top = self.feedback.mapTo(self._content, self.feedback.rect().topLeft()).y()
        room = self._scroll.viewport().height()
        whole = top + self.feedback.height() + 24 - room
        self._scroll.verticalScrollBar().setValue(max(0, min(whole, top - 12)))

    def keep_in_sight(self, part: QWidget) -> None:
        """Scroll so that `part` is seen."""
        self._scroll.ensureWidgetVisible(part, 0, 24)

    def scroll_by(self, pixels: int) -> None:
        """Scroll the card."""
        self._revealing = False
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _show_prompt(self, step: AskStep | FeedbackStep) -> None:
        self.tag.setText(clean(step.topic))
        self.tag.setVisible(bool(step.topic))
        self.prompt.set_text(step.asking.prompt)

    def _clear(self, view: AnswerView) -> None:
        for old in (self.view, self.feedback):
            if old is not None:
                old.hide()
                self._column.removeWidget(old)
                old.deleteLater()
        self.feedback = None
        self.view = view
        self.why.setChecked(False)
        self._revealing = False
        self._column.insertWidget(self._column.indexOf(self.notice) + 1, view)
        view.show()  # now, not with the next layout: only what is shown can take the keyboard

    # --- layout ----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 14)
        column.setSpacing(12)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(16)
        top.addWidget(self.leave)
        top.addWidget(self.bar, 1)
        top.addWidget(self.count)
        _centred(self._top, column)
        self._arrange_card()
        column.addWidget(self._scroll, 1)
        _centred(self.footer, column)

    def _arrange_card(self) -> None:
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(36, 24, 36, 26)
        self._column.setSpacing(14)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        head = QHBoxLayout()
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.why)
        self._column.addLayout(head)
        for part in (self.reason, self.prompt, self.notice):
            self._column.addWidget(part)
        self.reason.hide()
        self.notice.hide()
        self._content.setProperty("role", "bare")
        self._inside.setContentsMargins(0, 0, 0, 0)
        _centred(self._card, self._inside)
        self._inside.addStretch(1)
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._scroll.setProperty("role", "bare")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._reveal)

    def _limit_width(self) -> None:
        widest = round(WIDEST * max(1.0, text_scale()))
        for part in (self._top, self._card, self.footer):
            part.setMaximumWidth(widest)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._limit_width()
        super().changeEvent(event)
