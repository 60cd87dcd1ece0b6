"""The organisation's assignments with their packs read: each pack is unpacked beside the organisation's file once."""

import os
from pathlib import Path
from shutil import rmtree

from trainer.assigning.enrolled import enrolled_of
from trainer.assigning.intake import Training
from trainer.domain.pack import Pack
from trainer.exchange.pack_archive import unpack_pack
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.organisation.open_organisation import OrganisationStorage


class StoredTrainings:
    """Implements `assigning.intake.Trainings`; what was read is kept for as long as this is."""

    def __init__(self, storage: OrganisationStorage) -> None:
        self._storage = storage
        self._known: dict[str, Training | None] = {}
        self._packs: dict[str, Pack] = {}

    def training(self, assignment: str) -> Training | None:
        """Return one with its packs read. Raises PackProblem, OSError, an OrganisationProblem."""
        if assignment not in self._known:
            self._known[assignment] = self._read(assignment)
        return self._known[assignment]

    def fresh(self) -> "StoredTrainings":
        """Forget who is in what: the roster may have changed. Packs never do."""
        self._known.clear()
        return self

    def all(self) -> tuple[Training, ...]:
        """Return every assignment, in the order of their first revisions."""
        found = (self.training(one.assignment.id) for one in self._storage.assignments.known())
        return tuple(one for one in found if one is not None)

    def _read(self, assignment: str) -> Training | None:
        revisions = self._storage.assignments.revisions(assignment)
        if not revisions:
            return None
        newest = revisions[-1].assignment
        people = self._storage.roster.people()
        enrolled = enrolled_of(newest, self._storage.assignments.assignees(assignment), people)
        return Training(
            revisions=tuple(one.assignment for one in revisions),
            packs={one.assignment.pack_hash: self._pack(one.pack_sha256) for one in revisions},
            enrolled={one.registration: one for one in enrolled},
        )

    def _pack(self, sha256: str) -> Pack:
        if sha256 not in self._packs:
            folder = self._storage.folder.path / "packs" / sha256[:16]
            if not folder.is_dir():
                _unpack(self._storage.assignments.pack(sha256), folder)
            self._packs[sha256] = load_pack(folder, QUESTION_TYPES)
        return self._packs[sha256]


def _unpack(archive: bytes, folder: Path) -> None:
    """Make the folder whole or not at all."""
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    unpack_pack(archive, part)
    part.replace(folder)
