"""The question and, in the same place, its feedback."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.domain.clock import Clock
from trainer.domain.response import DONT_KNOW, Confidence, Response
from trainer.study.steps import AskStep, FeedbackStep
from trainer.translations import tr
from trainer.ui.question.answers import view_for
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.question.attention import DOUBLE_PRESS_MS
from trainer.ui.question.feedback import announcement
from trainer.ui.question.key_acts import KeyActs
from trainer.ui.question.keys import ENTER, SCROLL
from trainer.ui.question.page import QuestionPage
from trainer.ui.question.sameness import same_feedback, same_sheet
from trainer.ui.question.sheet import asked_again_words
from trainer.ui.question.telling import tell_flag, tell_here
from trainer.ui.question.watched_time import WatchedTime
from trainer.ui.screen import Screen
from trainer.ui.widgets.speaking import announce, focus_saying

PREPARE_MS = 30
"""After the feedback: it is painted first, then what follows is made ready."""


class QuestionScreen(WatchedTime):
    """Shows one step at a time and says what the learner wants; it keeps no truth of its own.

    Signals: `answered` with the response, the confidence (None if not said) and the milliseconds spent;
    `go_on_wanted`, `undo_wanted`, `redo_wanted`, `flag_wanted`, `leave_wanted`;
    `aside_wanted(str fact, bool aside)`.
    """

    answered = Signal(object, object, int)
    go_on_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    flag_wanted = Signal()
    leave_wanted = Signal()
    aside_wanted = Signal(str, bool)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(clock, parent)
        self._step: AskStep | FeedbackStep | None = None
        self._busy = False
        self._taking_back = False
        self._preparing = QTimer(self, singleShot=True)
        self._preparing.timeout.connect(self._on_idle)
        self.parts = QuestionPage()
        self._keys = KeyActs(
            self._answer, self._on_unknown, self._on_undo, self._on_redo, self._on_flag, self.leave_wanted.emit
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        footer = self.parts.footer
        footer.primary.connect(self._on_primary)
        footer.unknown.connect(self._on_unknown)
        footer.sure.connect(self._answer)
        footer.undo.connect(self._on_undo)
        footer.redo.connect(self._on_redo)
        footer.flag.connect(self._on_flag)
        self.parts.leave.clicked.connect(self.leave_wanted)
        self.parts.aside_wanted.connect(self.aside_wanted)

    def show_step(self, step: AskStep | FeedbackStep) -> None:
        """Show a question, or the feedback to an answer."""
        if step is self._step and isinstance(step, AskStep):
            self._busy = False  # shown ahead of the service's word, or nothing came of an act: what was chosen stays
            return
        # Where it stands ready, only what changes is painted anew, not the whole page.
        ready = isinstance(step, AskStep) and self.parts.is_prepared(step)
        self.parts.setUpdatesEnabled(ready)
        self._show(step)
        self.parts.setUpdatesEnabled(True)

    def _on_idle(self) -> None:
        """Make ready, unseen, the question that follows the feedback on screen."""
        following = self._step.following if isinstance(self._step, FeedbackStep) else None
        if not isinstance(following, AskStep) or self._busy or not self.isVisible():
            return
        if self.parts.is_prepared(following):
            self.parts.rehearse()
        else:
            self.parts.prepare(following, self._new_view(following))
            self._preparing.start(0)

    def _forget(self) -> None:
        self._preparing.stop()
        self.parts.forget()

    def _show(self, step: AskStep | FeedbackStep) -> None:
        before, self._step = self._step, step
        self._busy = False
        self.parts.show_progress(step.progress)
        self.parts.footer.show_record(can_undo=step.can_undo, can_redo=step.can_redo, flagged=step.flagged)
        if isinstance(step, AskStep):
            if not (isinstance(before, AskStep) and same_sheet(before, step)):
                self._show_question(step)
            self._refresh()
            tell_flag(self.parts, before, step)
            return
        if not (isinstance(before, FeedbackStep) and same_feedback(before, step)):
            self._show_feedback(step, keep=before is not None and before.asking == step.asking)
        tell_flag(self.parts, before, step)
        self._preparing.start(PREPARE_MS)

    def set_busy(self, busy: bool) -> None:
        """Take no answers while one is being written."""
        self._busy = busy

    def _show_question(self, step: AskStep) -> None:
        if self.parts.is_prepared(step):
            self.parts.turn()
        else:
            lead = tr("Taken back.") if self._taking_back else ""
            self.parts.show_asking(step, self._new_view(step), lead)
        self._taking_back = False
        self._forget()
        view = self.parts.view
        if view is None:
            return
        if step.retyping is not None:
            view.retype(step.typed, step.retyping.slips)
            announce(self, asked_again_words(step))
        view.begin()
        self.begin_time()

    def _new_view(self, step: AskStep) -> AnswerView:
        view = view_for(step.asking.shape)
        view.changed.connect(self._on_changed)
        view.hint_changed.connect(self._refresh)
        view.submitted.connect(self._on_primary)
        return view

    def _show_feedback(self, step: FeedbackStep, *, keep: bool) -> None:
        self._attention.pause()
        view = self.parts.view
        if view is None or not keep or view.locked:
            view = view_for(step.asking.shape)
            self.parts.show_answered(step, view)
        self.parts.footer.show_keys(with_alt=False)
        self.parts.footer.show_going_on(tr("Enter goes on · Z takes the answer back"))
        # The keyboard goes first: a reader would speak every mark of a part that still has it.
        focus_saying(self.parts.footer.primary_button, announcement(step.told))
        view.show_marks(step.grade, step.response)
        self.parts.show_feedback(step)

    def _refresh(self) -> None:
        view = self.parts.view
        if view is None or not isinstance(self._step, AskStep):
            return
        ready = view.response() is not None
        self.parts.footer.show_asking(
            view.act(), view.hint(), ready=ready or view.can_advance(), judged_alone=not view.takes_confidence
        )
        self.parts.footer.show_keys(with_alt=view.typing)
        for button in self.parts.footer.sure_buttons:
            button.setEnabled(ready)

    def _on_changed(self) -> None:
        """Follow what the hand does; not before: a question opens at its own beginning."""
        self._refresh()
        part = self.parts.view.in_hand() if self.parts.view is not None else None
        if part is not None:
            self.parts.sheet.keep_in_sight(part)

    def _on_primary(self) -> None:
        if isinstance(self._step, FeedbackStep):
            if not self._busy:
                self._busy = True
                self.go_on_wanted.emit()
        else:
            self._answer(None)

    def _on_unknown(self) -> None:
        self._send(DONT_KNOW, None)

    def _on_undo(self) -> None:
        if self._step is not None and self._step.can_undo and not self._busy:
            self._taking_back = True
            self.undo_wanted.emit()

    def _on_redo(self) -> None:
        if self._step is not None and self._step.can_redo and not self._busy:
            self.redo_wanted.emit()

    def _on_flag(self) -> None:
        if self._step is not None:
            self.parts.footer.flag_button.setChecked(self._step.flagged)
            self.flag_wanted.emit()

    def _answer(self, confidence: Confidence | None) -> None:
        """Answer if there is an answer; else do the view's own next thing."""
        view = self.parts.view
        if view is None or self._busy or not isinstance(self._step, AskStep):
            return
        view.finish_composing()
        response = view.response()
        if response is not None:
            self._send(response, confidence)
        elif view.can_advance():
            view.advance()
        elif view.act():
            tell_here(self.parts, tr("No answer yet. {missing}", missing=view.missing()))

    def _send(self, response: Response, confidence: Confidence | None) -> None:
        if self._busy or not isinstance(self._step, AskStep):
            return
        self._busy = True
        self.answered.emit(response, confidence, self._attention.milliseconds())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that no text field and no answer view took."""
        key = Qt.Key(event.key())
        view = self.parts.view if isinstance(self._step, AskStep) else None
        taken = self._take_enter(event, key) or self._keys.take(event, view)
        if not taken and key in SCROLL:
            self.parts.sheet.scroll_by(SCROLL[key])
            taken = True
        event.setAccepted(taken)

    def _take_enter(self, event: QKeyEvent, key: Qt.Key) -> bool:
        if key not in ENTER:
            return False
        told = isinstance(self._step, FeedbackStep)
        if not event.isAutoRepeat() and not (told and self._attention.paused_ms() < DOUBLE_PRESS_MS):
            self._on_primary()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause the time, and let go of what was prepared."""
        super().hideEvent(event)
        self._attention.pause()
        self._forget()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard when the screen comes to the front."""
        super().showEvent(event)
        self.set_away(False)
        if isinstance(self._step, FeedbackStep):
            self.parts.footer.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.parts.view is not None:
            self.parts.view.begin()

    def is_counting(self) -> bool:
        """Return whether a question is on screen."""
        return isinstance(self._step, AskStep)


SCREEN = Screen(build=lambda around: QuestionScreen(around.clock))
