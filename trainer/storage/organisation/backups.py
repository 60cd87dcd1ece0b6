"""Backups of the organisation's file: copied, read back row by row, compressed, read back again, only then named."""

import sqlite3
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.domain.progress_reporter import NO_PROGRESS
from trainer.storage.durable_files import rename
from trainer.storage.learner.backup.backup_retention import Kept, to_keep
from trainer.storage.learner.backup.copy_database import copy_database
from trainer.storage.learner.backup.packing import NotPacked, digest_of, pack, unpack
from trainer.storage.learner.backup.restore_backup import swap_in
from trainer.storage.organisation import problems
from trainer.storage.organisation.backup_names import BackupName, named_backups, newest_backup
from trainer.storage.organisation.check import check_organisation, newest_line
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.folder import OrganisationFolder

_DOING: Final = message("Copying the organisation's file.")
_UNFINISHED: Final = ("unfinished.part", "unfinished.gz.part")
MS_A_DAY: Final = 86_400_000
_SMALL: Final = 20_000_000
"""Bytes of a file that is backed up after every act; a larger one once a day."""


class OrganisationBackup(NamedTuple):
    """A verified backup."""

    path: Path
    utc_ms: int
    bytes: int


class OrganisationBackups:
    """Makes and lists backups while the file is open."""

    def __init__(self, folder: OrganisationFolder, database: OrganisationDatabase) -> None:
        self._folder = folder
        self._database = database

    def make(self, utc_ms: int) -> OrganisationBackup:
        """Make a backup and drop those that need not be kept. Raises an OrganisationProblem; then there is none."""
        folder = self._folder.backups
        if not self._database.is_file:
            raise problems.on_a_server()
        with problems.known_faults(self._database.path, folder):
            plain = folder / _UNFINISHED[0]
            try:
                copy_database(self._database.path, plain, NO_PROGRESS, _DOING, 0.5)
                path = keep_copy(plain, self._folder, utc_ms)
            finally:
                _drop_unfinished(folder)
            _thin_out(folder, utc_ms)
            return OrganisationBackup(path, utc_ms, path.stat().st_size)

    def make_if_due(self, utc_ms: int) -> OrganisationBackup | None:
        """Make a backup where something was done since the newest one. Raises an OrganisationProblem."""
        if not self._database.is_file:
            return None
        number, digest = newest_line(self._database)
        known = named_backups(self._folder.backups)
        if any((name.trail, name.hash) == (number, digest[:8]) for name, _ in known):
            return None
        large = self._database.path.stat().st_size > _SMALL
        if known and large and 0 <= utc_ms - known[0][0].utc_ms < MS_A_DAY:
            return None
        return self.make(utc_ms)

    def known(self) -> tuple[OrganisationBackup, ...]:
        """Return the backups, newest first."""
        found = named_backups(self._folder.backups)
        return tuple(OrganisationBackup(path, name.utc_ms, path.stat().st_size) for name, path in found)


def keep_copy(plain: Path, folder: OrganisationFolder, utc_ms: int) -> Path:
    """Verify a plain copy, compress it and give it its name. Raises an OrganisationProblem or OSError."""
    number, digest = _verified(plain, folder)
    packed = folder.backups / _UNFINISHED[1]
    try:
        whole = pack(plain, packed, NO_PROGRESS, _DOING, 0.5, 1.0)
        if digest_of(packed) != whole:
            raise problems.damaged(packed)
        path = folder.backups / str(BackupName(utc_ms, number, digest[:8]))
        rename(packed, path)
    finally:
        packed.unlink(missing_ok=True)
    return path


def restore_organisation(folder: OrganisationFolder, name: str = "") -> Path:
    """Put a backup in place of the file, which must not be open; the present file is set aside.

    Without a name the newest that is sound is taken. Returns the backup. Raises an OrganisationProblem; then nothing
    was changed.
    """
    candidates = [path for _, path in named_backups(folder.backups)]
    if name:
        candidates = [path for path in candidates if path.name == Path(name).name] or [Path(name)]
    fresh = folder.path / "organisation.db.restoring"
    for candidate in candidates:
        try:
            unpack(candidate, fresh, NO_PROGRESS, _DOING, 0.0, 1.0)
            _verified(fresh, folder)
            swap_in(fresh, folder.database)
        except (NotPacked, problems.OrganisationProblem, FileNotFoundError, sqlite3.Error):
            continue
        except OSError as error:
            raise problems.of_os(error, folder.database) from error
        else:
            return candidate
        finally:
            fresh.unlink(missing_ok=True)
    raise problems.unusable_backup(newest_backup(folder.backups) or Path(name or folder.backups))


def unpack_backup(path: Path, plain: Path) -> None:
    """Write the plain file of a backup. Raises NotPacked, OSError."""
    unpack(path, plain, NO_PROGRESS, _DOING, 0.0, 1.0)


def _verified(plain: Path, folder: OrganisationFolder) -> tuple[int, str]:
    """Return number and hash of the newest line of a copy's trail. Raises an OrganisationProblem."""
    copy = OrganisationDatabase(plain, folder.backups)
    try:
        check_organisation(copy)
        return newest_line(copy)
    finally:
        copy.close()


def _drop_unfinished(folder: Path) -> None:
    for name in _UNFINISHED:
        for path in (folder / name, folder / f"{name}-journal"):
            path.unlink(missing_ok=True)


def _thin_out(folder: Path, now_ms: int) -> None:
    known = {Kept(name.utc_ms, name.trail, True, path.stat().st_size): path for name, path in named_backups(folder)}
    kept = to_keep(list(known), now_ms)
    for one, path in known.items():
        if one not in kept:
            path.unlink()
