"""Where the learner's data is, and its backups."""

from collections.abc import Iterable
from datetime import UTC, datetime

from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.study_day import MS_A_MINUTE, StudyDay
from trainer.study.ports import BackupInfo
from trainer.study.session_context import SessionContext
from trainer.study.steps import BackupLine, BackupsSnapshot

_LATEST_MS = 253_402_300_799_000
"""The last second of the year 9999."""


def list_backups(context: SessionContext) -> BackupsSnapshot:
    """Return the data folder and the verified backups, newest first."""
    offset = context.clock.now().offset_minutes
    return backups_snapshot(context.folder, context.backups.known(), offset)


def backups_snapshot(folder: str, backups: Iterable[BackupInfo], offset_minutes: int) -> BackupsSnapshot:
    """Compose the snapshot; pure, so that it can also be shown while the database itself cannot be opened."""
    return BackupsSnapshot(folder=folder, backups=tuple(_line(backup, offset_minutes) for backup in backups))


def make_backup(context: SessionContext, watch: ProgressReporter = NO_PROGRESS) -> BackupsSnapshot:
    """Make a verified backup and return what there is then."""
    context.backups.make(context.clock.now().utc_ms, watch)
    return list_backups(context)


def back_up_today(context: SessionContext, today: StudyDay) -> None:
    """Make the day's backup before its first session; tried once a day, so that a full disk stops nobody twice."""
    if context.backed_up != today:
        context.backed_up = today
        context.backups.make_for(today, context.clock.now().utc_ms)


def _line(backup: BackupInfo, offset_minutes: int) -> BackupLine:
    local_ms = min(backup.utc_ms + offset_minutes * MS_A_MINUTE, _LATEST_MS)
    local = datetime.fromtimestamp(local_ms / 1000, UTC)
    return BackupLine(name=backup.path.name, when=f"{local:%Y-%m-%d %H:%M}", answers=backup.answers)
