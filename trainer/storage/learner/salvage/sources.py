"""Where entries of the log may come from: a file, the journal, backups; each knows what it can vouch for."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from trainer.domain.review import LogEntry
from trainer.storage.learner.answer_journal import read_line
from trainer.storage.learner.backup.packing import NotPacked
from trainer.storage.learner.check_values import is_sound
from trainer.storage.learner.journal import Journal
from trainer.storage.learner.log_rows import read_entry
from trainer.storage.learner.raw_file import RawFile, can_be_read
from trainer.storage.learner.row_door import DAMAGE


class Found(NamedTuple):
    """An entry as a source has it."""

    entry: LogEntry
    sure: bool
    """Whether its own check value holds; without it only the chain can vouch for it."""


class Source(Protocol):
    """Gives entries by their number in the log."""

    @property
    def knows_newest(self) -> bool:
        """Whether `newest` is more than a guess."""
        ...

    def newest(self) -> int:
        """Return the greatest number there may be."""
        ...

    def find(self, sequence: int) -> Found | None:
        """Return the entry of a number."""
        ...


class FileSource:
    """A database file; asked in order it is read once from end to end."""

    def __init__(self, file: RawFile) -> None:
        self.file = file
        self._newest, self.knows_newest = file.newest()

    def newest(self) -> int:
        """Return the greatest number there may be."""
        return self._newest

    def find(self, sequence: int) -> Found | None:
        """Return the entry of a number."""
        row = self.file.log_row(sequence)
        if row is None:
            return None
        try:
            return Found(read_entry(row, self.file.words), is_sound(row))
        except DAMAGE:
            return None


class JournalSource:
    """The journal: a line that is whole is as it was written."""

    knows_newest = True

    def __init__(self, journal: Journal) -> None:
        read = journal.read()
        self.damaged = len(read.damaged)
        self._entries = {entry.sequence: entry for entry in _entries(read.records)}

    def newest(self) -> int:
        """Return the greatest number there may be."""
        return max(self._entries, default=0)

    def find(self, sequence: int) -> Found | None:
        """Return the entry of a number."""
        entry = self._entries.get(sequence)
        return None if entry is None else Found(entry, sure=True)


class BackupSource:
    """All backups, newest first; each is opened only when those before it do not have what is asked for."""

    def __init__(self, backups: Sequence[Path]) -> None:
        self._paths = list(backups)
        self.opened: list[FileSource] = []
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._open.close()

    def newest(self) -> int:
        """Return the greatest number in the newest backup that can be read."""
        first = next(self._all(), None)
        return 0 if first is None else first.newest()

    def find_all(self, sequence: int) -> Iterable[Found]:
        """Yield what the backups have under a number, newest backup first."""
        for backup in self._all():
            found = backup.find(sequence)
            if found is not None:
                yield found

    def _all(self) -> Iterator[FileSource]:
        yield from tuple(self.opened)
        while self._paths:
            path = self._paths.pop(0)
            try:
                if can_be_read(path):
                    self.opened.append(FileSource(self._open.enter_context(RawFile(path))))
                    yield self.opened[-1]
            except (OSError, sqlite3.Error, NotPacked):
                continue


def _entries(lines: Iterable[bytes]) -> Iterable[LogEntry]:
    for line in lines:
        try:
            yield read_line(line)
        except DAMAGE:
            continue
