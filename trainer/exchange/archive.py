"""An archive from a stranger: looked at before anything of it is unpacked."""

import zlib
from io import BytesIO
from typing import Final
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile, ZipInfo

from trainer.exchange.item import Unusable

MOST_ENTRIES: Final = 20_000
MOST_BYTES: Final = 512 << 20
MOST_IN_ONE: Final = 100 << 20
MOST_RATIO: Final = 200
_PACKED: Final = frozenset({0, 8})
"""Stored and deflated."""
_NUMBERED: Final = frozenset(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10))
_RESERVED: Final = _NUMBERED | {"con", "prn", "aux", "nul"}
_LINK: Final = 0o120000


def opened(data: bytes) -> ZipFile:
    """Return the archive; raises Unusable where a name leads out of it, or it unpacks to more than anybody needs."""
    try:
        archive = ZipFile(BytesIO(data))
        entries = archive.infolist()
    except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise Unusable("damaged", str(error)) from error
    if len(entries) > MOST_ENTRIES:
        raise Unusable("zip-many", str(len(entries)))
    seen: set[str] = set()
    for entry in entries:
        if fault := _fault(entry, seen):
            raise Unusable(fault, entry.filename[:60])
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Unusable("too-large")
    return archive


def _fault(entry: ZipInfo, seen: set[str]) -> str:
    name = entry.filename
    parts = name.replace("\\", "/").split("/")
    folded = normalize("NFC", name).casefold()
    fault = ""
    if name.startswith(("/", "\\")) or ":" in parts[0] or ".." in parts or "\\" in name or "\x00" in name:
        fault = "zip-path"
    elif any(part.split(".")[0].casefold() in _RESERVED for part in parts):
        fault = "zip-device"
    elif folded in seen:
        fault = "zip-twice"
    elif entry.external_attr >> 16 & 0o170000 == _LINK:
        fault = "zip-link"
    elif entry.flag_bits & 1 or entry.compress_type not in _PACKED:
        fault = "zip-packed"
    elif entry.file_size > MOST_IN_ONE or entry.file_size > MOST_RATIO * max(entry.compress_size, 1024):
        fault = "zip-bomb"
    seen.add(folded)
    return fault


def content(archive: ZipFile, name: str, most: int = MOST_IN_ONE) -> bytes:
    """Return one file of the archive, at most `most` bytes whatever its heading says; raises Unusable."""
    try:
        with archive.open(name) as file:
            data = file.read(most + 1)
    except (
        BadZipFile,
        KeyError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
        NotImplementedError,
        zlib.error,
    ) as error:
        raise Unusable("damaged", f"{name[:60]}: {error}") from error
    if len(data) > most:
        raise Unusable("too-large")
    return data


def own_files(archive: ZipFile) -> list[str]:
    """Return the names of files that are somebody's, without what systems strew in."""
    return [
        name
        for name in archive.namelist()
        if not name.endswith("/") and not name.startswith("__MACOSX/") and not name.rsplit("/", 1)[-1].startswith(".")
    ]
