"""Between the empty window's paint and the home's: look and the learner's own field, and nothing heavy."""

import gc
from importlib import import_module
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trainer import translations
from trainer.app.beginning import Beginning
from trainer.domain.preferences import Preferences
from trainer.storage.startup_snapshot import StartupSnapshot
from trainer.storage.worker_thread import PureWorkerThread, WorkerThread
from trainer.study.home import HomeSnapshot, home_snapshot
from trainer.ui.bug_panel import BugHook
from trainer.ui.first_paint import FirstPaint
from trainer.ui.screen import Surroundings
from trainer.ui.screens.home import HomeScreen
from trainer.ui.theme.appearance import Appearance
from trainer.ui.worker import Worker

if TYPE_CHECKING:
    from trainer.app.joining import Joined


class Furnished(QObject):
    """Fills the window, brings in the heavy libraries once the home is painted, and closes everything."""

    joined: "Joined"

    def __init__(self, beginning: Beginning) -> None:
        super().__init__(beginning.main)
        self._beginning = beginning
        self.ready = Event()
        self._closed = False
        self.lane = WorkerThread()
        translations.use(beginning.preferences.language)
        self._bugs = BugHook(self)
        self._bugs.install()
        self._apart = PureWorkerThread()
        self.background = Worker(self.lane.submit, self, submit_pure=self._apart.submit)
        self.appearance = Appearance(beginning.application, beginning.preferences, beginning.main.scheme)
        main = beginning.main
        main.fill(Surroundings(self.appearance, beginning.clock), self.background)
        main.closed.connect(self._on_closed)
        self._bugs.caught.connect(main.show_bug)
        home = main.stack.screen_of(HomeScreen)
        home.show_home(
            _first_home(beginning.startup_snapshot, beginning.preferences, known=beginning.folder.database.exists())
        )
        main.stack.show_screen(HomeScreen)
        # Last, so that it hears of few events beside the painting: Python is told of each.
        self._home_paint = FirstPaint(home.field)
        self._home_paint.painted.connect(self._on_painted)

    def _on_painted(self) -> None:
        self._beginning.told("painted")
        self._beginning.main.settle()
        self._beginning.main.take_keys()
        # Not before: what logging brings along takes 10 ms.
        from trainer.log import note_start, open_log

        open_log(self._beginning.folder.path)
        note_start("window")
        self.background.run(_import_libraries, done=self._on_imported)

    def _on_imported(self, _nothing: None) -> None:
        # What the libraries are made of stays to the end; going through all of it takes tens of milliseconds each time.
        gc.freeze()
        if self._closed:
            return
        from trainer.app.joining import Joined

        self.joined = Joined(self._beginning, self.background, self.appearance, self.ready, self)
        self.ready.set()
        self.joined.opened.connect(self._on_opened)
        self.joined.begin()

    def _on_opened(self) -> None:
        self._beginning.told("ready")

    def _on_closed(self) -> None:
        self._closed = True
        self._apart.close()
        if self.ready.is_set():
            self.lane.submit(self.joined.learner.close).result()
        self.lane.close()
        from trainer.log import close_log

        close_log()
        self._beginning.folder.release()
        self._bugs.remove()
        self._beginning.application.quit()


def _import_libraries() -> None:
    """Import what is heavy, on the database thread: the window goes on painting meanwhile.

    It brings nothing of Qt along (a test): Qt's classes belong to the thread that shows them.
    """
    import_module("trainer.app.library_session")


def _first_home(stored: StartupSnapshot | None, preferences: Preferences, *, known: bool) -> HomeSnapshot:
    """Return the home as the stored state has it; `known` learners whose state cannot be read yet get a neutral one."""
    if stored is not None and stored.layout is not None:
        return home_snapshot(
            stored.layout, stored.held, stored.confused, stored.today, stored.spent_ms_today, preferences
        )  # fmt: skip
    return HomeSnapshot(
        title="", aspects=(), left="", right="", plants=(), confused=(), next_act="go on" if known else "first",
        minutes=preferences.minutes, met=int(known), can_learn=True, can_review=known, can_test=False,
    )  # fmt: skip
