"""Where the learner's data is, and its backups."""

from collections.abc import Iterable
from datetime import UTC, datetime

from trainer.domain.message import NOTHING, Message
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.review import LogEntry
from trainer.domain.study_day import MS_A_MINUTE
from trainer.study.ports import BackupInfo
from trainer.study.session_context import SessionContext
from trainer.study.steps import BackupLine, BackupsSnapshot

_LATEST_MS = 253_402_300_799_000
"""The last second of the year 9999."""


def list_backups(context: SessionContext) -> BackupsSnapshot:
    """Return the data folder and the verified backups, newest first."""
    known, trouble = context.backups.known(), context.backups.trouble
    offset, second = context.clock.now().offset_minutes, context.preferences.second_folder
    return backups_snapshot(context.folder, known, offset, second, trouble)


def backups_snapshot(
    folder: str, backups: Iterable[BackupInfo], offset_minutes: int, second: str = "", trouble: Message = NOTHING
) -> BackupsSnapshot:
    """Compose the snapshot; pure, so that it can also be shown while the database itself cannot be opened."""
    lines = tuple(_line(backup, offset_minutes) for backup in backups)
    return BackupsSnapshot(folder, lines, second, trouble)


def make_backup(context: SessionContext, watch: ProgressReporter = NO_PROGRESS) -> BackupsSnapshot:
    """Make a verified backup and return what there is then."""
    context.backups.make(context.clock.now().utc_ms, watch)
    return list_backups(context)


def look_after_backups(context: SessionContext, entry: LogEntry) -> None:
    """Begin a backup where one is due after an answer; the next question tells what went wrong with the last one."""
    clock = context.clock
    trouble = context.backups.look_after(clock.now(), clock.elapsed_ms(), entry.sequence)
    if trouble.id:
        context.notice = trouble


def _line(backup: BackupInfo, offset_minutes: int) -> BackupLine:
    local_ms = min(backup.utc_ms + offset_minutes * MS_A_MINUTE, _LATEST_MS)
    local = datetime.fromtimestamp(local_ms / 1000, UTC)
    return BackupLine(name=backup.path.name, when=f"{local:%Y-%m-%d %H:%M}", answers=backup.answers)
