"""The answer journal: one line for each record beside the database, so that a broken database loses no answer.

A line is the CRC-32 of what follows (8 hex digits), a space, and the record's bytes, which hold no line break. A line
is on disk when `append` returns. What a power cut leaves of a last line is no record and is closed off by the next.
"""

import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from errno import EISDIR
from pathlib import Path
from typing import Final, NamedTuple

from trainer.storage.data_folder import create_private
from trainer.storage.durable_files import rename, sync_folder
from trainer.storage.learner.set_aside import drop_older, free_name

LARGEST: Final = 20 * (1 << 20)
"""Bytes; beyond them the oldest lines go, which a backup holds by then."""
LONGEST_LINE: Final = 1 << 20
"""Bytes of one line; nothing longer was ever written."""
_HEAD: Final = 9
_TAIL: Final = 1 << 14
"""Bytes in which the last line nearly always is."""


class JournalRead(NamedTuple):
    """What a journal holds."""

    records: tuple[bytes, ...]
    """In the order they were written."""
    damaged: tuple[int, ...]
    """Numbers of the lines, from 1, that say something else than was written; a torn last line is none of them."""


class Journal:
    """One file, one writer."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, record: bytes) -> None:
        """Put a record on disk; raises ValueError for bytes with a line break, OSError where it cannot be written."""
        self.extend((record,))

    def extend(self, records: Sequence[bytes]) -> None:
        """Put records on disk at once; raises as `append` does."""
        if any(b"\n" in record for record in records):
            raise ValueError("a record is one line")
        if not self._is_there():
            create_private(self._path)
            sync_folder(self._path.parent)
        handle = os.open(self._path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
        try:
            torn = b"" if _ends_whole(handle) else b"\n"
            _write_all(handle, torn + b"".join(map(_line, records)))
            os.fsync(handle)
        finally:
            os.close(handle)

    def read(self) -> JournalRead:
        """Return every record that is as it was written, and which lines are not."""
        records, damaged = [], []
        for number, line in enumerate(self._lines(), start=1):
            record = _record(line)
            if record is not None:
                records.append(record)
            elif line.endswith(b"\n") and line != b"\n":
                damaged.append(number)
        return JournalRead(tuple(records), tuple(damaged))

    def last(self) -> bytes | None:
        """Return the newest record that is as it was written, read from the end; None where there is none."""
        for reach in (_TAIL, LONGEST_LINE, LARGEST):
            found = self._last_within(reach)
            if found is not None or reach >= self.size():
                return found
        return None

    def _last_within(self, reach: int) -> bytes | None:
        if not self._is_there():
            return None
        with self._path.open("rb") as file:
            file.seek(max(0, self.size() - reach))
            lines = file.read().splitlines(keepends=True)
        return next((record for line in reversed(lines) if (record := _record(line)) is not None), None)

    def set_aside(self) -> None:
        """Give the journal another name, so that a new one can begin; the newest three of those stay."""
        if self._path.exists():
            rename(self._path, free_name(self._path))
            drop_older(self._path)

    def keep(self, wanted: Callable[[bytes], bool]) -> None:
        """Drop the records that are not wanted any more; the file is the old one or the new one, whatever happens."""
        self.replace(record for record in self.read().records if wanted(record))

    def replace(self, records: Iterable[bytes]) -> None:
        """Put these records in place of the present ones, the newest 20 MiB of them."""
        kept, size = [], 0
        for line in reversed([_line(record) for record in records]):
            size += len(line)
            if size > LARGEST:
                break
            kept.append(line)
        new = self._path.with_name(f"{self._path.name}.new")
        new.unlink(missing_ok=True)
        create_private(new)
        handle = os.open(new, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        try:
            _write_all(handle, b"".join(reversed(kept)))
            os.fsync(handle)
        finally:
            os.close(handle)
        new.replace(self._path)
        sync_folder(self._path.parent)

    def size(self) -> int:
        """Return the bytes on disk."""
        return self._path.stat().st_size if self._path.exists() else 0

    def _is_there(self) -> bool:
        """Return whether there is a journal; raises OSError for what is no file: reading it might wait for ever."""
        if self._path.exists() and not self._path.is_file():
            raise OSError(EISDIR, "no file", str(self._path))
        return self._path.exists()

    def _lines(self) -> Iterable[bytes]:
        if not self._is_there():
            return
        with self._path.open("rb") as file:
            while line := file.readline(LONGEST_LINE):
                yield line


def _line(record: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(record), record)


def _record(line: bytes) -> bytes | None:
    """Return the record of a line that is whole and unchanged."""
    record = line[_HEAD:-1]
    return record if len(line) > _HEAD and line.endswith(b"\n") and line == _line(record) else None


def _ends_whole(handle: int) -> bool:
    end = os.lseek(handle, 0, os.SEEK_END)
    if not end:
        return True
    os.lseek(handle, end - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]
