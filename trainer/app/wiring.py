"""What is behind the window, wired to it: data, controllers, palette, and what comes round by the clock."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.app.assignments import Assignments
from trainer.app.library_session import LibrarySession
from trainer.domain.clock import Clock
from trainer.domain.message import Message
from trainer.domain.preferences import Preferences, Use
from trainer.domain.study_day import MS_A_MINUTE, StudyDay, study_day
from trainer.ui.command_palette.command_palette import CommandPalette
from trainer.ui.controllers.assignments import AssignmentsController
from trainer.ui.controllers.workplaces import Workplaces
from trainer.ui.main_window import MainWindow
from trainer.ui.theme.appearance import Appearance
from trainer.ui.worker import Worker

if TYPE_CHECKING:
    from trainer.app.organisation_console import OrganisationConsole
    from trainer.ui.controllers.workshop import WorkshopController

WORKSHOP = "workshop"
"""The name of its screen."""
FIRST_CHECK_MS = 30_000
"""By then the first question is on screen."""
CHECK_PAUSE_MS = 500
PLACE_MS = 3_000
"""By then whoever begins at once has the first question; where the file lies can wait for that."""


class Wiring(QObject):
    """Joins window and data, follows the study day, and checks the file.

    Signals: `opened()` when the learner's data is open and the shown screen has asked for it.
    """

    opened = Signal()

    def __init__(
        self,
        window: MainWindow,
        worker: Worker,
        appearance: Appearance,
        library: LibrarySession,
        preferences: Preferences,
        clock: Clock,
        organisation: Path,
    ) -> None:
        """Join them; `organisation` is the folder of what is handed out here, opened when its place is."""
        super().__init__(window)
        self._window = window
        self._worker = worker
        self.library = library
        self.workplaces = Workplaces(window, worker, appearance, library, preferences)
        self.assignments = AssignmentsController(
            window, worker, Assignments(library, library.data_folder), self.workplaces.study, self.workplaces.library
        )
        self.palette = CommandPalette(window, worker, appearance, library.service, self.workplaces)
        self.workplaces.library.opened.connect(self._on_open)
        self._workshop: WorkshopController | None = None
        window.stack.screen_built.connect(self._on_built)
        self._clock = clock
        self._day = self._today()
        self._organisation_place = organisation
        self._organisation: OrganisationConsole | None = None
        window.stack.screen_built.connect(self._on_screen_built)
        for made in window.stack.built.values():
            self._on_screen_built(made)
        self.workplaces.preferences.changed.connect(self._look_at_the_day)
        self._place = QTimer(self, singleShot=True)
        self._place.timeout.connect(self._look_at_the_place)
        window.closed.connect(self._place.stop)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._look_at_the_day)
        self._minute.start(MS_A_MINUTE)
        self._checking = QTimer(self)
        self._checking.setSingleShot(True)
        self._checking.timeout.connect(self._check_on)

    def begin(self) -> None:
        """Open the learner's data and show it."""
        self.workplaces.library.open()

    def make(self, folder: Path) -> None:
        """Open a pack in the workshop, which is chosen with that."""
        preferences = self.workplaces.preferences
        if "make" not in preferences.preferences.uses:
            chosen: tuple[Use, ...] = ("make", *preferences.preferences.uses)
            preferences.prefer(preferences.preferences._replace(uses=chosen))
        self._window.stack.show_named(WORKSHOP)
        if self._workshop is not None:
            self._workshop.begin(str(folder))

    def _on_built(self) -> None:
        """Join the workshop when it is first opened: who only learns loads nothing of it."""
        if self._workshop is None and WORKSHOP in self._window.stack.built:
            from trainer.app.workshop_door import DiskWorkshopDoor
            from trainer.ui.controllers.workshop import WorkshopController

            door = DiskWorkshopDoor(self.library.data_folder.path, self._clock)
            self._workshop = WorkshopController(self._window.stack, self._worker, door)

    def end(self) -> None:
        """Let go of the organisation's file; on the database thread."""
        if self._organisation is not None:
            self._organisation.close()

    def _on_screen_built(self, made: QObject) -> None:
        """Join the training to its data when it is first met: until then nothing of it is imported."""
        if made.objectName() != "console" or self._organisation is not None:
            return
        from trainer.app.organisation_console import OrganisationConsole
        from trainer.ui.controllers.console import ConsoleController

        self._organisation = OrganisationConsole(self._organisation_place, self.library.data_folder.cache, self._clock)
        ConsoleController(self._window, self._worker, self._organisation, self.workplaces.library.long_work)

    def _on_open(self) -> None:
        self.workplaces.refresh()
        self.assignments.refresh()
        self._checking.start(FIRST_CHECK_MS)
        # Not at once: whoever begins a session now is answered first.
        self._place.start(PLACE_MS)
        self.opened.emit()

    def _look_at_the_place(self) -> None:
        self._worker.run(self.library.place_warning, done=self._on_warning)

    def _on_warning(self, warning: Message | None) -> None:
        if warning is not None:
            self._window.say_problem(warning)

    def _today(self) -> StudyDay:
        return study_day(self._clock.now(), starts_hour=self.workplaces.preferences.preferences.day_starts)

    def _look_at_the_day(self) -> None:
        """Show the new day on a screen that was left open while it came, or where days start at another hour now."""
        today = self._today()
        if today != self._day:
            self._day = today
            self.workplaces.refresh()
            self.assignments.refresh()

    def _check_on(self) -> None:
        """Go on with the weekly check of the file, in pieces between which the learner's answers come first."""
        self._worker.run(self.library.check_on, done=self._on_checked)

    def _on_checked(self, more: bool) -> None:  # noqa: FBT001 - the answer of the check
        if more:
            self._checking.start(CHECK_PAUSE_MS)
