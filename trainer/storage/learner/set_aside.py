"""Files that something else took the place of: kept under another name, the newest three of each."""

import re
from pathlib import Path
from typing import Final

KEPT: Final = 3
COMPANIONS: Final = ("-journal", "-wal", "-shm")
"""Files that SQLite would mix into any file of the same name."""
_NUMBER: Final = r"-set-aside-(\d{1,9})"


def set_aside_files(path: Path) -> dict[int, list[Path]]:
    """Return what was set aside for a file, with its companions, by number: the higher the later."""
    name = re.compile(re.escape(path.stem) + _NUMBER + re.escape(path.suffix) + f"(?:{'|'.join(COMPANIONS)})?")
    found: dict[int, list[Path]] = {}
    if path.parent.is_dir():
        for one in path.parent.iterdir():
            if (match := name.fullmatch(one.name)) is not None:
                found.setdefault(int(match[1]), []).append(one)
    return found


def free_name(path: Path) -> Path:
    """Return the name under which a file is set aside now."""
    return path.with_name(f"{path.stem}-set-aside-{max(set_aside_files(path), default=0) + 1}{path.suffix}")


def drop_older(path: Path) -> None:
    """Keep the newest three that were set aside for a file. Raises OSError."""
    found = set_aside_files(path)
    for number in sorted(found)[:-KEPT]:
        for one in found[number]:
            one.unlink()
