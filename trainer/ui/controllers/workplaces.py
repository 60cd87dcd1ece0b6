"""The controllers of all workplaces, joined to one window."""

from PySide6.QtCore import QObject

from trainer.domain.preferences import Preferences
from trainer.ui.controllers.filling import FillingController
from trainer.ui.controllers.home import HomeController
from trainer.ui.controllers.library import Library, LibraryController
from trainer.ui.controllers.packs import PacksController
from trainer.ui.controllers.preferences import PreferencesController
from trainer.ui.controllers.progress import ProgressController
from trainer.ui.controllers.study import StudyController
from trainer.ui.controllers.whole_record import WholeRecordController
from trainer.ui.main_window import MainWindow
from trainer.ui.theme.appearance import Appearance
from trainer.ui.worker import Worker


class Workplaces(QObject):
    """Who does what; a screen is joined to its controller when it is built."""

    def __init__(
        self, window: MainWindow, worker: Worker, appearance: Appearance, library: Library, preferences: Preferences
    ) -> None:
        super().__init__(window)
        stack = window.stack
        self.filling = FillingController(stack, worker, library.service)
        self.study = StudyController(stack, worker, library.service)
        self.preferences = PreferencesController(window, worker, appearance, library.service, preferences)
        self.home = HomeController(stack, worker, library.service)
        self.progress = ProgressController(stack, worker, library.service, self.preferences)
        self.library = LibraryController(window, worker, library, self.study, self.preferences)
        self.record = WholeRecordController(stack, worker, library, self.library.long_work)
        self.packs = PacksController(stack, worker, library, self.library.long_work)
        self.packs.taken.connect(self.library.study_pack)
        self.library.replaced.connect(self.packs.refresh)
        self.record.changed.connect(self.preferences.go_on_from)
        self.record.replaced.connect(self._on_replaced)
        self.preferences.changed.connect(self.study.forget_what_follows)
        self.progress.brought_back.connect(self.study.forget_what_follows)
        self.preferences.language_changed.connect(self.study.show_current)
        self.library.replaced.connect(self.refresh)
        window.closed.connect(self.study.close)
        window.closed.connect(self.home.close)

    def _on_replaced(self) -> None:
        """Go on from another record: no question of the old one is on screen any more."""
        self.study.leave_for("settings")
        self.library.open()

    def refresh(self) -> None:
        """Ask again for what the shown screen shows: after a restore, or when the study day has changed."""
        self.filling.refresh()
        self.progress.refresh()
        self.home.refresh()
