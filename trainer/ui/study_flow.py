"""The way of an answer through the window: what a screen wants goes to the desk, the step that comes back is shown."""

from collections.abc import Callable
from typing import Any, Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.study.home import HomeSnapshot
from trainer.study.snapshots import EndStep, KeepingSnapshot, MatrixSnapshot, Step
from trainer.ui.background import Background
from trainer.ui.shell import Shell
from trainer.ui.theme.appearance import Appearance


class Desk(Protocol):
    """What the window asks of studying; every call runs on the database lane."""

    def home(self) -> HomeSnapshot:
        """Return the field and the next act."""
        ...

    def begin(self, kind: SessionKind, fact: FactId | None = None) -> Step:
        """Start a session, or go on with the day's unfinished one."""
        ...

    def answer(self, response: Response, confidence: Confidence | None, milliseconds: int) -> Step:
        """Keep an answer; it is on disk when this returns."""
        ...

    def go_on(self) -> Step:
        """Go from feedback to what follows."""
        ...

    def undo(self) -> Step:
        """Take back the newest answer."""
        ...

    def flag(self) -> Step:
        """Toggle 「この問題はおかしい」."""
        ...

    def matrix(self) -> MatrixSnapshot:
        """Return what is held, topic by topic."""
        ...

    def change(self, preferences: Preferences) -> Preferences:
        """Keep the learner's settings."""
        ...

    def keeping(self) -> KeepingSnapshot:
        """Return where the data is and which backups there are."""
        ...

    def backup_now(self) -> KeepingSnapshot:
        """Make a verified backup."""
        ...


class StudyFlow(QObject):
    """Joins the screens of `shell` to the desk; built after the first paint.

    `desk` is called on the database lane only, so the desk may still be under construction there when this is built.

    Signals: `step_shown(Step)` after every step; `preferences_changed(Preferences)` when they are applied;
    `restore_wanted(str name)`: a backup is to be put in place of the database, which is not the desk's to do.
    """

    step_shown = Signal(object)
    preferences_changed = Signal(object)
    restore_wanted = Signal(str)

    def __init__(
        self,
        shell: Shell,
        background: Background,
        appearance: Appearance,
        desk: Callable[[], Desk],
        preferences: Preferences,
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._background = background
        self._appearance = appearance
        self._desk = desk
        self._preferences = preferences
        self._waiting = False
        self._left = False
        for name, screen in shell.built.items():
            self._join(name, screen)
        shell.screen_built.connect(self._join)
        shell.screen_shown.connect(self._on_screen_shown)

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session of `kind`, or practise one fact."""
        self._step(_begin, cast("SessionKind", kind), FactId(fact) if fact else None)

    def refresh(self) -> None:
        """Ask again for what the shown screen shows: after a restore, or when the study day has changed."""
        self._on_screen_shown(self._shell.shown)

    def _join(self, name: str, screen: QWidget) -> None:
        join = {
            "home": self._join_home,
            "question": self._join_question,
            "ending": self._join_ending,
            "settings": self._join_settings,
        }.get(name)
        if join is not None:
            join(screen)

    def _join_home(self, screen: Any) -> None:  # noqa: ANN401 - screens are imported when they are built
        screen.begin_wanted.connect(self.begin)

    def _join_question(self, screen: Any) -> None:  # noqa: ANN401
        screen.answered.connect(self._on_answered)
        screen.go_on_wanted.connect(self._on_go_on)
        screen.undo_wanted.connect(self._on_undo)
        screen.flag_wanted.connect(self._on_flag)
        screen.leave_wanted.connect(self._on_leave)

    def _join_ending(self, screen: Any) -> None:  # noqa: ANN401
        screen.home_wanted.connect(self._on_leave)
        screen.undo_wanted.connect(self._on_undo)

    def _join_settings(self, screen: Any) -> None:  # noqa: ANN401
        screen.changed.connect(self._on_preferences)
        screen.backup_wanted.connect(self._on_backup)
        screen.restore_wanted.connect(self.restore_wanted)
        screen.show_preferences(self._preferences)

    def _on_screen_shown(self, name: str) -> None:
        if name == "home":
            self._background.run(_home, self._desk, done=self._on_home)
        elif name == "strength":
            self._background.run(_matrix, self._desk, done=self._on_matrix)
        elif name == "settings":
            self._background.run(_keeping, self._desk, done=self._on_keeping)

    def _step(self, work: Callable[..., Step], *args: object) -> None:
        if self._waiting:
            return
        self._waiting = True
        self._say_busy()
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
        self._shell.show_screen(name)
        self.step_shown.emit(step)

    def _on_step_failed(self) -> None:
        self._waiting = self._left = False
        self._say_busy()

    def _say_busy(self) -> None:
        question: Any = self._shell.built.get("question")
        if question is not None:
            question.set_busy(self._waiting)

    def _on_answered(self, response: Response, confidence: Confidence | None, milliseconds: int) -> None:
        self._step(_answer, response, confidence, milliseconds)

    def _on_go_on(self) -> None:
        self._step(_go_on)

    def _on_undo(self) -> None:
        self._step(_undo)

    def _on_flag(self) -> None:
        self._step(_flag)

    def _on_leave(self) -> None:
        self._left = self._waiting
        self._shell.show_screen("home")

    def _on_home(self, snapshot: HomeSnapshot) -> None:
        screen: Any = self._shell.screen_named("home")
        screen.show_home(snapshot)

    def _on_matrix(self, snapshot: MatrixSnapshot) -> None:
        screen: Any = self._shell.screen_named("strength")
        screen.show_matrix(snapshot)

    def _on_keeping(self, snapshot: KeepingSnapshot) -> None:
        screen: Any = self._shell.screen_named("settings")
        screen.show_keeping(snapshot)

    def _on_backup(self) -> None:
        self._background.run(_backup, self._desk, done=self._on_backed_up)

    def _on_backed_up(self, snapshot: KeepingSnapshot) -> None:
        screen: Any = self._shell.screen_named("settings")
        screen.show_keeping(snapshot, just_made=True)

    def _on_preferences(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self._background.run(_change, self._desk, preferences, done=self._on_changed)
        self._appearance.apply(preferences)
        if preferences.language != before.language:
            translations.use(preferences.language)
            self._shell.retranslate()
        self.preferences_changed.emit(preferences)

    def _on_changed(self, preferences: Preferences) -> None:
        self._preferences = preferences


def _home(desk: Callable[[], Desk]) -> HomeSnapshot:
    return desk().home()


def _begin(desk: Callable[[], Desk], kind: SessionKind, fact: FactId | None) -> Step:
    return desk().begin(kind, fact)


def _answer(desk: Callable[[], Desk], response: Response, confidence: Confidence | None, milliseconds: int) -> Step:
    return desk().answer(response, confidence, milliseconds)


def _go_on(desk: Callable[[], Desk]) -> Step:
    return desk().go_on()


def _undo(desk: Callable[[], Desk]) -> Step:
    return desk().undo()


def _flag(desk: Callable[[], Desk]) -> Step:
    return desk().flag()


def _matrix(desk: Callable[[], Desk]) -> MatrixSnapshot:
    return desk().matrix()


def _keeping(desk: Callable[[], Desk]) -> KeepingSnapshot:
    return desk().keeping()


def _backup(desk: Callable[[], Desk]) -> KeepingSnapshot:
    return desk().backup_now()


def _change(desk: Callable[[], Desk], preferences: Preferences) -> Preferences:
    return desk().change(preferences)
