"""The question screen's parts and where they stand: progress above, the sheet, the foot below."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.study.sentences import progress_words
from trainer.study.steps import AskStep, FeedbackStep, Progress
from trainer.translations import say, tr
from trainer.ui.question.answers.tile import Button
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.question.feedback import FeedbackBlock
from trainer.ui.question.footer import QuestionFooter
from trainer.ui.question.leaving import Leaving
from trainer.ui.question.sameness import same_sheet
from trainer.ui.question.session_bar import SessionBar
from trainer.ui.question.sheet import QuestionSheet, centred
from trainer.ui.theme.tokens import CONTENT_WIDTH
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.text_size import text_scale

FEW_LINES = 28
"""Lines of body text in a window's height; with fewer, margins give way to the question."""
BODY_LINE = 25.6
"""Pixels of a line of body text at 100 %."""
TIDY_MS = 250
"""After the next question is on screen: then the last one's widgets are let go."""


class SheetStack(QWidget):
    """Two sheets of one size, one in front; the other is made ready unseen.

    Without a layout: turning from one to the other asks nothing around them anew.
    The one behind is made when it is first wanted (`made` tells of it): the first question does not wait for it.
    """

    made = Signal(QuestionSheet)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = QuestionSheet(self)
        self._behind: QuestionSheet | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def behind(self) -> QuestionSheet:
        """The sheet that is not seen."""
        if self._behind is None:
            self._behind = QuestionSheet(self)
            self._behind.hide()
            self._behind.setGeometry(self.rect())
            self.made.emit(self._behind)
        return self._behind

    @property
    def sheets(self) -> tuple[QuestionSheet, ...]:
        """Those that are there, the one in front first."""
        return (self.front,) if self._behind is None else (self.front, self._behind)

    def turn(self) -> None:
        """Bring the sheet behind to the front."""
        self.front, self._behind = self.behind, self.front
        self.front.show()
        self._behind.hide()

    def rehearse(self) -> None:
        """Lay the sheet behind out and draw it once where nobody sees it: its glyphs are there when it is turned."""
        self.behind.grab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give both the whole room."""
        super().resizeEvent(event)
        for sheet in self.sheets:
            sheet.setGeometry(self.rect())


class QuestionPage(QWidget):
    """Everything on the question screen; shows what it is told.

    Signals of the feedback: `accept_wanted` where the answer was right after all, `words_kept` with two facts and the
    learner's own words on them, `aside_wanted` as the block has it.
    """

    accept_wanted = Signal()
    words_kept = Signal(str, str, str)
    aside_wanted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leave = Button(tr("Leave"), role="faint")
        self.leave.setToolTip(tr("Every answer is saved; you can go on later (Esc)"))
        self.bar = SessionBar()
        self.count = Prose(size=14, role="note")
        self.leaving = Leaving()
        self.leaving.stayed.connect(self._on_stayed)
        self.footer = QuestionFooter()
        self._sheets = SheetStack()
        self._sheets.made.connect(self._on_sheet_made)
        self._prepared: AskStep | None = None
        self._tidying = QTimer(self, singleShot=True, interval=TIDY_MS)
        self._tidying.timeout.connect(self._sheets_tidy)
        self._top = QWidget()
        self._arrange()
        self._chain()
        self._limit_width()

    @property
    def sheet(self) -> QuestionSheet:
        """The sheet in front."""
        return self._sheets.front

    @property
    def view(self) -> AnswerView | None:
        """The answer view in front."""
        return self.sheet.view

    @property
    def feedback(self) -> FeedbackBlock | None:
        """The feedback in front."""
        return self.sheet.feedback

    # --- showing ---------------------------------------------------------------------------------------------------

    def show_progress(self, progress: Progress) -> None:
        """Show how far the session is."""
        self.bar.show_share(progress.share)
        self.count.set_text(say(progress_words(progress)))
        self.leaving.show_progress(progress)

    def show_asking(self, step: AskStep, view: AnswerView, lead: str = "") -> None:
        """Show a new question with its view; `lead` is heard before it."""
        self.forget()
        self.sheet.show_asking(step, view, lead)
        self._tidying.start()

    def show_answered(self, step: FeedbackStep, view: AnswerView) -> None:
        """Show the question of a feedback that was not on screen before."""
        self.forget()
        self.sheet.show_answered(step, view)

    def show_feedback(self, step: FeedbackStep) -> None:
        """Put the feedback under the answer."""
        block = FeedbackBlock(step.told, step.hint, answer_shown=True, may_accept=step.may_accept)
        block.accept_wanted.connect(self.accept_wanted)
        block.words_kept.connect(self.words_kept)
        block.aside_wanted.connect(self.aside_wanted)
        self.sheet.show_feedback(block)

    def _on_stayed(self) -> None:
        if self.view is not None:
            self.view.begin()

    # --- the next question, made ready behind this one -------------------------------------------------------------

    def prepare(self, step: AskStep, view: AnswerView) -> None:
        """Make a question ready that is not to be seen yet."""
        self._tidying.stop()
        self._sheets.behind.show_asking(step, view)
        self._prepared = step

    def rehearse(self) -> None:
        """Lay out and draw what was prepared, unseen."""
        self._sheets.rehearse()

    def is_prepared(self, step: AskStep) -> bool:
        """Return whether just this question stands ready."""
        return self._prepared is not None and same_sheet(self._prepared, step)

    def turn(self) -> None:
        """Bring what was prepared to the front."""
        self._prepared = None
        self._sheets.turn()
        self._tidying.start()

    def forget(self) -> None:
        """Let go of what was prepared."""
        if self._prepared is not None:
            self._prepared = None
            self._sheets.behind.clear()

    def _sheets_tidy(self) -> None:
        # Where none was made yet, this makes it, while one reads the first question.
        if self._prepared is None:
            self._sheets.behind.clear()

    def _on_sheet_made(self, sheet: QuestionSheet) -> None:
        sheet.leave_room(tight=self._tight)
        self._limit_width()
        # Before all that the sheet in front has; what stands on it keeps its turn before the footer.
        sheet.above = self.leaving.leave
        QWidget.setTabOrder(self.leaving.leave, sheet.why)

    def _chain(self) -> None:
        """Let Tab go from above to below; the sheets put their views behind their own button."""
        footer = self.footer
        self.sheet.above = self.leaving.leave
        above = (self.leave, self.leaving.stay, self.leaving.leave, self.sheet.why, footer.unknown_button)
        below = footer.primary_button, footer.undo_button, footer.redo_button, footer.flag_button
        stops = (*above, *footer.sure_buttons, *below)
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    # --- layout ----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._column = column = QVBoxLayout(self)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(16)
        top.addWidget(self.leave)
        top.addWidget(self.bar, 1)
        top.addWidget(self.count)
        centred(self._top, column)
        centred(self.leaving, column)
        column.addWidget(self._sheets, 1)
        centred(self.footer, column)
        self._leave_room(tight=False)

    def _leave_room(self, *, tight: bool) -> None:
        """Give margins, or where the window is low give them to the question."""
        self._tight = tight
        self._column.setContentsMargins(24, 6 if tight else 16, 24, 6 if tight else 14)
        self._column.setSpacing(4 if tight else 12)
        for sheet in self._sheets.sheets:
            sheet.leave_room(tight=tight)

    def _fit_height(self) -> None:
        tight = self.height() < FEW_LINES * BODY_LINE * text_scale()
        if tight != self._tight:
            self._leave_room(tight=tight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height."""
        super().resizeEvent(event)
        self._fit_height()

    def _limit_width(self) -> None:
        widest = round(CONTENT_WIDTH * max(1.0, text_scale()))
        for part in (self._top, self.leaving, self.footer):
            part.setMaximumWidth(widest)
        for sheet in self._sheets.sheets:
            sheet.limit_width(widest)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self._limit_width()
            self._fit_height()
        super().changeEvent(event)
