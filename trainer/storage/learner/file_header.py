"""What the first hundred bytes of a SQLite file say, read without opening it as a database."""

from errno import EISDIR
from pathlib import Path
from stat import S_ISREG
from typing import Final, Literal, NamedTuple

APPLICATION_ID: Final = 0x4D4E5249
"""「MNRI」: marks our files."""

NEWEST_VERSION: Final = 1
"""The newest database version this program knows."""

_MAGIC: Final = b"SQLite format 3\x00"
_LENGTH: Final = 100
_FLIPPED: Final = 2


class Header(NamedTuple):
    """Whose file it is and which version."""

    application_id: int
    version: int


def read_header(path: Path) -> Header | Literal["missing", "empty"] | None:
    """Return the header, "missing", "empty" (0 bytes), or None where it is no SQLite file.

    Raises OSError, also where a folder or a device stands in the file's place, which is not opened: one might wait.
    """
    try:
        if not S_ISREG(path.stat().st_mode):
            raise OSError(EISDIR, "no file", str(path))
        with path.open("rb") as file:
            start = file.read(_LENGTH)
    except FileNotFoundError:
        if path.is_symlink():
            raise OSError(EISDIR, "a link to nowhere", str(path)) from None
        return "missing"
    return header_in(start)


def header_in(start: bytes) -> Header | Literal["empty"] | None:
    """Return what the first hundred bytes of a file say."""
    start = start[:_LENGTH]
    if not start:
        return "empty"
    if len(start) < _LENGTH or not start.startswith(_MAGIC):
        return None
    # Offsets 60 and 68, big-endian: https://www.sqlite.org/fileformat2.html#the_database_header
    return Header(application_id=int.from_bytes(start[68:72], "big"), version=int.from_bytes(start[60:64], "big"))


def may_be_ours(header: Header) -> bool:
    """Return whether the mark is ours, or was before damage: another program's differs in more bits than that."""
    return (header.application_id ^ APPLICATION_ID).bit_count() <= _FLIPPED
