"""Where the learner's data is, and its backups."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from trainer.domain.progress import UNWATCHED, Watch
from trainer.domain.study_day import StudyDay
from trainer.study.ports import BackupInfo
from trainer.study.snapshots import BackupLine, KeepingSnapshot
from trainer.study.workspace import Workspace


def keeping(workspace: Workspace) -> KeepingSnapshot:
    """Return the data folder and the verified backups, newest first."""
    offset = workspace.clock.now().offset_minutes
    return keeping_snapshot(workspace.folder, workspace.backups.known(), offset)


def keeping_snapshot(folder: str, backups: Iterable[BackupInfo], offset_minutes: int) -> KeepingSnapshot:
    """Compose the snapshot; pure, so that it can also be shown while the database itself cannot be opened."""
    return KeepingSnapshot(folder=folder, backups=tuple(_line(backup, offset_minutes) for backup in backups))


def backup_now(workspace: Workspace, watch: Watch = UNWATCHED) -> KeepingSnapshot:
    """Make a verified backup and return what there is then."""
    workspace.backups.make(workspace.clock.now().utc_ms, watch)
    return keeping(workspace)


def back_up_today(workspace: Workspace, today: StudyDay) -> None:
    """Make the day's backup before its first session; tried once a day, so that a full disk stops nobody twice."""
    if workspace.backed_up != today:
        workspace.backed_up = today
        workspace.backups.make_for(today, workspace.clock.now().utc_ms)


def _line(backup: BackupInfo, offset_minutes: int) -> BackupLine:
    local = datetime.fromtimestamp(backup.utc_ms / 1000, UTC) + timedelta(minutes=offset_minutes)
    return BackupLine(name=backup.path.name, when=f"{local:%Y-%m-%d %H:%M}", answers=backup.answers)
