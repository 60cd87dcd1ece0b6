"""What a screen wants goes to the service, the step that comes back is shown.

The way of an answer: the view's Response goes by signal to this controller. The controller calls
`StudyService.submit_answer` on the database thread. There the question's type grades, the state store computes what
changes, and one transaction appends the record. Feedback and the step that follows it come back as one frozen value.
The screen shows it, and going on shows what followed at once, while the service takes the same step behind it.
"""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Signal

from trainer.domain.response import Confidence, Response
from trainer.domain.review import TESTS, SessionKind
from trainer.domain.subject import FactId
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step
from trainer.ui.question.screen import QuestionScreen
from trainer.ui.screen_stack import ScreenStack
from trainer.ui.screens.about import AboutScreen
from trainer.ui.screens.exam import ExamScreen
from trainer.ui.screens.help import HelpScreen
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.progress.screen import ProgressScreen
from trainer.ui.screens.session_summary import SessionSummaryScreen
from trainer.ui.widgets.after_painting import AfterPainting
from trainer.ui.worker import Worker


class StudyController(QObject):
    """Sessions from their beginning to their end; built after the first paint.

    `service` is called on the database thread only, so it may still be under construction there when this is built.

    Signals: `step_shown(Step)` after every step.
    """

    step_shown = Signal(object)

    def __init__(self, stack: ScreenStack, worker: Worker, service: Callable[[], StudyService]) -> None:
        super().__init__(stack)
        self._stack = stack
        self._worker = worker
        self._service = service
        self._waiting = False
        self._left = False
        self._answered = 0
        """In the session on screen."""
        self._following: AskStep | None = None
        """What the feedback on screen carries, as long as nothing has come between."""
        self._asking = AfterPainting(self, lambda: self._send(lambda service: service.next_question()))
        stack.when_built(HomeScreen, self._join_home)
        stack.when_built(ProgressScreen, self._join_progress)
        stack.when_built(ExamScreen, self._join_exam)
        stack.when_built(QuestionScreen, self._join_question)
        stack.when_built(SessionSummaryScreen, self._join_summary)
        stack.when_built(AboutScreen, self._join_about)

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session of `kind`, or practise one fact."""
        wanted, practised = cast("SessionKind", kind), FactId(fact) if fact else None
        if wanted not in TESTS:
            self._step(lambda service: service.start_session(wanted, practised))
            return
        # What a test is stands before it; one that was left today just goes on.
        self._stack.screen_of(ExamScreen).take_kind(kind)
        self._worker.call(self._service, lambda service: service.goes_on(wanted), done=self._on_goes_on)

    def _on_goes_on(self, kind: SessionKind | None) -> None:
        if kind is None:
            self._stack.show_screen(ExamScreen)
        else:
            self._start_test(kind)

    def _start_test(self, kind: str) -> None:
        wanted = cast("SessionKind", kind)
        self._step(lambda service: service.start_session(wanted))

    def _join_exam(self, screen: ExamScreen) -> None:
        screen.start_wanted.connect(self._start_test)
        screen.back_wanted.connect(self._on_leave)

    def leave_for(self, name: str) -> None:
        """Show another screen, also from a question: what was answered is kept."""
        self._left = self._waiting
        self._following = None
        self._stack.show_named(name)

    def forget_what_follows(self) -> None:
        """Ask for the next question anew: a setting may have changed it."""
        self._following = None

    def close(self) -> None:
        """Ask nothing more: the window goes, and soon nobody is there who would answer."""
        self._asking.forget()

    def show_current(self) -> None:
        """Fill a question screen that was built anew."""
        if self._stack.is_shown(QuestionScreen):
            self._worker.call(self._service, lambda service: service.current_step(), done=self._on_current)

    def _join_home(self, screen: HomeScreen) -> None:
        screen.begin_wanted.connect(self.begin)

    def _join_progress(self, screen: ProgressScreen) -> None:
        screen.begin_wanted.connect(self.begin)

    def _join_question(self, screen: QuestionScreen) -> None:
        screen.answered.connect(self._on_answered)
        screen.go_on_wanted.connect(self._on_go_on)
        screen.undo_wanted.connect(self._on_undo)
        screen.redo_wanted.connect(self._on_redo)
        screen.flag_wanted.connect(self._on_flag)
        screen.aside_wanted.connect(self._on_aside)
        screen.parts.accept_wanted.connect(self._on_accept)
        screen.parts.words_kept.connect(self._on_words_kept)
        screen.leave_wanted.connect(self._on_leave_question)
        screen.parts.leaving.confirmed.connect(self._leave_session)

    def _join_summary(self, screen: SessionSummaryScreen) -> None:
        screen.home_wanted.connect(self._on_leave)
        screen.undo_wanted.connect(self._on_undo)

    def _join_about(self, screen: AboutScreen) -> None:
        screen.help_wanted.connect(self._on_help)

    def _on_help(self) -> None:
        self._stack.show_screen(HelpScreen)

    def _step(self, work: Callable[[StudyService], Step]) -> None:
        if self._waiting:
            return
        self._waiting = True
        self._following = None
        self._say_busy()
        self._send(work)

    def _send(self, work: Callable[[StudyService], Step]) -> None:
        self._worker.call(self._service, work, done=self._on_step, failed=self._on_step_failed)

    def _on_step(self, step: Step) -> None:
        self._waiting = False
        self._say_busy()
        if self._left:
            # The learner left while the answer was being written: it is kept, but it does not call them back. The field
            # was asked for behind it on the same thread, so it shows the answer.
            self._left = False
            return
        if isinstance(step, EndStep):
            self._stack.screen_of(SessionSummaryScreen).show_end(step)
            self._stack.show_screen(SessionSummaryScreen)
        else:
            self._answered = step.progress.answered
            self._stack.screen_of(QuestionScreen).show_step(step)
            self._stack.show_screen(QuestionScreen)
        if isinstance(step, FeedbackStep) and isinstance(step.following, AskStep):
            self._following = step.following
        self.step_shown.emit(step)

    def _on_step_failed(self) -> None:
        self._waiting = self._left = False
        self._say_busy()

    def _say_busy(self) -> None:
        if self._stack.is_built(QuestionScreen):
            self._stack.screen_of(QuestionScreen).set_busy(self._waiting)

    def _on_answered(self, response: Response, confidence: Confidence | None, milliseconds: int) -> None:
        self._step(lambda service: service.submit_answer(response, confidence, milliseconds))

    def _on_go_on(self) -> None:
        following = self._following
        if self._waiting or following is None:
            self._step(lambda service: service.next_question())
            return
        # The service will say the same; should it say otherwise, as after 04:00, that is shown instead.
        self._waiting = True
        self._following = None
        self._stack.screen_of(QuestionScreen).show_step(following)
        self._say_busy()
        # After the paint: two threads that work at once in Python hold each other up for milliseconds.
        self._asking.ask()

    def _on_undo(self) -> None:
        self._step(lambda service: service.undo_answer())

    def _on_redo(self) -> None:
        self._step(lambda service: service.redo_answer())

    def _on_flag(self) -> None:
        self._step(lambda service: service.flag_question())

    def _on_accept(self) -> None:
        self._step(lambda service: service.accept_own_wording())

    def _on_words_kept(self, fact: str, other: str, words: str) -> None:
        self._step(lambda service: service.write_own_words(FactId(fact), FactId(other), words))

    def _on_leave_question(self) -> None:
        """Ask first where it is a test; nothing is lost either way."""
        parts = self._stack.screen_of(QuestionScreen).parts
        if not parts.leaving.asks():
            self._leave_session()

    def _leave_session(self) -> None:
        """Show how it went so far; without an answer, or while one is being written, just the field."""
        if self._waiting or not self._answered:
            self.leave_for("home")
            return
        self._waiting = True
        self._following = None
        self._worker.call(
            self._service, lambda service: service.leave_session(), done=self._on_left, failed=self._on_step_failed
        )

    def _on_left(self, step: EndStep | None) -> None:
        if not self._stack.is_shown(QuestionScreen):
            # Whoever went elsewhere meanwhile is not called back, and what they begin there is shown.
            self._waiting = self._left = False
        elif step is not None:
            self._on_step(step)
        else:
            self._waiting = False
            self.leave_for("home")

    def _on_aside(self, fact: str, aside: bool) -> None:
        """Put a fact aside or bring it back; the feedback on screen tells so."""
        wanted = FactId(fact)

        def act(service: StudyService) -> Step | None:
            return service.set_aside(wanted) if aside else service.bring_back(wanted)

        if not self._waiting:
            self._worker.call(self._service, act, done=self._on_current)

    def _on_leave(self) -> None:
        self.leave_for("home")

    def _on_current(self, step: Step | None) -> None:
        """Show the step on screen again; what is under way shows itself."""
        if step is not None and not self._waiting and self._stack.is_shown(QuestionScreen):
            self._on_step(step)
