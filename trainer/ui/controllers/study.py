"""The way of an answer through the window: what a screen wants goes to the desk, the step that comes back is shown."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.study.home import HomeSnapshot
from trainer.study.steps import AskStep, BackupsSnapshot, EndStep, FeedbackStep, Step
from trainer.ui import desk_calls
from trainer.ui.long_work import LongWork
from trainer.ui.screens.progress import REPORTS
from trainer.ui.shell import Shell
from trainer.ui.theme.appearance import Appearance
from trainer.ui.worker import Worker

FOLLOW_MS = 15
"""After a question that stood ready: a timer of nothing comes before the painting, and this is to come after it."""


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
        desk: Callable[[], desk_calls.Desk],
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
        self._ahead: AskStep | None = None
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        # A window that closes in between has nothing more to ask, and nobody to ask it.
        shell.closed.connect(self._following.stop)
        self._report = REPORTS[0]
        for name, screen in shell.built.items():
            self._join(name, screen)
        shell.screen_built.connect(self._join)
        shell.screen_shown.connect(self._on_screen_shown)

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session of `kind`, or practise one fact."""
        self._step(desk_calls.begin, cast("SessionKind", kind), FactId(fact) if fact else None)

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
        self._ahead = None
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
            self._background.run(desk_calls.home, self._desk, done=self._on_home)
        elif name == "strength":
            screen: Any = self._shell.screen_named(name)
            self._on_report_wanted(screen.wanted)
        elif name == "settings":
            self._background.run(desk_calls.keeping, self._desk, done=self._on_keeping)

    def _step(self, work: Callable[..., Step], *args: object) -> None:
        if self._waiting:
            return
        self._waiting = True
        self._ahead = None
        self._say_busy()
        self._send(work, *args)

    def _send(self, work: Callable[..., Step], *args: object) -> None:
        self._background.run(work, self._desk, *args, done=self._on_step, failed=self._on_step_failed)

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
        # Before the word goes out: whoever hears it may close the window, and then nothing more can be asked.
        if isinstance(step, FeedbackStep):
            self._background.run(desk_calls.ahead, self._desk, done=self._on_ahead)
        self.step_shown.emit(step)

    def _on_ahead(self, step: Step | None) -> None:
        """Let the next question be made ready while the feedback is read."""
        question: Any = self._shell.built.get("question")
        if isinstance(step, AskStep) and question is not None and not self._waiting and self._shell.shown == "question":
            self._ahead = step
            question.prepare(step)

    def _on_step_failed(self) -> None:
        self._waiting = self._left = False
        self._say_busy()

    def _say_busy(self) -> None:
        question: Any = self._shell.built.get("question")
        if question is not None:
            question.set_busy(self._waiting)

    def _on_answered(self, response: Response, confidence: Confidence | None, milliseconds: int) -> None:
        self._step(desk_calls.answer, response, confidence, milliseconds)

    def _on_go_on(self) -> None:
        ahead = self._ahead
        if self._waiting or ahead is None:
            self._step(desk_calls.go_on)
            return
        # The desk will say the same; should it say otherwise, that is shown instead. It is asked when the question has
        # been painted: two threads that work at once in Python hold each other up for milliseconds.
        self._waiting = True
        self._ahead = None
        question: Any = self._shell.screen_named("question")
        question.show_step(ahead)
        self._say_busy()
        self._following.start()

    def _follow(self) -> None:
        self._send(desk_calls.go_on)

    def _on_undo(self) -> None:
        self._step(desk_calls.undo)

    def _on_flag(self) -> None:
        self._step(desk_calls.flag)

    def _on_leave(self) -> None:
        self.leave_for("home")

    def _on_home(self, snapshot: HomeSnapshot) -> None:
        screen: Any = self._shell.screen_named("home")
        screen.show_home(snapshot)

    def _on_keeping(self, snapshot: BackupsSnapshot) -> None:
        screen: Any = self._shell.screen_named("settings")
        screen.show_keeping(snapshot)

    def _on_backup(self) -> None:
        self.long_work.run(desk_calls.backup, self._desk, done=self._on_backed_up)

    def _on_backed_up(self, snapshot: BackupsSnapshot) -> None:
        screen: Any = self._shell.screen_named("settings")
        screen.show_keeping(snapshot, just_made=True)

    def _on_preferences(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self._ahead = None  # it may be of the other language
        self._background.run(desk_calls.change, self._desk, preferences, done=self._on_changed)
        self._appearance.apply(preferences)
        if preferences.language != before.language:
            translations.use(preferences.language)
            self._shell.retranslate()
            if self._shell.shown == "question":
                self._background.run(desk_calls.current, self._desk, done=self._on_current)
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
        call = getattr(desk_calls, self._report.call)
        self._background.run(call, self._desk, done=self._on_report, failed=self._on_no_report)

    def _on_report(self, report: Any) -> None:
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
