"""A pack's folder as one archive: the same folder gives the same bytes, and nothing of an archive leads out of it."""

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.exchange.archive import content, opened
from trainer.exchange.item import Unusable
from trainer.packs.folder import PACK_FILE, listed
from trainer.packs.limits import MAX_FILES, MAX_PACK_BYTES
from trainer.packs.media import FOLDER as MEDIA

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_FILE: Final = re.compile(
    r"(?:pack|terms)\.yaml|(?:facts|questions)/[^/\\]{1,200}\.yaml|media/[A-Za-z0-9][A-Za-z0-9._-]{0,104}"
)


class PackArchiveProblem(KnownProblem):
    """The pack inside a file is not one."""


def pack_archive(folder: Path) -> bytes:
    """Return a pack's files as a zip, stored and in order of their names. Raises PackProblem, OSError."""
    paths = [*listed(folder).paths, *sorted((folder / MEDIA).glob("*"))]
    named = {path.relative_to(folder).as_posix(): path for path in paths if path.is_file()}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name in sorted(name for name in named if _FILE.fullmatch(name)):
            entry = ZipInfo(name, _WHEN)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, named[name].read_bytes())
    return buffer.getvalue()


def unpack_pack(data: bytes, folder: Path) -> None:
    """Write the pack in an archive into a new folder. Raises PackArchiveProblem before anything is written, OSError."""
    files = archived_files(data)
    for name, one in files.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(one)


def archive_digest(data: bytes) -> str:
    """Return the SHA-256 (hex) by which the archive is named beside it."""
    return sha256(data).hexdigest()


def archived_files(data: bytes) -> dict[str, bytes]:
    """Return the files of a pack's archive by their names in its folder. Raises PackArchiveProblem."""
    try:
        archive = opened(data)
        names = archive.namelist()
        found = {name: content(archive, name, MAX_PACK_BYTES) for name in names if _FILE.fullmatch(name)}
    except Unusable as fault:
        raise _not_ours() from fault
    if PACK_FILE not in found or len(found) < len(names) or len(found) > MAX_FILES + 2:
        raise _not_ours()
    return found


def _not_ours() -> PackArchiveProblem:
    return PackArchiveProblem(
        message("The pack inside the file is not one that Minori wrote. Ask for the file once more.")
    )
