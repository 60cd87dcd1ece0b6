"""What a backup's file name says; only verified backups bear one. Standard library only."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.study_day import StudyDay
from trainer.study.ports import BackupInfo

_NAME: Final = re.compile(r"minori-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(\d{3})Z(?:-day(\d+))?-(\d+)answers\.sqlite")
_MOMENT: Final = "%Y%m%d-%H%M%S"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class BackupName(NamedTuple):
    """When a backup was made, for which study day, and how many answers it holds."""

    utc_ms: int
    day: StudyDay | None
    answers: int

    def __str__(self) -> str:
        moment = _EPOCH + timedelta(milliseconds=self.utc_ms)
        day = "" if self.day is None else f"-day{self.day}"
        return f"minori-{moment:{_MOMENT}}-{self.utc_ms % 1000:03d}Z{day}-{self.answers}answers.sqlite"


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
    return BackupName(utc_ms, None if match[8] is None else StudyDay(int(match[8])), int(match[9]))


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
    """Return the newest backup."""
    named = named_backups(folder)
    return named[0][1] if named else None
