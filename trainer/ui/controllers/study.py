"""What a screen wants goes to the service, the step that comes back is shown.

The way of an answer: the view's Response goes by signal to this controller. The controller calls
`StudyService.submit_answer` on the database thread. There the question's type grades, the state store computes what
changes, and one transaction appends the record. Feedback and the step that follows it come back as one frozen value.
The screen shows it, and going on shows what followed at once, while the service takes the same step behind it.
"""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import ProgressReporter
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.reports import REPORTS
from trainer.reports.report import Report
from trainer.study.home import HomeSnapshot
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, BackupsSnapshot, EndStep, FeedbackStep, Step
from trainer.ui.long_work import LongWork
from trainer.ui.shell import Shell
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.after_painting import AfterPainting
from trainer.ui.worker import Worker


class StudyController(QObject):
    """Joins the screens of `shell` to the desk; built after the first paint.

    `desk` is called on the database lane only, so the desk may still be under construction there when this is built.

    Signals: `step_shown(Step)` after every step; `preferences_changed(Preferences)` when they are applied;
    `restore_wanted(str name)`: a backup is to be put in place of the database, which is not the desk's to do;
    `packs_wanted()`: another pack is to be chosen.
    """

    step_shown = Signal(object)
    preferences_changed = Signal(object)
    restore_wanted = Signal(str)
    packs_wanted = Signal()

    def __init__(
        self,
        shell: Shell,
        background: Worker,
        appearance: Appearance,
        desk: Callable[[], StudyService],
        preferences: Preferences,
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._background = background
        self._appearance = appearance
        self._desk = desk
        self._preferences = preferences
        self.long_work = LongWork(background, self)
        shell.add_notice(self.long_work.strip)
        self._waiting = False
        self._left = False
        self._following: AskStep | None = None
        """What the feedback on screen carries, as long as nothing has come between."""
        self._asking = AfterPainting(self, lambda: self._send(lambda service: service.next_question()))
        # A window that closes in between has nothing more to ask, and nobody to ask it.
        shell.closed.connect(self._asking.forget)
        self._report = REPORTS[0]
        for name, screen in shell.built.items():
            self._join(name, screen)
        shell.screen_built.connect(self._join)
        shell.screen_shown.connect(self._on_screen_shown)

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session of `kind`, or practise one fact."""
        wanted, practised = cast("SessionKind", kind), FactId(fact) if fact else None
        self._step(lambda service: service.start_session(wanted, practised))

    @property
    def preferences(self) -> Preferences:
        """The settings in use."""
        return self._preferences

    def prefer(self, preferences: Preferences) -> None:
        """Apply and keep settings that were not changed on the settings screen."""
        self._on_preferences(preferences)
        self.take(preferences)

    def take(self, preferences: Preferences) -> None:
        """Go on from settings that are kept already."""
        self._preferences = preferences
        settings: Any = self._shell.built.get("settings")
        if settings is not None:
            settings.show_preferences(preferences)

    def leave_for(self, name: str) -> None:
        """Show another screen, also from a question: what was answered is kept."""
        self._left = self._waiting
        self._following = None
        self._shell.show_screen(name)

    def back_up(self) -> None:
        """Make a backup and show it in the settings."""
        self.leave_for("settings")
        self._on_backup()

    def refresh(self) -> None:
        """Ask again for what the shown screen shows: after a restore, or when the study day has changed."""
        self._on_screen_shown(self._shell.shown)

    def _join(self, name: str, screen: QWidget) -> None:
        join = {
            "home": self._join_home,
            "question": self._join_question,
            "ending": self._join_ending,
            "strength": self._join_progress,
            "settings": self._join_settings,
            "about": self._join_about,
        }.get(name)
        if join is not None:
            join(screen)

    def _join_home(self, screen: Any) -> None:
        screen.begin_wanted.connect(self.begin)

    def _join_question(self, screen: Any) -> None:
        screen.answered.connect(self._on_answered)
        screen.go_on_wanted.connect(self._on_go_on)
        screen.undo_wanted.connect(self._on_undo)
        screen.flag_wanted.connect(self._on_flag)
        screen.leave_wanted.connect(self._on_leave)

    def _join_ending(self, screen: Any) -> None:
        screen.home_wanted.connect(self._on_leave)
        screen.undo_wanted.connect(self._on_undo)

    def _join_settings(self, screen: Any) -> None:
        screen.changed.connect(self._on_preferences)
        screen.backup_wanted.connect(self._on_backup)
        screen.restore_wanted.connect(self.restore_wanted)
        screen.packs_wanted.connect(self.packs_wanted)
        screen.show_preferences(self._preferences)

    def _join_about(self, screen: Any) -> None:
        screen.help_wanted.connect(self._on_help)

    def _on_help(self) -> None:
        self._shell.show_screen("help")

    def _on_screen_shown(self, name: str) -> None:
        if name == "home":
            self._background.call(self._desk, lambda service: service.show_home(), done=self._on_home)
        elif name == "strength":
            screen: Any = self._shell.screen_named(name)
            self._on_report_wanted(screen.wanted)
        elif name == "settings":
            self._background.call(self._desk, lambda service: service.list_backups(), done=self._on_keeping)

    def _step(self, work: Callable[[StudyService], Step]) -> None:
        if self._waiting:
            return
        self._waiting = True
        self._following = None
        self._say_busy()
        self._send(work)

    def _send(self, work: Callable[[StudyService], Step]) -> None:
        self._background.call(self._desk, work, done=self._on_step, failed=self._on_step_failed)

    def _on_step(self, step: Step) -> None:
        self._waiting = False
        self._say_busy()
        if self._left:
            # The learner left while the answer was being written: it is kept, but it does not call them back. The field
            # was asked for behind it on the same lane, so it shows the answer.
            self._left = False
            return
        name = "ending" if isinstance(step, EndStep) else "question"
        screen: Any = self._shell.screen_named(name)
        if isinstance(step, EndStep):
            screen.show_end(step)
        else:
            screen.show_step(step)
        if self._shell.shown != name:
            self._shell.show_screen(name)
        if isinstance(step, FeedbackStep) and isinstance(step.following, AskStep):
            self._following = step.following
        self.step_shown.emit(step)

    def _on_step_failed(self) -> None:
        self._waiting = self._left = False
        self._say_busy()

    def _say_busy(self) -> None:
        question: Any = self._shell.built.get("question")
        if question is not None:
            question.set_busy(self._waiting)

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
        question: Any = self._shell.screen_named("question")
        question.show_step(following)
        self._say_busy()
        # After the paint: two threads that work at once in Python hold each other up for milliseconds.
        self._asking.ask()

    def _on_undo(self) -> None:
        self._step(lambda service: service.undo_answer())

    def _on_flag(self) -> None:
        self._step(lambda service: service.flag_question())

    def _on_leave(self) -> None:
        self.leave_for("home")

    def _on_home(self, snapshot: HomeSnapshot) -> None:
        screen: Any = self._shell.screen_named("home")
        screen.show_home(snapshot)

    def _on_keeping(self, snapshot: BackupsSnapshot) -> None:
        screen: Any = self._shell.screen_named("settings")
        screen.show_keeping(snapshot)

    def _on_backup(self) -> None:
        self.long_work.run(self._make_backup, done=self._on_backed_up)

    def _make_backup(self, watch: ProgressReporter) -> BackupsSnapshot:
        return self._desk().make_backup(watch)

    def _on_backed_up(self, snapshot: BackupsSnapshot) -> None:
        screen: Any = self._shell.screen_named("settings")
        screen.show_keeping(snapshot, just_made=True)

    def _on_preferences(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self._following = None  # it may be of the other language
        self._background.call(
            self._desk, lambda service: service.change_preferences(preferences), done=self._on_changed
        )
        self._appearance.apply(preferences)
        if preferences.language != before.language:
            translations.use(preferences.language)
            self._shell.retranslate()
            if self._shell.shown == "question":
                self._background.call(self._desk, lambda service: service.current_step(), done=self._on_current)
        self.preferences_changed.emit(preferences)

    def _on_current(self, step: Step | None) -> None:
        """Fill a question screen that was built anew; what is under way fills it itself."""
        if step is not None and not self._waiting and self._shell.shown == "question":
            self._on_step(step)

    def _on_changed(self, preferences: Preferences) -> None:
        self._preferences = preferences

    # --- the progress screen -----------------------------------------------------------------------------------

    def _join_progress(self, screen: Any) -> None:
        screen.report_wanted.connect(self._on_report_wanted)
        screen.begin_wanted.connect(self.begin)
        screen.due_wanted.connect(self._on_due_wanted)

    def _on_report_wanted(self, name: str) -> None:
        self._report = next(spec for spec in REPORTS if spec.name == name)
        # Of several requests only the newest is answered, so an answer is always the report named last.
        wanted = self._report
        self._background.call_job(
            self._desk, lambda service: service.report(wanted), done=self._on_report, failed=self._on_no_report
        )

    def _on_report(self, report: Report) -> None:
        screen: Any = self._shell.screen_named("strength")
        screen.show_report(self._report.name, report)

    def _on_no_report(self) -> None:
        # Why stands above the screen; what was shown before stays.
        screen: Any = self._shell.screen_named("strength")
        screen.show_none()

    def _on_due_wanted(self, day: int | None) -> None:
        self._on_preferences(self._preferences._replace(due_day=None if day is None else StudyDay(day)))
        settings: Any = self._shell.built.get("settings")
        if settings is not None:
            # It changes one thing of what it was shown: of the preferences before, it would take the day away again.
            settings.show_preferences(self._preferences)
        self._on_report_wanted(self._report.name)
