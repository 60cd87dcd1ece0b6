"""What the file name of a backup of the organisation's file says; only verified ones bear one."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

_NAME: Final = re.compile(r"organisation-(\d{8}-\d{6})-(\d{3})Z-(\d+)-([0-9a-f]{8})\.db\.gz")
_MOMENT: Final = "%Y%m%d-%H%M%S"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class BackupName(NamedTuple):
    """When a backup was made and up to where it holds the trail."""

    utc_ms: int
    trail: int
    """Lines of the audit trail."""
    hash: str
    """How the newest line's hash begins, 8 hex digits."""

    def __str__(self) -> str:
        moment = _EPOCH + timedelta(milliseconds=self.utc_ms)
        return f"organisation-{moment:{_MOMENT}}-{self.utc_ms % 1000:03d}Z-{self.trail}-{self.hash}.db.gz"


def read_name(name: str) -> BackupName | None:
    """Return what a file name says, None where it is not a backup's."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        moment = datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupName((moment - _EPOCH) // timedelta(milliseconds=1) + int(match[2]), int(match[3]), match[4])


def named_backups(folder: Path) -> list[tuple[BackupName, Path]]:
    """Return the backups in a folder, newest first; a missing folder has none. Raises OSError."""
    if not folder.is_dir():
        return []
    named = [(name, path) for path in folder.iterdir() if (name := read_name(path.name)) is not None]
    # By time: after going back to an older one, the trail of what was done before that is longer, and not the newest.
    return sorted(named, key=lambda one: (one[0].utc_ms, one[0].trail), reverse=True)


def newest_backup(folder: Path) -> Path | None:
    """Return the newest backup."""
    named = named_backups(folder)
    return named[0][1] if named else None
