"""Two computers' records as one file: every entry of either once, in an order that does not hang on who joins whom."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import insert

from trainer.domain.merge_logs import Link, merge_order
from trainer.domain.message import message
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import ProgressReporter
from trainer.domain.review import Answered, LogEntry
from trainer.storage import problems
from trainer.storage.learner.answer_journal import write_events
from trainer.storage.learner.backup.chain_of_copy import CopiedWords, first_broken_after
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.commit import write_entries
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import hash_of, place_of, read_entry
from trainer.storage.learner.preference_rows import preference_rows, read_preferences
from trainer.storage.learner.preferences import keep_rows
from trainer.storage.learner.record_file import unusable
from trainer.storage.learner.tables import DEVICE, QUESTION_FLAG
from trainer.study.whole_record import Joined

_AT_A_TIME: Final = 500
_LINKS: Final = "SELECT sequence, place, device, utc_ms, hash FROM log_entry ORDER BY sequence"
_ROW: Final = "SELECT * FROM log_entry WHERE sequence = ?"
_FLAGS: Final = """
    SELECT pack, question, question_rev, pack_version, utc_ms FROM question_flag
    ORDER BY utc_ms DESC, pack_version DESC
    """
_JOINING: Final = message("Joining the two records.")
_READING_BACK: Final = message("Reading the copy back.")
_FROM, _WRITTEN = 0.3, 0.9


def join_records(
    own: Path, other: Path, fresh: Database, device: str, watch: ProgressReporter, *, take_settings: bool
) -> Joined:
    """Write the union of two whole records into a new database, which belongs to `device`.

    Everything derived is left out: it is made anew when a pack is opened. Raises ForkedChain, UnusableRecord, another
    StorageProblem, or Cancelled.
    """
    with closing(_Source(own)) as mine, closing(_Source(other)) as theirs:
        order = list(merge_order(chain(mine.links(0), theirs.links(1))))
        total, own_order = max(len(order), 1), [link.hash for link in mine.links(0)]
        # The same entries in another order still are the union: then both computers have the same one afterwards.
        changed = [link.hash for link in order] != own_order or take_settings
        fresh.open()
        answers = 0
        try:
            for first, entries in enumerate(_portions(order, (mine, theirs))):
                watch(_FROM + (_WRITTEN - _FROM) * first * _AT_A_TIME / total, _JOINING)
                _write(fresh, entries)
                answers += sum(isinstance(one.record, Answered) for one in entries)
        except (ValueError, LookupError, TypeError) as error:
            raise unusable(other, message("One of its entries says nothing this version knows.")) from error
        _write_rest(fresh, device, mine, theirs, take_settings=take_settings)
    fresh.close()
    watch(_WRITTEN, _READING_BACK)
    with closing(sqlite3.connect(fresh.path)) as connection:
        count = connection.execute("SELECT count(*) FROM log_entry").fetchone()[0]
        if count != len(order) or first_broken_after(connection, 0, lambda: None) is not None:
            raise problems.fault(fresh.path)
    return Joined(answers, len(order) - len(own_order), changed)


class _Source:
    """One of the records, read only."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        self._connection.execute("PRAGMA trusted_schema=OFF").close()
        self._connection.row_factory = sqlite3.Row
        self._words = CopiedWords(self._connection)

    def links(self, number: int) -> Iterator[Link]:
        """Yield its entries as links of the log `number`, in its order."""
        for row in self._connection.execute(_LINKS):
            device, digest = self._words.text(row["device"]), hash_of(row["hash"])
            yield Link(device, place_of(row), row["utc_ms"], digest, number, row["sequence"])

    def entry(self, sequence: int) -> LogEntry:
        """Return one entry."""
        row: Mapping[str, Any] = dict(self._connection.execute(_ROW, (sequence,)).fetchone())
        return read_entry(row, self._words)

    def preferences(self) -> Preferences:
        """Return its settings."""
        return read_preferences(map(tuple, self._connection.execute("SELECT name, value FROM preference")))

    def flags(self) -> list[dict[str, Any]]:
        """Return its complaints, the newest first."""
        return [dict(row) for row in self._connection.execute(_FLAGS)]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _portions(order: list[Link], sources: tuple[_Source, _Source]) -> Iterator[list[LogEntry]]:
    links = enumerate(order, start=1)
    while portion := list(islice(links, _AT_A_TIME)):
        yield [replace(sources[link.log].entry(link.sequence), sequence=number) for number, link in portion]


def _write(fresh: Database, entries: list[LogEntry]) -> None:
    with fresh.writing() as connection:
        words = fresh.words.on(connection)
        write_entries(connection, words, entries)
        write_events(connection, words, entries)


def _write_rest(fresh: Database, device: str, mine: _Source, theirs: _Source, *, take_settings: bool) -> None:
    """Write what is no entry: complaints of both, this computer's name, and the settings that were chosen."""
    settings = mine.preferences()
    if take_settings:
        # Where things are on a disk is each computer's own.
        settings = theirs.preferences()._replace(pack=settings.pack, second_folder=settings.second_folder)
    flags = {(one["pack"], one["question"], one["question_rev"]): one for one in _newest_first(mine, theirs)}
    with fresh.writing() as connection:
        connection.execute(insert(DEVICE), with_crc({"one": 1, "id": device}))
        keep_rows(connection, preference_rows(settings))
        if flags:
            connection.execute(insert(QUESTION_FLAG), [with_crc(one) for one in flags.values()])


def _newest_first(mine: _Source, theirs: _Source) -> list[dict[str, Any]]:
    # The earliest of the same complaint stays, whoever joins whom.
    return sorted(mine.flags() + theirs.flags(), key=lambda one: (one["utc_ms"], one["pack_version"]), reverse=True)
