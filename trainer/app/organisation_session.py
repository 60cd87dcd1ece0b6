"""One organisation while HR works with it, in a terminal or in the window: its file, its key, who is at work."""

import getpass
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from trainer.app.real_chance import fresh_bytes, new_id
from trainer.assigning.ports import Assignee, By, StoredAssignment
from trainer.assigning.retention import Kept, Past, kept_of, what_is_past
from trainer.domain.clock import Clock
from trainer.domain.dates import date_of
from trainer.domain.message import NOTHING
from trainer.domain.problem import KnownProblem
from trainer.domain.registration import compared_code
from trainer.domain.study_day import study_day
from trainer.log import note_problem
from trainer.resources import default_data_folder
from trainer.sealing.locked_key import SALT_BYTES, lock_key, unlock_key
from trainer.sealing.recovery_text import seed_from_recovery
from trainer.sealing.signing import SEED_BYTES, public_key
from trainer.storage.organisation import problems
from trainer.storage.organisation.backup_names import newest_backup
from trainer.storage.organisation.expire import expire_results
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.forget import forget_person
from trainer.storage.organisation.forgotten import Forgotten
from trainer.storage.organisation.key_file import read_key_line, write_key_line
from trainer.storage.organisation.open_organisation import (
    OrganisationStorage,
    open_organisation,
    refuse_shaky,
    set_up_organisation,
)


def organisation_folder(named: Path | None) -> OrganisationFolder:
    """Return the organisation's folder: the one that was named, or the one beside the learner's data."""
    return OrganisationFolder(named if named is not None else default_data_folder() / "organisation")


class OrganisationSession:
    """Opens the file when it is first needed and the key when something is first signed or opened."""

    def __init__(self, folder: OrganisationFolder, clock: Clock, passphrase: Callable[[], str], url: str = "") -> None:
        """Take `passphrase` to be asked at most once; with a `url` the data lie on a server, the key in the folder."""
        self._url = url
        self.folder = folder
        self._clock = clock
        self._ask = passphrase
        self._storage: OrganisationStorage | None = None
        self._seed: bytes | None = None
        self.trouble = NOTHING
        """What went wrong with the last backup; nothing where it was made."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def storage(self) -> OrganisationStorage:
        """Return the open file. Raises an OrganisationProblem."""
        if self._storage is None:
            self._storage = open_organisation(self.folder, new_id, self._url)
        return self._storage

    @property
    def by(self) -> By:
        """Return who is at work, and the present moment."""
        return By(_actor(), self._clock.now())

    def seed(self) -> bytes:
        """Return the secret key. Raises WrongPassphrase or another OrganisationProblem."""
        if self._seed is None:
            line = read_key_line(self.folder.key)
            seed = unlock_key(line, self._ask())
            if seed is None or public_key(seed) != self.storage.info.key:
                raise problems.wrong_passphrase()
            self._seed = seed
        return self._seed

    def set_up(self, name: str) -> OrganisationStorage:
        """Set up an organisation of that name with a new key. Raises an OrganisationProblem."""
        refuse_shaky(self.folder.path)
        if self.folder.database.exists() or newest_backup(self.folder.backups) is not None:
            raise problems.already_set_up(self.folder.path)
        passphrase = self._new_passphrase()
        self.folder.prepare()
        seed = fresh_bytes(SEED_BYTES)
        # The key first: a file without a key could never sign anything, a key without a file is made anew.
        write_key_line(self.folder.key, lock_key(seed, passphrase, fresh_bytes(SALT_BYTES)))
        self._storage = set_up_organisation(self.folder, new_id, name, public_key(seed), self.by, self._url)
        self._seed = seed
        self._storage.backups.make_if_due(self._clock.now().utc_ms)
        return self._storage

    def recover(self, sheet: str) -> None:
        """Put the key of a recovery sheet behind a new passphrase. Raises an OrganisationProblem."""
        seed = seed_from_recovery(sheet)
        if seed is None or public_key(seed) != self.storage.info.key:
            raise problems.wrong_sheet()
        write_key_line(self.folder.key, lock_key(seed, self._new_passphrase(), fresh_bytes(SALT_BYTES)))
        self.storage.audit.note("key-recovered", self.by)
        self._seed = seed

    def _new_passphrase(self) -> str:
        passphrase = self._ask()
        if not passphrase:
            raise problems.empty_passphrase()
        return passphrase

    def forget(self, code: str) -> Forgotten:
        """Forget a person everywhere in the folder. Raises an OrganisationProblem."""
        return forget_person(self.folder, self.storage.database, code, new_id, self.by)

    def past(self) -> Past:
        """Return what nothing keeps any more today. Raises an OrganisationProblem."""
        storage = self.storage
        known = storage.assignments.known()
        return what_is_past(known, self._assignees(known), storage.roster.people(), self.today)

    def kept_of(self, code: str) -> tuple[Kept, ...]:
        """Return what of a person's results has to stay under a pseudonym, and until when."""
        storage = self.storage
        known = storage.assignments.known()
        people = {compared_code(one.code): one.number for one in storage.roster.people()}
        number = people.get(compared_code(code), 0)
        return kept_of(number, known, self._assignees(known), self.today)

    def delete_past(self) -> Past:
        """Delete results whose time is over, and forget who has left and has none. Raises an OrganisationProblem."""
        found = self.past()
        if found.assignments:
            expire_results(self.folder, self.storage.database, found.assignments, self.by)
        for code in found.people:
            self.forget(code)
        return found

    @property
    def today(self) -> str:
        """Return the present day here."""
        return date_of(study_day(self._clock.now())).isoformat()

    def _assignees(self, known: Sequence[StoredAssignment]) -> dict[str, tuple[Assignee, ...]]:
        return {one.assignment.id: self.storage.assignments.assignees(one.assignment.id) for one in known}

    def close(self) -> None:
        """Back up what was done, and let go of the file; what was done stays done where the backup fails."""
        if self._storage is not None:
            try:
                self._storage.backups.make_if_due(self._clock.now().utc_ms)
            except KnownProblem as problem:
                note_problem(problem)
                self.trouble = problem.sentence
            finally:
                self._storage.close()
                self._storage = None
        self._seed = None


def _actor() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USERNAME", "")
