"""Question sets from files and folders: offered first, opened when taken, and back again."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.study.pack_offer import PackOffer
from trainer.ui.long_work import LongWork
from trainer.ui.screen_stack import ScreenStack
from trainer.ui.screens.packs_card import PacksCard
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.worker import Worker


class PackOffers(Protocol):
    """Packs from elsewhere; every call runs on the database thread."""

    def offer_pack(self, path: str, columns: str, progress: ProgressReporter = NO_PROGRESS) -> PackOffer:
        """Return what lies there, and what it would change; `columns` names those of a table, empty: as found."""
        ...

    def earlier_pack(self) -> str:
        """Return where the version before the one in use lies; empty where there is none."""
        ...


class PacksController(QObject):
    """Joins the card of question sets.

    Signals: `taken(str folder)`: this pack is to be studied from now on.
    """

    taken = Signal(str)

    def __init__(self, stack: ScreenStack, worker: Worker, packs: PackOffers, long_work: LongWork) -> None:
        super().__init__(stack)
        self._stack = stack
        self._worker = worker
        self._packs = packs
        self._long_work = long_work
        stack.when_built(SettingsScreen, self._join)

    def offer(self, path: str, columns: str = "") -> None:
        """Show in the settings what a file or folder holds, before anything changes."""
        self._stack.show_screen(SettingsScreen)
        self._long_work.run(self._packs.offer_pack, path, columns, done=self._on_offer)

    def refresh(self) -> None:
        """Ask again whether there is a version before the one in use."""
        if self._stack.is_built(SettingsScreen):
            self._worker.run(self._packs.earlier_pack, done=self._on_earlier)

    @property
    def _card(self) -> PacksCard:
        return self._stack.screen_of(SettingsScreen).packs

    def _join(self, screen: SettingsScreen) -> None:
        screen.packs.offer_wanted.connect(self.offer)
        screen.packs.taken.connect(self.taken)
        screen.packs.earlier_wanted.connect(self._on_earlier_wanted)
        self.refresh()

    def _on_offer(self, offer: PackOffer) -> None:
        self._card.show_offer(offer)

    def _on_earlier(self, folder: str) -> None:
        self._card.show_earlier(there=bool(folder))

    def _on_earlier_wanted(self) -> None:
        self._worker.run(self._packs.earlier_pack, done=self._offered_again)

    def _offered_again(self, folder: str) -> None:
        if folder:
            self.offer(folder)
