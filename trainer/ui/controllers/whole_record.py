"""The record as a whole: its second folder, another computer, erasing it."""

from typing import Literal, Protocol

from PySide6.QtCore import QObject, Signal

from trainer.domain.message import Message
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.study.service import StudyService
from trainer.study.steps import BackupsSnapshot
from trainer.study.whole_record import Erased, Joined, KeptPlace, joined_to, saved
from trainer.ui.long_work import LongWork
from trainer.ui.screen_stack import ScreenStack
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.worker import Worker


class WholeRecord(Protocol):
    """The record on disk; every call runs on the database thread."""

    def service(self) -> StudyService:
        """Return the service in use, opened if need be."""
        ...

    def list_backups(self) -> BackupsSnapshot:
        """Return where the data is and its backups."""
        ...

    def use_second_folder(self, path: str, progress: ProgressReporter = NO_PROGRESS) -> Preferences:
        """Copy backups to this folder as well; an empty path: to none."""
        ...

    def save_record(self, target: str, progress: ProgressReporter = NO_PROGRESS) -> int:
        """Write the whole record into one file; return how many answers it holds."""
        ...

    def join_record(
        self, source: str, settings: Literal["mine", "theirs"], progress: ProgressReporter = NO_PROGRESS
    ) -> Joined:
        """Join the record in a file to this one."""
        ...

    def places(self) -> tuple[KeptPlace, ...]:
        """Return every place where something of the learner is kept."""
        ...

    def erase(self, progress: ProgressReporter = NO_PROGRESS) -> Erased:
        """Erase all of it; return what is out of reach."""
        ...


class WholeRecordController(QObject):
    """Joins the cards of the settings to the record.

    Signals: `changed(Preferences)` when other settings are kept already; `replaced()` when another record took the
    place of what was shown.
    """

    changed = Signal(object)
    replaced = Signal()

    def __init__(self, stack: ScreenStack, worker: Worker, record: WholeRecord, long_work: LongWork) -> None:
        super().__init__(stack)
        self._stack = stack
        self._worker = worker
        self._record = record
        self._long_work = long_work
        stack.when_built(SettingsScreen, self._join)

    def _join(self, screen: SettingsScreen) -> None:
        screen.carry.second_wanted.connect(self._on_second_wanted)
        screen.carry.save_wanted.connect(self._on_save_wanted)
        screen.carry.join_wanted.connect(self._on_join_wanted)
        screen.erase.save_wanted.connect(self._on_save_wanted)
        screen.erase.places_wanted.connect(self._on_places_wanted)
        screen.erase.erase_wanted.connect(self._on_erase_wanted)

    @property
    def _screen(self) -> SettingsScreen:
        return self._stack.screen_of(SettingsScreen)

    def _on_second_wanted(self, folder: str) -> None:
        self._long_work.run(self._record.use_second_folder, folder, done=self._on_second)

    def _on_second(self, preferences: Preferences) -> None:
        self.changed.emit(preferences)
        self._worker.run(self._record.list_backups, done=self._on_backups)

    def _on_backups(self, backups: BackupsSnapshot) -> None:
        self._screen.show_backups(backups)

    def _on_save_wanted(self, file: str) -> None:
        def save(progress: ProgressReporter) -> Message:
            return saved(self._record.save_record(file, progress), file)

        self._long_work.run(save, done=self._on_carried)

    def _on_carried(self, said: Message) -> None:
        self._screen.carry.say(said)

    def _on_join_wanted(self, file: str, settings: Literal["mine", "theirs"]) -> None:
        self._long_work.run(self._record.join_record, file, settings, done=self._on_joined)

    def _on_joined(self, joined: Joined) -> None:
        self._screen.carry.say(joined_to(joined))
        self._look_again()

    def _on_places_wanted(self) -> None:
        self._worker.run(self._record.places, done=self._on_places)

    def _on_places(self, places: tuple[KeptPlace, ...]) -> None:
        self._screen.erase.show_places(places)

    def _on_erase_wanted(self) -> None:
        self._long_work.run(self._record.erase, done=self._on_erased, stoppable=False)

    def _on_erased(self, erased: Erased) -> None:
        self._screen.erase.show_erased(erased)
        self._look_again()

    def _look_again(self) -> None:
        self.replaced.emit()
        self._worker.call(self._record.service, lambda service: service.preferences(), done=self._on_preferences)

    def _on_preferences(self, preferences: Preferences) -> None:
        self.changed.emit(preferences)
