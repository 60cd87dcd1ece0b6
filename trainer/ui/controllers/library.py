"""Packs, backups and going back to one: what concerns the learner's data as a whole."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.study.known_pack import PackLine
from trainer.study.remedy import Remedy
from trainer.study.service import StudyService
from trainer.study.steps import BackupsSnapshot
from trainer.ui.controllers.packs import PackOffers
from trainer.ui.controllers.preferences import PreferencesController
from trainer.ui.controllers.study import StudyController
from trainer.ui.controllers.whole_record import WholeRecord
from trainer.ui.long_work import LongWork
from trainer.ui.main_window import MainWindow
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.worker import Worker


class Library(WholeRecord, PackOffers, Protocol):
    """The learner's data and packs; every call runs on the database thread."""

    def opened(self, progress: ProgressReporter) -> StudyService:
        """Return the same, and say how far a big pack has been read."""
        ...

    def packs(self) -> tuple[PackLine, ...]:
        """Return the packs one can study."""
        ...

    def change_pack(self, name: str, progress: ProgressReporter = NO_PROGRESS) -> Preferences:
        """Study another pack from now on; where it cannot be read, the one in use stays."""
        ...

    def restore(self, name: str, progress: ProgressReporter = NO_PROGRESS) -> None:
        """Put the backup of that name in place of the database."""
        ...

    def is_broken(self) -> bool:
        """Return whether the record itself was found damaged or gone when it was last opened."""
        ...

    def find_remedy(self, progress: ProgressReporter = NO_PROGRESS) -> Remedy:
        """Return what mending the record would bring back and what is lost."""
        ...

    def mend(self, progress: ProgressReporter = NO_PROGRESS) -> Remedy:
        """Put the record together again from what is sound."""
        ...


class LibraryController(QObject):
    """Long work has one banner above the screen, whoever asked for it.

    Signals: `opened()` when the learner's data is open; `replaced()` when another pack or a backup took the place of
    what was shown; `packs_wanted()`: another pack is to be chosen.
    """

    opened = Signal()
    replaced = Signal()
    packs_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        worker: Worker,
        library: Library,
        study: StudyController,
        preferences: PreferencesController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stack = window.stack
        self._worker = worker
        self._library = library
        self._study = study
        self._preferences = preferences
        self._restoring = False
        self.long_work = LongWork(worker, self)
        window.add_banner(self.long_work.banner)
        window.stack.when_built(SettingsScreen, self._join)

    def open(self) -> None:
        """Open the learner's data; where that cannot be, show the backups that the sentence speaks of."""
        self.long_work.run(self._library.opened, done=self._on_open, failed=self._on_cannot_open, stoppable=False)

    def packs(self) -> tuple[PackLine, ...]:
        """Return the packs one can study; on the database thread."""
        return self._library.packs()

    def study_pack(self, folder: str) -> None:
        """Study another pack from now on."""
        self.study_by(self._library.change_pack, folder)

    def study_by(self, change: Callable[[str, ProgressReporter], Preferences], which: str) -> None:
        """Study the pack that `change` opens, from now on."""
        self.long_work.run(change, which, done=self._on_pack_changed)

    def back_up(self) -> None:
        """Make a backup and show it in the settings."""
        self._study.leave_for("settings")
        self._on_backup_wanted()

    def restore(self, name: str) -> None:
        """Go back to a backup; asked for twice it is done once: a second time would set aside what the first put in."""
        if not self._restoring:
            self._restoring = True
            self.long_work.run(self._library.restore, name, done=self._on_restored, failed=self._on_not_restored)

    def find_remedy(self) -> None:
        """Find out what mending the record would do, and show it."""
        self.long_work.run(self._library.find_remedy, done=self._on_remedy)

    def mend(self) -> None:
        """Put the record together again from what is sound; asked for twice it is done once."""
        if not self._restoring:
            self._restoring = True
            self.long_work.run(self._library.mend, done=self._on_mended, failed=self._on_not_restored)

    def _join(self, screen: SettingsScreen) -> None:
        screen.backup_wanted.connect(self._on_backup_wanted)
        screen.restore_wanted.connect(self.restore)
        screen.packs_wanted.connect(self.packs_wanted)
        screen.remedy_wanted.connect(self.find_remedy)
        screen.mend_wanted.connect(self.mend)

    def _on_open(self, _service: StudyService) -> None:
        self.opened.emit()

    def _on_cannot_open(self) -> None:
        self._worker.run(self._library.list_backups, done=self._on_backups)
        self._worker.run(self._library.is_broken, done=self._on_broken)

    def _on_broken(self, broken: bool) -> None:
        if broken:
            self._stack.show_screen(SettingsScreen)
            self.find_remedy()

    def _on_remedy(self, remedy: Remedy) -> None:
        self._stack.screen_of(SettingsScreen).show_remedy(remedy)

    def _on_mended(self, remedy: Remedy) -> None:
        self._stack.screen_of(SettingsScreen).show_remedy(None)
        self._on_restored(None)
        self._window.say_problem(remedy.done)

    def _on_backups(self, backups: BackupsSnapshot) -> None:
        if backups.backups:
            self._stack.show_screen(SettingsScreen)
            self._stack.screen_of(SettingsScreen).show_backups(backups)

    def _on_backup_wanted(self) -> None:
        self.long_work.run(self._make_backup, done=self._on_backed_up)

    def _make_backup(self, progress: ProgressReporter) -> BackupsSnapshot:
        return self._library.service().make_backup(progress)

    def _on_backed_up(self, backups: BackupsSnapshot) -> None:
        self._stack.screen_of(SettingsScreen).show_backups(backups, just_made=True)

    def _on_pack_changed(self, preferences: Preferences) -> None:
        self._preferences.take(preferences)
        self._study.leave_for("home")
        self.replaced.emit()

    def _on_not_restored(self) -> None:
        self._restoring = False

    def _on_restored(self, _nothing: None) -> None:
        self._restoring = False
        self._study.leave_for("home")
        self.open()
