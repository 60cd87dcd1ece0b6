"""What the first hundred bytes of a SQLite file say, read without opening it as a database."""

from pathlib import Path
from typing import Final, Literal, NamedTuple

APPLICATION_ID: Final = 0x4D4E5249
"""「MNRI」: marks our files."""

NEWEST_VERSION: Final = 1
"""The newest database version this program knows."""

_MAGIC: Final = b"SQLite format 3\x00"
_LENGTH: Final = 100


class Header(NamedTuple):
    """Whose file it is and which version."""

    application_id: int
    version: int


def read_header(path: Path) -> Header | Literal["missing", "empty"] | None:
    """Return the header, "missing", "empty" (0 bytes), or None where it is no SQLite file. Raises OSError."""
    try:
        with path.open("rb") as file:
            start = file.read(_LENGTH)
    except FileNotFoundError:
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
