"""What a backup's file name says; only verified backups bear one. Standard library only."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from trainer.study.ports import BackupInfo

_NAME: Final = re.compile(
    r"minori-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(\d{3})Z-(\d+)answers-(\d+)-([0-9a-f]{8})(-whole)?\.sqlite\.gz"
)
SECOND: Final = "minori-backups-"
"""How the name of a computer's place in a second folder begins."""
_MOMENT: Final = "%Y%m%d-%H%M%S"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST: Final = (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - _EPOCH) // timedelta(milliseconds=1)
_NO_HASH: Final = "0" * 8


class BackupName(NamedTuple):
    """When a backup was made and what it holds."""

    utc_ms: int
    answers: int
    sequence: int = 0
    """Up to where it holds the log."""
    hash: str = _NO_HASH
    """How the newest entry's hash begins, 8 hex digits."""
    whole: bool = False
    """Whether the whole chain was read back, not only what had come since the backup before."""

    def __str__(self) -> str:
        moment = _EPOCH + timedelta(milliseconds=min(self.utc_ms, _LATEST))
        whole = "-whole" if self.whole else ""
        holds = f"{self.answers}answers-{self.sequence}-{self.hash}{whole}"
        return f"minori-{moment:{_MOMENT}}-{self.utc_ms % 1000:03d}Z-{holds}.sqlite.gz"


def read_name(name: str) -> BackupName | None:
    """Return what a file name says, None where it is not a backup's."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    *parts, milliseconds = (int(part) for part in match.groups()[:7])
    try:
        moment = datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc] # year to second, as matched
    except ValueError:
        return None
    utc_ms = (moment - _EPOCH) // timedelta(milliseconds=1) + milliseconds
    return BackupName(utc_ms, int(match[8]), int(match[9]), match[10], match[11] is not None)


def named_backups(folder: Path) -> list[tuple[BackupName, Path]]:
    """Return the backups in a folder, newest first; a missing folder has none. Raises OSError."""
    if not folder.is_dir():
        return []
    named = [(name, path) for path in folder.iterdir() if (name := read_name(path.name)) is not None]
    return sorted(named, key=lambda one: (one[0].utc_ms, one[1].name), reverse=True)


def known_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """Return the backups in a folder with their sizes, newest first. Raises OSError."""
    return tuple(
        BackupInfo(path, name.utc_ms, name.answers, path.stat().st_size) for name, path in named_backups(folder)
    )


def newest_backup(folder: Path) -> Path | None:
    """Return the newest backup: by what it holds, for a clock that was ahead makes any seem new."""
    named = named_backups(folder)
    return max(named, key=lambda one: (one[0].sequence, one[0].utc_ms))[1] if named else None
