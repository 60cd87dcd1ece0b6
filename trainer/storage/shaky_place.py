"""Whether the data lies where others may change an open file: in a synchronised folder, or on a network.

Nothing is refused: whoever wants that can have it, and is told once.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Final

from trainer.domain.message import Message, message
from trainer.storage.problems import shown

if sys.platform == "win32":
    import ctypes

_SYNCED: Final = re.compile(
    r"onedrive\b.*|dropbox\b.*|google ?drive\b.*|my drive|icloud ?drive|icloud~.*|com~apple~clouddocs|nextcloud\b.*|"
    r"owncloud\b.*|box|box sync|pcloud ?drive|megasync\b.*|seafile|yandex\.disk|proton ?drive|creative cloud files.*",
    re.IGNORECASE,
)
"""What services call the folder that they keep in step."""
_MARKS: Final = (".stfolder", ".dropbox", ".dropbox.cache", ".sync", ".owncloudsync.log")
"""What they leave in it, whatever it is called."""
_NETWORKS: Final = re.compile(
    r"nfs4?|cifs|smb3|smbfs|9p|afs|ceph|glusterfs|davfs|ncpfs|fuse\.(sshfs|rclone|davfs2|gvfsd-fuse|glusterfs)"
)
_MOUNTS: Final = Path("/proc/self/mounts")
_REMOTE: Final = 4
"""What Windows calls a drive of the network."""


def shaky_place(folder: Path, mounts: Path = _MOUNTS) -> Message | None:
    """Return a warning in one sentence where the folder is synchronised or on a network, else None."""
    if _is_synced(folder):
        return message(
            "The learning record lies in a folder that a service keeps in step with others: {path}. It may swap the "
            "file while it is open. Keep the record in a folder of this computer alone (--data), and put backups "
            "there.",
            path=shown(folder),
        )
    if _is_remote(folder, mounts):
        return message(
            "The learning record lies on a network drive: {path}. Where the connection breaks, so may the file. Keep "
            "the record on a disk of this computer (--data), and put backups there.",
            path=shown(folder),
        )
    return None


def _is_synced(folder: PurePath) -> bool:
    if any(_SYNCED.fullmatch(part) for part in folder.parts):
        return True
    return any((Path(parent) / mark).exists() for parent in (folder, *folder.parents) for mark in _MARKS)


def _is_remote(folder: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        return str(folder).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE
    try:
        told = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    return _NETWORKS.fullmatch(_system_of(folder, _mounted(told))) is not None


def _mounted(lines: Iterable[str]) -> Iterator[tuple[PurePath, str]]:
    for line in lines:
        _what, place, kind = (*line.split(" "), "", "", "")[:3]
        yield PurePath(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), place)), kind


def _system_of(folder: PurePath, mounted: Iterable[tuple[PurePath, str]]) -> str:
    """Return the kind of file system that the folder lies on: of the mounts above it, the nearest and newest."""
    above = [(len(place.parts), number, kind) for number, (place, kind) in enumerate(mounted) if _holds(place, folder)]
    return max(above)[2] if above else ""


def _holds(place: PurePath, folder: PurePath) -> bool:
    return folder.is_relative_to(place)
