"""What somebody else assigned, from the file to the folder for results; every method runs on the database thread."""

from dataclasses import replace
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer import __version__
from trainer.app.chosen_pack import pack_name
from trainer.app.library_session import LibrarySession
from trainer.app.presets import presets
from trainer.domain.message import NOTHING, Message, message
from trainer.domain.preferences import Preferences
from trainer.domain.problem import KnownProblem
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.storage.data_folder import DataFolder
from trainer.storage.outbox import NotDelivered, Outbox, Waiting
from trainer.storage.signing_key import signing_seed

if TYPE_CHECKING:
    from trainer.domain.assignment import Assignment
    from trainer.exchange.assignment_file import ReadAssignment
    from trainer.study.assignment_view import AssignmentView, OfferView
    from trainer.study.handed_in import Sender

MOST_BYTES = 200 << 20


class NoFolder(KnownProblem):
    """The assignment names no folder for results, and nobody chose one."""


class HandedInNow(NamedTuple):
    """What came of handing in."""

    name: str
    folder: str
    delivered: bool
    said: Message
    """Where it lies now, or why it waits."""


class Assignments:
    """Reads assignment files, and writes results; nothing of it is loaded before somebody has such a file."""

    def __init__(self, library: LibrarySession, folder: DataFolder) -> None:
        self._library = library
        self._folder = folder
        self._outbox = Outbox(folder.path)
        self._offered: ReadAssignment | None = None

    def views(self) -> "tuple[AssignmentView, ...]":
        """Return what was taken on; the day's plan follows it. Whoever took nothing on costs one look at the log."""
        service = self._library.service()
        if not service.learner.log.of_assignments():
            return ()
        waiting = {one.registration: one for one in self._outbox.waiting()}
        views = service.assigned.views()
        return tuple(replace(one, waits=_waits(waiting.get(one.registration))) for one in views)

    def today(self) -> Message:
        """Return what the day's plan holds."""
        from trainer.study.day_sentences import day_text

        plan = self._library.service().show_home().plan
        return NOTHING if plan is None else day_text(plan)

    def look_at(self, path: str) -> "OfferView":
        """Read an assignment's file and return it as it is shown before it is taken on. Raises a KnownProblem."""
        from trainer.exchange.assignment_file import read_assignment_file

        file = Path(path)
        try:
            if file.stat().st_size > MOST_BYTES:
                raise KnownProblem(message("The file is too large for an assignment: {path}.", path=path))
            read = read_assignment_file(file.read_bytes())
        except OSError as error:
            raise KnownProblem(message("The file cannot be read: {path}.", path=path)) from error
        offer = self._library.service().assigned.offer(read.assignment)
        self._offered = read
        return offer

    def take_on(self, code: str) -> str:
        """Take on what was looked at last, its notice acknowledged; return the registration. Raises a KnownProblem."""
        if self._offered is None:
            raise KnownProblem(message("Open the file of a training first."))
        self._keep_pack(self._offered)
        registration = self._library.service().assigned.take_on(self._offered.assignment, code)
        self._offered = None
        return registration

    def open_pack(self, registration: str, watch: ProgressReporter = NO_PROGRESS) -> Preferences:
        """Study the assignment's pack from now on. Raises a KnownProblem where it is not here."""
        assignment = self._library.service().assigned.named(registration).assignment
        folder = self._pack_of(assignment)
        if folder is None:
            raise KnownProblem(message("The pack of this training is not here. Open its file once more."))
        return self._library.change_pack(pack_name(folder), watch)

    def content(self, registration: str) -> str:
        """Return exactly what a hand-in of this moment would say."""
        from trainer.exchange.result_file import result_payload

        return result_payload(self._library.service().assigned.result(registration, self._sender()[0])).decode()

    def hand_in(self, registration: str, folder: str = "") -> HandedInNow:
        """Write a result and put it into the folder for results, or into the one that was chosen.

        Where that does not take it, it waits and is tried again. Raises NoFolder, or a StorageProblem.
        """
        from trainer.domain.handed_in_chain import link_hash
        from trainer.domain.hash_chain import FIRST_HASH
        from trainer.exchange.result_file import result_file, result_name

        assigned = self._library.service().assigned
        opened = assigned.named(registration)
        there = folder or opened.assignment.return_to or str(presets().return_folder or "")
        if not there:
            raise NoFolder(message("Choose the folder for results: the training names none."))
        sender, seed = self._sender()
        result = assigned.result(registration, sender)
        name = result_name(result.assignment, result.device, len(result.links))
        head = link_hash(result.links[-1]) if result.links else FIRST_HASH
        waiting = Waiting(name, there, registration, result.written_ms, result.offset_minutes, len(result.links), head)
        self._outbox.put(waiting, result_file(result, seed, opened.assignment.organisation_key))
        return self._deliver(waiting)

    def try_again(self) -> tuple[HandedInNow, ...]:
        """Try to deliver what waits; return what came of it."""
        return tuple(self._deliver(one) for one in self._outbox.waiting())

    def _deliver(self, waiting: Waiting) -> HandedInNow:
        try:
            self._outbox.deliver(waiting)
        except NotDelivered as problem:
            return HandedInNow(waiting.name, waiting.folder, delivered=False, said=problem.sentence)
        self._library.service().assigned.note_handed_in(waiting)
        self._outbox.delivered(waiting)
        said = message("Handed in: {name} lies in {folder}.", name=waiting.name, folder=waiting.folder)
        return HandedInNow(waiting.name, waiting.folder, delivered=True, said=said)

    def _sender(self) -> "tuple[Sender, bytes]":
        from trainer.sealing.signing import public_key
        from trainer.study.handed_in import Sender

        seed = signing_seed(self._folder.path, self._library.service().learner.device, urandom)
        return Sender(public_key(seed), __version__), seed

    def _keep_pack(self, read: "ReadAssignment") -> None:
        """Unpack the pack in the file, unless it is the open one."""
        from trainer.exchange.pack_archive import archived_files
        from trainer.storage.pack_library import PackLibrary

        assignment = read.assignment
        if self._library.service().learner.pack.content_hash != assignment.pack_hash:
            PackLibrary(self._folder.path).unpack(assignment.pack, assignment.pack_version, archived_files(read.pack))

    def _pack_of(self, assignment: "Assignment") -> Path | None:
        from trainer.packs.cache import PackCache
        from trainer.packs.confined_parsing import ConfinedParsing
        from trainer.packs.read_pack import load_pack
        from trainer.question_types import QUESTION_TYPES
        from trainer.storage.pack_library import PackLibrary

        cache = PackCache(self._folder.cache)
        for folder in reversed(PackLibrary(self._folder.path).versions(assignment.pack)):
            pack = load_pack(folder, QUESTION_TYPES, cache, NO_PROGRESS, ConfinedParsing())
            if pack.content_hash == assignment.pack_hash:
                return folder
        return None


def _waits(waiting: Waiting | None) -> Message:
    if waiting is None:
        return NOTHING
    return message("Not handed in yet: it waits until {folder} can be reached.", folder=waiting.folder)
