"""Opens packs to write in: from their folder, from nothing, from another program's file, or as a copy."""

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Final

from trainer.app.real_chance import fresh_random
from trainer.authoring.publish import publish
from trainer.authoring.start_pack import PackStart, start_pack
from trainer.authoring.workshop import Workshop
from trainer.authoring.workshop_publishing import done_of
from trainer.authoring.workshop_session import WorkshopSession
from trainer.authoring.workshop_snapshot import PublishOffer
from trainer.domain.clock import Clock
from trainer.domain.dates import date_of
from trainer.domain.message import Message, message
from trainer.domain.pack import Pack
from trainer.domain.problem import KnownProblem
from trainer.domain.pure_job import PureJob
from trainer.domain.study_day import study_day
from trainer.domain.text import Language
from trainer.domain.visible import visible_line
from trainer.exchange.bring_in import bring_in
from trainer.packs.folder import PACK_FILE
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.draft_journal import DiskDraftJournal
from trainer.storage.pack_folder import DiskPackFolder
from trainer.translations import language as spoken

JOURNALS: Final = "workshop"
"""In the data folder: what was typed and is not in a pack's files yet."""


class NoPackThere(KnownProblem):
    """A folder that is to be opened is no pack."""


class PlaceTaken(KnownProblem):
    """A new pack is to be where something is already."""


class NotWritten(KnownProblem):
    """The disk did not take it."""


class DiskWorkshopDoor:
    """Implements `trainer.ui.controllers.workshop.WorkshopDoor` on this computer's disk."""

    def __init__(self, data: Path, clock: Clock) -> None:
        self._data = data
        self._clock = clock

    def is_there(self, folder: str) -> bool:
        """Return whether there is a pack, be it one of which nothing is finished."""
        path = Path(folder).resolve()
        journal = self._journal(path)
        # Whoever was cut off before the first saving finds what was typed all the same.
        return is_pack(path) or (journal.is_file() and journal.stat().st_size > 0)

    def open(self, folder: str) -> WorkshopSession:
        """Open a pack. Raises NoPackThere, or a PackProblem that names what is wrong with it."""
        path = Path(folder).resolve()
        if not self.is_there(folder):
            raise NoPackThere(
                message("“{name}” has no pack.yaml: it is no question set.", name=visible_line(path.name))
            )
        return self._session(path)

    def new(self, folder: str, title: str, left: str, right: str) -> WorkshopSession:
        """Begin a pack. Raises PlaceTaken or NotWritten."""
        path = self._free(folder)
        session = self._session(path)
        language: Language = "en" if spoken() == "en" else "ja"
        start_pack(session.workshop, PackStart(title, left, right, language=language))
        self._kept(session)
        return session

    def bring_in(self, file: str, folder: str) -> WorkshopSession:
        """Make a pack of another program's file. Raises what `bring_in` raises, or PlaceTaken."""
        path = self._free(folder)
        bring_in(Path(file), path, QUESTION_TYPES, self._today())
        return self.open(str(path))

    def copy(self, source: str, folder: str) -> WorkshopSession:
        """Make a pack of a copy. Raises NoPackThere, PlaceTaken or NotWritten."""
        known = Path(source)
        if not (known / PACK_FILE).is_file():
            raise NoPackThere(
                message("“{name}” has no pack.yaml: it is no question set.", name=visible_line(known.name))
            )
        path = self._free(folder)
        try:
            shutil.copytree(known, path, symlinks=True)
        except (OSError, shutil.Error) as error:
            raise NotWritten(_not_written(path)) from error
        return self.open(str(path))

    def offer_publishing(self, session: WorkshopSession) -> PureJob[PublishOffer]:
        """Return the work that finds out what making it ready would do."""
        return session.offer_publishing(self._published(session), self._today())

    def publish(self, session: WorkshopSession, offer: PublishOffer, note: str) -> PublishOffer:
        """Make it ready; what it returns says what came of it. Raises NotReady or NotWritten."""
        path = Path(session.folder)
        if offer.plan is None:
            return offer
        try:
            done = publish(session.workshop, offer.plan, DiskPackFolder(path), note, self._today())
            kept = self._kept_copy(session)
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(path, kept, ignore=shutil.ignore_patterns("drafts", ".*"))
        except OSError as error:
            raise NotWritten(_not_written(path)) from error
        return done_of(done)

    def _published(self, session: WorkshopSession) -> Pack | None:
        """Return what was handed out last from here; None where nothing was, or it cannot be read any more."""
        kept = self._kept_copy(session)
        return read_pack(kept, QUESTION_TYPES).pack if (kept / PACK_FILE).is_file() else None

    def _kept_copy(self, session: WorkshopSession) -> Path:
        return self._data / JOURNALS / f"{_key(Path(session.folder))}.published"

    def _today(self) -> str:
        return date_of(study_day(self._clock.now())).isoformat()

    def _session(self, path: Path) -> WorkshopSession:
        journal = DiskDraftJournal(self._journal(path))
        workshop = Workshop(DiskPackFolder(path), QUESTION_TYPES, fresh_random(), self._clock, journal, media=path)
        return WorkshopSession(workshop, QUESTION_TYPES, str(path))

    def _journal(self, path: Path) -> Path:
        return self._data / JOURNALS / f"{_key(path)}.journal"

    def _kept(self, session: WorkshopSession) -> None:
        try:
            session.save()
        except OSError as error:
            raise NotWritten(_not_written(Path(session.folder))) from error

    def _free(self, folder: str) -> Path:
        path = Path(folder).resolve()
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise PlaceTaken(
                message("“{name}” is there already. Choose a name that is not taken.", name=visible_line(path.name))
            )
        return path


def is_pack(folder: Path) -> bool:
    """Return whether there is a pack to write in, be it one of which nothing is finished yet."""
    return (folder / PACK_FILE).is_file() or any(folder.glob("drafts/*.yaml"))


def _not_written(path: Path) -> Message:
    return message("“{name}” cannot be written there.", name=visible_line(path.name))


def _key(path: Path) -> str:
    return sha256(str(path).encode()).hexdigest()[:16]
