"""A window's start in its three phases: the empty window, the home in it, and what is behind both.

1. `show`: the window with nothing but its paper, the first paint.
2. `_show_home`: navigation and the learner's own field, from a snapshot that plain `sqlite3` takes of the stored state.
3. `_connect`: once the home is painted, the database thread imports SQLModel and what else is heavy, while the window
   goes on painting; then controllers, palette and data are wired to it.

Each phase imports what it needs: together that takes a second, and one looks at a window after the first tenth of it.
"""

import gc
import signal
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trainer import translations
from trainer.app.already_open import AlreadyOpen
from trainer.app.chosen_pack import pack_to_open
from trainer.app.command_line_options import HistoryChoice, StartupListener, ignore_stages
from trainer.domain.clock import Clock
from trainer.domain.preferences import Preferences
from trainer.domain.problem import KnownProblem
from trainer.domain.study_day import study_day
from trainer.domain.text import FIRST_LANGUAGE, Language
from trainer.storage.data_folder import DataFolder
from trainer.storage.stored_preferences import read_stored_preferences
from trainer.ui.application import make_application
from trainer.ui.main_window import MainWindow
from trainer.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from trainer.app.wiring import Wiring
    from trainer.storage.learners import Learners
    from trainer.storage.worker_thread import WorkerThread
    from trainer.study.home import HomeSnapshot
    from trainer.ui.theme.appearance import Appearance
    from trainer.ui.worker import Worker


WINDOW_PLACE = "window-place"
"""In the data folder."""


