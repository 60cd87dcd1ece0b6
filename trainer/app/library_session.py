"""The learner's data and the service on them: opened on the database thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.app.chosen_pack import pack_folder, pack_name
from trainer.app.command_line_options import HistoryChoice, SettingsChoice
from trainer.app.joining import join_file
from trainer.app.known_packs import known_packs
from trainer.app.pack_history import with_history
from trainer.app.real_chance import fresh_random, new_id
from trainer.domain.clock import Clock
from trainer.domain.message import NOTHING, Message, message
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.domain.problem import KnownProblem
from trainer.domain.progress_reporter import NO_PROGRESS, Cancelled, ProgressReporter
from trainer.domain.study_day import study_day
from trainer.domain.text import FIRST_LANGUAGE, Language
from trainer.log import put_away
from trainer.packs.cache import PackCache
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.folder import PackProblem
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import POLICIES
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.erase_record import erase, name_place, places_of, strangers_in
from trainer.storage.learner.answer_journal import reaches_newest
from trainer.storage.learner.backup.restore_backup import put_back
from trainer.storage.learner.backup.second_folder import check_second_folder, place_in, places_in
from trainer.storage.learner.backup_names import known_backups
from trainer.storage.learner.integrity_check import Checked
from trainer.storage.learner.notes import TOLD_PLACE, keep_note, read_note
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.learner.record_file import write_record_file
from trainer.storage.learner.salvage.mend import find_remedy, mend
from trainer.storage.pack_histories import PackHistories
from trainer.storage.problems import DamagedRow, UnreadableDatabase, shown
from trainer.storage.shaky_place import shaky_place
from trainer.study.backups import backups_snapshot
from trainer.study.known_pack import PackLine
from trainer.study.pack_offer import PackOffer
from trainer.study.remedy import Remedy
from trainer.study.service import StudyService
from trainer.study.steps import BackupsSnapshot
from trainer.study.whole_record import Erased, Joined, KeptPlace

if TYPE_CHECKING:
    from trainer.app.pack_shelf import PackShelf

AT_EXIT_MS = 1_000


class LibrarySession:
    """Opens storage, pack and service on first use; every method runs on the database thread.

    `language` is what a learner speaks who begins now; `history` what they said of a pack whose id another one had.
    """

    def __init__(
        self,
        folder: DataFolder,
        pack_folder: Path,
        clock: Clock,
        language: Language = FIRST_LANGUAGE,
        history: HistoryChoice | None = None,
    ) -> None:
        self.data_folder = folder
        self._pack_folder = pack_folder
        self._clock = clock
        self._language = language
        self._history = history
        self._histories = PackHistories(folder.path)
        self._storage: Storage | None = None
        self._service: StudyService | None = None
        self._broken = False

    def service(self) -> StudyService:
        """Return the service, opened if need be; raises a KnownProblem where the data or the pack cannot be opened."""
        return self.opened(NO_PROGRESS)

    def opened(self, watch: ProgressReporter) -> StudyService:
        """Return it as `service` does, and tell `watch` how far a big pack has been read."""
        if self._service is None:
            self._service = self._open(watch)
        return self._service

    def packs(self) -> tuple[PackLine, ...]:
        """Return all packs that are here, and the one in use wherever it is; none that is faulty."""
        language = self.service().preferences().language
        cache, more = PackCache(self.data_folder.cache), self._shelf().folders()
        return known_packs(questions_folder(), self._pack_folder, cache, language, more)

    def change_pack(self, name: str, watch: ProgressReporter = NO_PROGRESS) -> Preferences:
        """Study another pack from now on, also after a restart; where it cannot be read, the one in use stays.

        Raises:
            PackProblem: it cannot be studied; nothing has changed.
            Cancelled: it was called off; nothing has changed.

        """
        folder = self._shelf().taken(pack_folder(name))
        service = self._service_of(self._readable(folder, watch))
        self._pack_folder, self._service = folder, service
        return service.change_preferences(service.preferences()._replace(pack=pack_name(folder)))

    def offer_pack(self, path: str, columns: str, watch: ProgressReporter = NO_PROGRESS) -> PackOffer:
        """Return what a file or folder holds, and what it would change of the pack in use; raises a KnownProblem."""
        return self._shelf().offer(Path(path), columns, self._pack_folder, watch)

    def earlier_pack(self) -> str:
        """Return where the version before the one in use lies; empty where there is none."""
        found = self._shelf().earlier(self._pack_folder)
        return "" if found is None else str(found)

    def _shelf(self) -> "PackShelf":
        from trainer.app.pack_shelf import PackShelf

        return PackShelf(self.data_folder, self._clock)

    def list_backups(self) -> BackupsSnapshot:
        """Return where the data is and its backups, also while the database itself cannot be opened."""
        offset = self._clock.now().offset_minutes
        known = known_backups(self.data_folder.backups)
        second = "" if self._service is None else self._service.preferences().second_folder
        trouble = NOTHING if self._storage is None else self._storage.backups.trouble
        return backups_snapshot(str(self.data_folder.path), known, offset, second, trouble)

    def use_second_folder(self, path: str, watch: ProgressReporter = NO_PROGRESS) -> Preferences:
        """Copy backups to this folder as well from now on, and one at once; an empty path: to none any more.

        Raises SecondFolderFails where it cannot be used; then the one before stays.
        """
        service, place = self.service(), ""
        if path:
            check_second_folder(Path(path), self.data_folder.path)
            place = str(place_in(Path(path), self._opened().device))
        preferences = service.change_preferences(service.preferences()._replace(second_folder=place))
        if path:
            service.make_backup(watch)
        return preferences

    def restore(self, name: str, watch: ProgressReporter = NO_PROGRESS) -> None:
        """Put the backup of that name in place of the database; the present file is set aside, never deleted.

        Raises Cancelled where it was called off; then the present file stands unchanged, and `service` opens it again.
        """
        known = {backup.path.name: backup.path for backup in known_backups(self.data_folder.backups)}
        if name not in known:
            raise problems.unusable_backup(self.data_folder.backups / name)
        if self._storage is not None:
            self._storage.backups.finish(self._clock.now(), watch)
        self.close()
        # Where the journal does not bring back what came after, no entry may have the place of one that is lost.
        reaches = reaches_newest(self.data_folder.journal, self.data_folder.backups)
        put_back(known[name], self.data_folder.database, watch, device=None if reaches else new_id())

    def save_record(self, target: str, watch: ProgressReporter = NO_PROGRESS) -> int:
        """Write the whole record into one file for another computer; return how many answers it holds.

        Raises a StorageProblem, or Cancelled; then there is no such file, or the one of before.
        """
        self._opened().backups.close()
        return write_record_file(self.data_folder.database, self.data_folder.leaving, Path(target), watch)

    def join_record(self, source: str, settings: SettingsChoice, watch: ProgressReporter = NO_PROGRESS) -> Joined:
        """Join the record in a file of another computer to this one, after a backup of this one.

        Both have afterwards what either had, whichever joined the other. Raises UnusableRecord, ForkedChain, another
        StorageProblem, or Cancelled; then this record is unchanged.
        """
        storage = self._opened()
        storage.backups.finish(self._clock.now())
        theirs = settings == "theirs"
        return join_file(Path(source), self.data_folder, storage.device, self.close, watch, take_settings=theirs)

    def places(self) -> tuple[KeptPlace, ...]:
        """Return every place where something of the learner is kept, for whoever wants it erased."""
        places = (*places_of(self.data_folder, self._second_folder()), name_place(self.data_folder.path))
        return tuple(KeptPlace(one.what, str(one.where), len(one.files)) for one in places if one.files)

    def erase(self, _watch: ProgressReporter = NO_PROGRESS) -> Erased:
        """Erase all of it for good; return what is out of reach. Raises NotErased, which names what is left."""
        second = self._second_folder()
        self.close()
        with put_away():
            erase(places_of(self.data_folder, second), self.data_folder.path)
        others = () if second is None else tuple(places_in(second.parent))
        return Erased(tuple(str(one) for one in (*strangers_in(self.data_folder), *others)), second is not None)

    def _second_folder(self) -> Path | None:
        """Return where this computer's backups are in the second folder; None where there is none, or nobody knows."""
        if not self.data_folder.database.exists():
            return None
        try:
            chosen = self._opened().preferences.read().second_folder
        except KnownProblem:
            return None
        return Path(chosen) if chosen else None

    def is_broken(self) -> bool:
        """Return whether the record itself was found damaged or gone when it was last opened."""
        return self._broken

    def find_remedy(self, watch: ProgressReporter = NO_PROGRESS) -> Remedy:
        """Return what mending the record would bring back and what is lost; changes nothing, closes the file."""
        self.close()
        return find_remedy(self.data_folder, watch)

    def mend(self, watch: ProgressReporter = NO_PROGRESS) -> Remedy:
        """Put the record together again from what is sound; the present file is set aside.

        Raises Cancelled where it was called off; then the present file stands unchanged.
        """
        self.close()
        return mend(self.data_folder, watch)

    def place_warning(self) -> Message | None:
        """Return, once for each place, that others may change the file where it lies."""
        warning, storage = shaky_place(self.data_folder.path), self._opened()
        place = shown(self.data_folder.path)
        if warning is None or read_note(storage.database, TOLD_PLACE) == place:
            return None
        keep_note(storage.database, TOLD_PLACE, place)
        return warning

    def check_on(self) -> bool:
        """Do one piece of the weekly check of the file; return whether there is more to do."""
        return self._storage is not None and self._storage.integrity_check.go_on(study_day(self._clock.now()))

    def check_data(self) -> Checked:
        """Check the whole file now, due or not, and mend what the log gives back; return what was found."""
        return self._opened().integrity_check.check_all(study_day(self._clock.now()))

    def end(self) -> None:
        """Make the last backup, as far as that takes no longer than `AT_EXIT_MS`, and let go of the file."""
        began = self._clock.elapsed_ms()

        def in_time(share: float, doing: Message) -> None:  # noqa: ARG001 - a ProgressReporter that only stops
            if self._clock.elapsed_ms() - began > AT_EXIT_MS:
                raise Cancelled

        if self._storage is not None:
            self._storage.backups.finish(self._clock.now(), in_time)
        self.close()

    def close(self) -> None:
        """Let go of the file; every answer is on disk already."""
        self._service = None
        if self._storage is not None:
            self._storage.close()
            self._storage = None

    def _open(self, watch: ProgressReporter) -> StudyService:
        self._opened()
        return self._service_of(self._readable(self._pack_folder, watch))

    def _readable(self, folder: Path, watch: ProgressReporter) -> Pack:
        pack = load_pack(folder, QUESTION_TYPES, PackCache(self.data_folder.cache), watch, ConfinedParsing())
        if not pack.questions:
            raise PackProblem(
                message('The pack "{name}" has no questions. Add some in its questions folder.', name=folder.name)
            )
        return pack

    def _service_of(self, pack: Pack) -> StudyService:
        storage = self._opened()
        return StudyService(
            pack=with_history(pack, self._histories, lambda key: storage.log.state(key).facts.keys(), self._history),
            types=QUESTION_TYPES,
            log=storage.log,
            flags=storage.flags,
            preferences=storage.preferences,
            layouts=storage.layouts,
            backups=storage.backups,
            clock=self._clock,
            rng=fresh_random(),
            new_id=new_id,
            device=storage.device,
            model=FsrsModel(),
            policy=POLICIES[0],
            folder=str(self.data_folder.path),
        )

    def _opened(self) -> Storage:
        if self._storage is None:
            begins = not self.data_folder.database.exists()
            try:
                self._storage = open_storage(self.data_folder, new_id)
            except (UnreadableDatabase, DamagedRow):
                self._broken = True
                raise
            self._broken = False
            if begins:
                self._storage.preferences.write(Preferences(language=self._language))
        return self._storage
