"""The log put together from several sources: of each entry the one that fits its chain, else one sure of itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from trainer.domain.hash_chain import EMPTY, Head, entry_of, holds
from trainer.domain.review import LogEntry
from trainer.storage.learner.salvage.sources import BackupSource, Found, Source


class Chosen(NamedTuple):
    """An entry of the log that is put together."""

    entry: LogEntry
    source: int
    """Which of the sources gave it; the backups come after all others."""
    linked_anew: bool
    """Whether an entry before it is lost, so that it got another hash."""


class Choosing:
    """Yields the entries in order; `lost` counts the numbers that no source has an entry for."""

    def __init__(self, sources: Sequence[Source], backups: BackupSource) -> None:
        self._sources = sources
        self._backups = backups
        self._heads: dict[str, Head] = {}
        self._written = 0
        self.lost = 0
        # A broken file may only guess how long its log is: numbers beyond all that anybody knows of are not lost ones.
        self._known = max([backups.newest(), *(one.newest() for one in sources if one.knows_newest)])
        self.reach = max([self._known, *(one.newest() for one in sources)])
        """The greatest number that is looked for."""

    def __iter__(self) -> Iterator[Chosen]:
        """Yield the entries, numbered without gaps."""
        known, unsure = self._known, 0
        for sequence in range(1, self.reach + 1):
            chosen = self._choose(sequence)
            if chosen is None:
                self.lost += sequence <= known
                unsure += sequence > known
                continue
            self.lost, unsure = self.lost + unsure, 0
            self._written += 1
            self._heads[chosen.entry.record.device] = Head(chosen.entry.place, chosen.entry.hash)
            yield chosen

    def _choose(self, sequence: int) -> Chosen | None:
        found = list(self._candidates(sequence))
        for source, one in found:
            if holds(one.entry, self._head(one.entry)):
                return Chosen(replace(one.entry, sequence=self._written + 1), source, linked_anew=False)
        for number, one in enumerate(self._backups.find_all(sequence)):
            if holds(one.entry, self._head(one.entry)):
                return Chosen(replace(one.entry, sequence=self._written + 1), len(self._sources), linked_anew=False)
            found.append((len(self._sources) + number, one))
        for source, one in found:
            if one.sure:
                record = one.entry.record
                entry = entry_of(record, self._written + 1, self._head(one.entry))
                return Chosen(entry, min(source, len(self._sources)), linked_anew=True)
        return None

    def _candidates(self, sequence: int) -> Iterator[tuple[int, Found]]:
        for number, source in enumerate(self._sources):
            found = source.find(sequence)
            if found is not None:
                yield number, found

    def _head(self, entry: LogEntry) -> Head:
        return self._heads.get(entry.record.device, EMPTY)
