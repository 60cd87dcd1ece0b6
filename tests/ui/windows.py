"""The real window around made contents."""

from collections.abc import Callable, Sequence

from tests.ui import made
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.text import Text
from trainer.study.known_pack import PackLine
from trainer.study.pack_offer import PackOffer
from trainer.study.remedy import Remedy
from trainer.study.service import StudyService
from trainer.study.steps import BackupsSnapshot
from trainer.study.whole_record import Erased, Joined, KeptPlace
from trainer.ui.main_window import MainWindow
from trainer.ui.screen import ScreenSpec, Surroundings
from trainer.ui.worker import Worker


def main_window(around: Surroundings, worker: Worker, screens: Sequence[ScreenSpec] | None = None) -> MainWindow:
    """Return a window with navigation and stack, and no screen yet."""
    window = MainWindow("light")
    window.fill(around, worker, screens)
    return window


class OneService:
    """A library of one service: what is asked for is opened already."""

    def __init__(self, service: Callable[[], StudyService], packs: tuple[PackLine, ...] = ()) -> None:
        self.service = service
        self._packs = packs

    def opened(self, _watch: ProgressReporter) -> StudyService:
        """Return the service."""
        return self.service()

    def packs(self) -> tuple[PackLine, ...]:
        """Return the packs it was given."""
        return self._packs

    def change_pack(self, name: str, _watch: ProgressReporter = NO_PROGRESS) -> Preferences:
        """Say that the pack is in use now."""
        return self.service().preferences()._replace(pack=name)

    def offer_pack(self, path: str, _columns: str, _watch: ProgressReporter = NO_PROGRESS) -> PackOffer:
        """Offer a pack of that name."""
        return PackOffer(path, Text("よその問題", "Another's"), "作者", "1.0.0", 2, 3)

    def earlier_pack(self) -> str:
        """Have none."""
        return ""

    def list_backups(self) -> BackupsSnapshot:
        """Return the service's."""
        return self.service().list_backups()

    def restore(self, _name: str, _watch: ProgressReporter = NO_PROGRESS) -> None:
        """Leave everything as it is."""

    def is_broken(self) -> bool:
        """Be sound."""
        return False

    def find_remedy(self, _watch: ProgressReporter = NO_PROGRESS) -> Remedy:
        """Find that there is nothing to mend."""
        return made.remedy(sound=True)

    def mend(self, _watch: ProgressReporter = NO_PROGRESS) -> Remedy:
        """Mend a little."""
        return made.remedy()

    def use_second_folder(self, path: str, _watch: ProgressReporter = NO_PROGRESS) -> Preferences:
        """Say that it is in use now."""
        return self.service().preferences()._replace(second_folder=path)

    def save_record(self, _target: str, _watch: ProgressReporter = NO_PROGRESS) -> int:
        """Save nothing."""
        return 0

    def join_record(self, _source: str, _settings: str, _watch: ProgressReporter = NO_PROGRESS) -> Joined:
        """Join nothing."""
        return Joined(0, 0)

    def places(self) -> tuple[KeptPlace, ...]:
        """Keep nothing anywhere."""
        return ()

    def erase(self, _watch: ProgressReporter = NO_PROGRESS) -> Erased:
        """Erase nothing."""
        return Erased((), had_second=False)
