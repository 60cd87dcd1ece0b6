"""Backups that have been read back before they got their name."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from trainer.domain.message import message
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.study_day import StudyDay
from trainer.storage import problems
from trainer.storage.data_folder import create_private
from trainer.storage.durable_files import rename, sync_file
from trainer.storage.learner.backup.backup_retention import to_keep
from trainer.storage.learner.backup.restore_backup import put_back
from trainer.storage.learner.backup.verify_backup import Contents, contents, last_sequence, read_back
from trainer.storage.learner.backup_names import BackupName, known_backups, named_backups
from trainer.storage.learner.engine import Database
from trainer.storage.learner.sqlite_faults import known_faults
from trainer.study.ports import BackupInfo

_UNFINISHED: Final = "unfinished.part"
_WRITING: Final = message("Copying your record.")
_READING_BACK: Final = message("Reading the copy back.")
_NAMING: Final = message("Making it a backup.")


class SqlBackups:
    """Implements `trainer.study.ports.Backups`.

    `reopened` is called after another file took the database's place and was opened, `oldest` after a backup was made,
    with the sequence up to which the oldest backup holds the log.
    """

    def __init__(
        self, database: Database, reopened: Callable[[], None], oldest: Callable[[int], None] = lambda _: None
    ) -> None:
        self._oldest = oldest
        self._database = database
        self._folder = database.backups
        self._reopened = reopened

    def make(self, utc_ms: int, watch: ProgressReporter = NO_PROGRESS) -> BackupInfo:
        """Write, read back, then rename. Raises a StorageProblem or Cancelled; then there is no new file at all."""
        return self._make(utc_ms, None, watch)

    def make_for(self, day: StudyDay, utc_ms: int) -> BackupInfo | None:
        """Make the day's backup unless it exists or there is no answer yet; None if there was nothing to do."""
        with known_faults(self._folder, self._folder):
            # One that was made later than now was made with a clock that was ahead: it holds less than this day's.
            if any(name.day == day and name.utc_ms <= utc_ms for name, _ in named_backups(self._folder)):
                return None
        with self._database.driver() as connection:
            if not contents(connection).last_sequence:
                return None
        return self._make(utc_ms, day, NO_PROGRESS)

    def known(self) -> tuple[BackupInfo, ...]:
        """Return the verified backups, newest first."""
        with known_faults(self._folder, self._folder):
            return known_backups(self._folder)

    def restore(self, backup: Path) -> None:
        """Put a backup in place of the database; the present file is set aside, never deleted."""
        self._database.close()
        try:
            put_back(backup, self._database.path)
        finally:
            self._database.open()
            self._reopened()

    def _make(self, utc_ms: int, day: StudyDay | None, watch: ProgressReporter) -> BackupInfo:
        unfinished = self._folder / _UNFINISHED
        with known_faults(self._folder, self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            try:
                path, answers = self._write(unfinished, BackupName(utc_ms, day, 0), watch)
            finally:
                unfinished.unlink(missing_ok=True)
            self._thin_out()
            self._note_oldest()
            return BackupInfo(path, utc_ms, answers, path.stat().st_size)

    def _write(self, unfinished: Path, name: BackupName, watch: ProgressReporter) -> tuple[Path, int]:
        watch(0.0, _WRITING)
        unfinished.unlink(missing_ok=True)
        create_private(unfinished)
        original = self._copy_to(unfinished)
        sync_file(unfinished)
        watch(0.6, _READING_BACK)
        if read_back(unfinished) != original:
            raise problems.unusable_backup(unfinished)
        watch(0.95, _NAMING)
        path = self._folder / str(name._replace(answers=original.answers))
        rename(unfinished, path)
        return path, original.answers

    def _copy_to(self, path: Path) -> Contents:
        with self._database.driver() as connection:
            # Not a copy of the bytes: SQLite reads every row, so a damaged file shows itself here.
            connection.execute("VACUUM INTO ?", (str(path),))
            return contents(connection)

    def _note_oldest(self) -> None:
        named = named_backups(self._folder)
        sequence = last_sequence(named[-1][1]) if named else None
        if sequence is not None:
            self._oldest(sequence)

    def _thin_out(self) -> None:
        named = named_backups(self._folder)
        kept = to_keep([name.utc_ms for name, _ in named])
        for name, path in named:
            if name.utc_ms not in kept:
                path.unlink()