class Startup(QObject):
    """Shows the window, fills it, and lets go of everything when it is closed, in whatever phase that is.

    `listener` hears the end of each phase: "frame", "painted" (the home) and "ready".
    """

    appearance: "Appearance"
    worker: "Worker"
    database_thread: "WorkerThread"
    wiring: "Wiring"

    def __init__(
        self,
        folder: DataFolder,
        pack_folder: Path | None,
        clock: Clock,
        listener: StartupListener = ignore_stages,
        language: Language = FIRST_LANGUAGE,
        history: HistoryChoice | None = None,
        learners: "Learners | None" = None,
        *,
        choosing: bool = False,
        make: Path | None = None,
    ) -> None:
        """Begin with what is known of the learner; one who begins now speaks `language`; `history` is for the data.

        `learners` is the list they stand in; `choosing`: who it is is asked before the home, and until then the folder
        is the first one's and not taken; `make` is a pack to write in.
        """
        self.application = make_application()
        self._preferences = read_stored_preferences(folder.database) or Preferences(language)
        self.window = MainWindow(self._preferences.theme, WindowPlace(folder.path / WINDOW_PLACE))
        super().__init__(self.window)
        self._folder = folder
        self._asked_pack = pack_folder
        self._language = language
        self._learners = learners
        self._choosing = choosing
        self._make = make
        self.open_first: Path | None = None
        """The file of an assignment to be shown once the data is open."""
        self.switching = False
        """Whether the window was closed because somebody else is to learn."""
        self._clock = clock
        self._listener = listener
        self._history = history
        self._closed = False
        self._held = ExitStack()
        """Gives back, last taken first, what a phase has taken."""
        self._held.callback(self._let_go)
        self.window.framed.connect(self._show_home)
        self.window.closed.connect(self._on_closed)

    def run(self) -> int:
        """Show the window and stay until it is closed."""
        # Ctrl-C in the terminal it was started from: every answer is on disk already.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        self.show()
        return self.application.exec()

    def show(self) -> None:
        """Begin with the first phase; the others follow when what is before them has been painted."""
        self.window.show()

    # --- the second phase --------------------------------------------------------------------------------------------

    def _show_home(self) -> None:
        self._listener("frame")
        if self._closed:
            return
        from trainer.storage.worker_thread import PureWorkerThread, WorkerThread
        from trainer.ui.bug_panel import BugHook
        from trainer.ui.screen import Surroundings
        from trainer.ui.theme.appearance import Appearance
        from trainer.ui.widgets.roles import give_roles
        from trainer.ui.worker import Worker

        translations.use(self._preferences.language)
        give_roles()  # Before there is anything to be read out; the paper has no roles.
        bugs = BugHook(self)
        bugs.install()
        self._held.callback(bugs.remove)
        bugs.caught.connect(self.window.show_bug)
        self.database_thread, pure_thread = WorkerThread(), PureWorkerThread()
        self._held.callback(self.database_thread.close)
        self._held.callback(pure_thread.close)
        self.worker = Worker(self.database_thread.submit, self, submit_pure=pure_thread.submit)
        self.appearance = Appearance(self.application, self._preferences)
        self.window.fill(Surroundings(self.appearance, self._clock), self.worker)
        self.window.show_uses(self._preferences.uses)
        if self._choosing and self._learners is not None:
            self._ask_who(self._learners)
        else:
            self._fill_home()

    def _ask_who(self, learners: "Learners") -> None:
        from trainer.ui.screens.learners import LearnersScreen

        screen = self.window.stack.screen_of(LearnersScreen)
        screen.show_learners(learners.all())
        screen.picked.connect(self._on_learner_picked)
        self.window.stack.show_screen(LearnersScreen)

    def _on_learner_picked(self, picked: str) -> None:
        """Go on as a start of this learner does; where another window has the record, show that one, or say so."""
        if self._learners is None:
            return
        folder = DataFolder(self._learners.place_of(picked))
        try:
            folder.prepare()
            if not folder.take():
                from trainer.ui.single_instance import show_running

                if show_running(folder.path):
                    self.window.close()
                    return
                raise AlreadyOpen(folder.path)
        except KnownProblem as problem:
            self.window.say_problem(problem.sentence)
            return
        self._folder = folder
        before = self._preferences
        self._preferences = read_stored_preferences(folder.database) or Preferences(self._language)
        self.appearance.apply(self._preferences)
        self.window.show_uses(self._preferences.uses)
        if self._preferences.language != before.language:
            translations.use(self._preferences.language)
            self.window.retranslate()
        self._fill_home()

    def _fill_home(self) -> None:
        from trainer.ui.first_paint import FirstPaint
        from trainer.ui.screens.home import HomeScreen

        snapshot = self._first_home()
        home = self.window.stack.begin_with(HomeScreen, lambda home: home.show_home(snapshot))
        # Last, so that it hears of few events beside the painting: Python is told of each.
        FirstPaint(home.field).painted.connect(self._on_home_painted)

    def _first_home(self) -> "HomeSnapshot":
        """Return the home as the stored state has it; where that cannot be read yet, a neutral one."""
        from trainer.storage.startup_snapshot import read_startup_snapshot
        from trainer.study.home import HomeSnapshot, home_snapshot

        preferences = self._preferences
        today = study_day(self._clock.now(), starts_hour=preferences.day_starts)
        stored = read_startup_snapshot(self._folder.database, today)
        if stored is not None and stored.layout is not None:
            return home_snapshot(
                stored.layout, stored.held, stored.confused, stored.today, stored.spent_ms_today, preferences,
                stored.studied,
            )  # fmt: skip
        known = self._folder.database.exists()
        return HomeSnapshot(
            title="", aspects=(), left="", right="", plants=(), confused=(), next_act="go on" if known else "first",
            minutes=preferences.minutes, met=int(known), can_learn=True, can_review=known, can_test=False,
        )  # fmt: skip

    # --- the third phase ---------------------------------------------------------------------------------------------

    def _on_home_painted(self) -> None:
        self._listener("painted")
        if self._closed:
            return
        from trainer.log import close_log, note_start, open_log

        open_log(self._folder.path)
        self._held.callback(close_log)
        note_start("window")
        self.worker.run(_import_libraries, done=self._connect)

    def _connect(self, _nothing: None) -> None:
        if self._closed:
            return
        # What the libraries are made of stays to the end; going through all of it takes tens of milliseconds each time.
        gc.freeze()
        gc.enable()
        from trainer.app.library_session import LibrarySession
        from trainer.app.wiring import Wiring

        # Without a pack that was asked for: the one chosen last.
        pack_folder = pack_to_open(self._asked_pack, self._preferences)
        library = LibrarySession(self._folder, pack_folder, self._clock, self._preferences.language, self._history)
        self._held.callback(lambda: self.database_thread.submit(library.end).result())
        root = self._folder.path if self._learners is None else self._learners.place_of("")
        self.wiring = Wiring(
            self.window, self.worker, self.appearance, library, self._preferences, self._clock, root / "organisation"
        )
        self._held.callback(lambda: self.database_thread.submit(self.wiring.end).result())
        if self._learners is not None:
            self._know_learners(self._learners)
        self.wiring.opened.connect(self._on_opened)
        self.wiring.begin()
        # While the data are read: a second start listens for a while.
        from trainer.ui.single_instance import SingleInstance

        door = SingleInstance(self._folder.path, self)
        door.called.connect(self.window.come_forward)
        door.handed.connect(self.wiring.assignments.open_file)

    def _know_learners(self, learners: "Learners") -> None:
        from trainer.ui.controllers.learners import LearnersController

        here = learners.folder_of(self._folder.path)
        LearnersController(self.window, self.worker, learners, here).switch_wanted.connect(self._on_switch_wanted)

    def _on_switch_wanted(self) -> None:
        self.switching = True
        self.window.close()

    def put_away(self) -> None:
        """Delete window and look, so that nothing of them hears what comes after."""
        self.appearance.deleteLater()
        self.window.deleteLater()

    def _let_go(self) -> None:
        self._folder.release()

    def _on_opened(self) -> None:
        make, self._make = self._make, None
        if make is not None:
            self.wiring.make(make)
        self._listener("ready")
        if self.open_first is not None:
            first, self.open_first = self.open_first, None
            self.wiring.assignments.open_file(str(first.absolute()))

    def _on_closed(self) -> None:
        self._closed = True
        try:
            self._held.close()
        finally:
            self.application.quit()


def _import_libraries() -> None:
    """Import what is heavy, on the database thread.

    It brings nothing of Qt along (a test): Qt's classes belong to the thread that shows them.
    """
    import_module("trainer.app.library_session")
