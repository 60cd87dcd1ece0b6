"""The second half of the window: data, desk and flow, joined once everything they need is there."""

from threading import Event
from typing import Any

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator, Signal

from trainer import translations
from trainer.app.beginning import Beginning
from trainer.app.library_session import LibrarySession
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import MS_A_MINUTE, study_day
from trainer.study.service import StudyService
from trainer.study.steps import BackupsSnapshot
from trainer.ui.command_palette.command_palette import CommandPalette
from trainer.ui.controllers.study import StudyController
from trainer.ui.shell import Shell
from trainer.ui.single_instance import SingleInstance
from trainer.ui.theme.appearance import Appearance
from trainer.ui.worker import Worker

FIRST_CHECK_MS = 30_000
"""By then the first question is on screen."""
CHECK_PAUSE_MS = 500


class Joined(QObject):
    """Joins screens and desk, answers the doorbell, and puts backups back.

    Signals: `opened()` when the learner's data is open and the home shows it.
    """

    opened = Signal()

    def __init__(
        self,
        beginning: Beginning,
        shell: Shell,
        background: Worker,
        appearance: Appearance,
        ready: Event,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._frame = beginning.frame
        self._application = beginning.application
        self._shell = shell
        self._background = background
        self.learner = LibrarySession(beginning.folder, beginning.pack_folder, beginning.clock, ready)
        self.flow = StudyController(shell, background, appearance, self.learner.desk, beginning.preferences)
        self.flow.restore_wanted.connect(self._on_restore_wanted)
        self.flow.preferences_changed.connect(self._speak)
        self.palette = CommandPalette(shell, background, appearance, self.flow, self.learner)
        self.palette.pack_wanted.connect(self._on_pack_wanted)
        self._stock_words = QTranslator(self)
        self._speak(beginning.preferences)
        self._clock = beginning.clock
        self._day = study_day(beginning.clock.now())
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._look_at_the_day)
        self._minute.start(MS_A_MINUTE)
        self._checking = QTimer(self)
        self._checking.setSingleShot(True)
        self._checking.timeout.connect(self._check_on)
        self._restoring = False
        self._doorbell = SingleInstance(beginning.folder.path, self)
        self._doorbell.rung.connect(self._on_rung)

    def begin(self) -> None:
        """Open the learner's data and show it."""
        self.flow.long_work.run(self.learner.opened, done=self._on_open, failed=self._on_cannot_open, stoppable=False)

    def _on_open(self, _desk: StudyService) -> None:
        if self._shell.shown == "home":
            self.flow.refresh()
        self._checking.start(FIRST_CHECK_MS)
        self.opened.emit()

    def _on_cannot_open(self) -> None:
        # The sentence stands above the screen; the backups it speaks of are in the settings.
        self._background.run(self.learner.keeping, done=self._show_backups)

    def _show_backups(self, keeping: BackupsSnapshot) -> None:
        if not keeping.backups:
            return
        self._shell.show_screen("settings")
        settings: Any = self._shell.screen_named("settings")
        settings.show_keeping(keeping)

    def _on_restore_wanted(self, name: str) -> None:
        # Asked for twice it is done once: a second time would set aside what the first put in place.
        if not self._restoring:
            self._restoring = True
            self.flow.long_work.run(self.learner.restore, name, done=self._on_restored, failed=self._on_not_restored)

    def _on_not_restored(self) -> None:
        self._restoring = False

    def _on_restored(self, _nothing: None) -> None:
        self._restoring = False
        self._shell.show_screen("home")
        self.begin()

    def _on_pack_wanted(self, folder: str) -> None:
        self.flow.long_work.run(self.learner.change_pack, folder, done=self._on_pack_changed)

    def _on_pack_changed(self, preferences: Preferences) -> None:
        self.flow.take(preferences)
        self.flow.leave_for("home")
        self.flow.refresh()

    def _speak(self, preferences: Preferences) -> None:
        """Give Qt's own dialogs and context menus the learner's language."""
        self._application.removeTranslator(self._stock_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translations.language() == preferences.language and self._stock_words.load(
            f"qtbase_{preferences.language}", folder
        ):
            self._application.installTranslator(self._stock_words)

    def _look_at_the_day(self) -> None:
        """Show the new day on a screen that was left open past 04:00."""
        today = study_day(self._clock.now())
        if today != self._day:
            self._day = today
            self.flow.refresh()

    def _check_on(self) -> None:
        """Go on with the weekly check of the file, in pieces between which the learner's answers come first."""
        self._background.run(self.learner.check_on, done=self._on_checked)

    def _on_checked(self, more: bool) -> None:  # noqa: FBT001 - the answer of the check
        if more:
            self._checking.start(CHECK_PAUSE_MS)

    def _on_rung(self) -> None:
        if self._frame.isMinimized():
            self._frame.showNormal()
        self._frame.raise_()
        self._frame.activateWindow()
