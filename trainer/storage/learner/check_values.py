"""A row's own check value: a column that says whether the others are as they were written. Standard library only.

The CRC-32 of the other columns' values, ordered by their names and written as Python's `ascii` does, which is the same
in every version. It shows damage and nothing else: against a hand that changes the file there is the hash chain.
"""

import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

CRC: Final = "crc"
"""The column's name in every table."""
_SIGNED: Final = 1 << 31
"""Taken off, so that the value fits into four bytes of SQLite's."""
_SHAPES_KEPT: Final = 64


@lru_cache(_SHAPES_KEPT)
def _names(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(name for name in columns if name != CRC))


def crc_of(row: Mapping[str, Any]) -> int:
    """Return the check value of a row by column name; a value that it has already is left out."""
    values = [row[name] for name in _names(tuple(row))]
    return zlib.crc32(ascii(values).encode("ascii")) - _SIGNED


def with_crc(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with its check value, in place."""
    row[CRC] = crc_of(row)
    return row


def is_sound(row: Mapping[str, Any]) -> bool:
    """Return whether a whole row is as it was written."""
    return bool(row[CRC] == crc_of(row))
