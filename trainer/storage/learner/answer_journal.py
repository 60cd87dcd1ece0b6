"""The journal and the log as one: every entry stands in both, and what one of them lost the other gives back.

An answer is in the database first, then in the journal; whatever ends the program between the two is put right at the
next opening. So is a backup that took the database's place: what the journal has beyond it comes back.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, select

from trainer.domain.canonical_form import FORMAT, canonical, read_canonical
from trainer.domain.hash_chain import Head, holds
from trainer.domain.log_records import ClockNoted
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry, ReviewId
from trainer.log import note_brought_back, note_problem
from trainer.scheduling.learner_state import events_of
from trainer.storage.learner.backup_names import named_backups
from trainer.storage.learner.commit import read_head, write_entries
from trainer.storage.learner.counted_days import redate
from trainer.storage.learner.derived_state import add_events, drop_events, lose_state
from trainer.storage.learner.engine import Database
from trainer.storage.learner.journal import Journal
from trainer.storage.learner.log_rows import hash_of, id_column, read_entry
from trainer.storage.learner.row_door import DAMAGE, Row, read_sound
from trainer.storage.learner.tables import LOG_ENTRY
from trainer.storage.learner.words import WordsOn

_SPACES: Final = 3
_MOST: Final = 20_000
"""Entries written into a new journal: about as many as it ever holds."""


class _Mark(NamedTuple):
    """The newest entry of the log, or of the journal."""

    sequence: int
    hash: str


_NOTHING: Final = _Mark(0, "")
_NEWEST: Final = select(LOG_ENTRY).order_by(LOG_ENTRY.c.sequence.desc()).limit(1)
_AT: Final = select(LOG_ENTRY).where(LOG_ENTRY.c.sequence == bindparam("sequence"))
_AFTER: Final = select(LOG_ENTRY).where(LOG_ENTRY.c.sequence > bindparam("after")).order_by(LOG_ENTRY.c.sequence)


def _mark(row: Row) -> _Mark:
    return _Mark(row["sequence"], hash_of(row["hash"]))


def line_of(entry: LogEntry) -> bytes:
    """Return what the journal keeps of an entry: its place, its hash and its record."""
    return b"%d %d %s %s" % (entry.sequence, entry.place, entry.hash.encode("ascii"), canonical(entry.record))


def read_line(line: bytes) -> LogEntry:
    """Return the entry of a line; raises ValueError, LookupError or TypeError where it is none."""
    sequence, place, digest, record = line.split(b" ", _SPACES)
    return LogEntry(int(sequence), int(place), FORMAT, digest.decode("ascii"), read_canonical(record))


def reaches_newest(journal: Path, backups: Path) -> bool:
    """Return whether the journal goes on to where the newest backup ends, or beyond. Raises OSError."""
    line = Journal(journal).last()
    newest = max((name.sequence for name, _ in named_backups(backups)), default=0)
    try:
        return line is not None and read_line(line).sequence >= newest
    except DAMAGE:
        return False


class AnswerJournal:
    """One journal beside one database; used on the database thread only."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._behind = False

    def note(self, entry: LogEntry) -> None:
        """Put an entry that is in the log on disk once more; where that fails, the next one makes up for it."""
        try:
            if self._behind:
                self.join()
            else:
                self._journal.append(line_of(entry))
        except OSError as error:
            # The answer is safe in the database, so nobody who answers is stopped.
            self._behind = True
            note_problem(error)

    def join(self) -> int:
        """Give the log what only the journal has, and the journal what only the log has.

        Returns how many answers came back. The derived state of their packs is then empty, so it is made anew.
        Raises OSError, or a StorageProblem.
        """
        newest, last = self._newest(), self._last()
        brought_back = self._bring_back(newest.sequence) if last.sequence > newest.sequence else 0
        if self._hash_at(last.sequence) != last.hash:
            # What neither follows the log nor is in it belongs to another history; it is kept, never mixed in.
            self._journal.set_aside()
            last = _NOTHING
        self._append(last.sequence)
        self._behind = False
        return brought_back

    def join_at_start(self) -> None:
        """Join the two; a journal that cannot be read or written stops nobody, and is joined later."""
        try:
            self.join()
        except OSError as error:
            self._behind = True
            note_problem(error)

    def start_after(self, sequence: int) -> None:
        """Drop the entries before `sequence`, the newest one that the oldest backup holds as well."""
        try:
            self._journal.keep(lambda line: int(line.split(b" ", 1)[0]) >= sequence)
        except OSError as error:
            note_problem(error)

    def _newest(self) -> _Mark:
        with self._database.reading() as connection:
            return next(iter(read_sound(connection, LOG_ENTRY, _NEWEST, _mark)), _NOTHING)

    def _last(self) -> _Mark:
        line = self._journal.last()
        if line is None:
            return _NOTHING
        try:
            entry = read_line(line)
        except DAMAGE:
            return _Mark(0, "unreadable")
        return _Mark(entry.sequence, entry.hash)

    def _hash_at(self, sequence: int) -> str:
        with self._database.reading() as connection:
            # A damaged row is no other history: that ends here, before the journal is set aside.
            found = read_sound(connection, LOG_ENTRY, _AT, _mark, {"sequence": sequence})
            return found[0].hash if found else ""

    def _append(self, after: int) -> None:
        """Write the lines of the entries that are only in the log."""
        newest = self._newest().sequence
        if newest == after:
            return
        with self._database.reading() as connection:
            words = self._database.words.on(connection)
            asked = {"after": max(after, newest - _MOST)}
            read = partial(read_entry, words=words)
            entries = self._database.door.read(connection, LOG_ENTRY, _AFTER, read, asked)
        self._journal.extend([line_of(entry) for entry in entries])

    def _bring_back(self, after: int) -> int:
        found = list(_readable(self._journal.read().records))
        with self._database.writing() as connection:
            words = self._database.words.on(connection)
            entries = list(_following(connection, words, after, found))
            if not entries:
                return 0
            write_entries(connection, words, entries)
            write_events(connection, words, entries)
            lose_state(connection)
        self._database.state_lost = True
        answers = sum(isinstance(entry.record, Answered) for entry in entries)
        note_brought_back(answers)
        return answers


def _readable(lines: Iterable[bytes]) -> Iterator[LogEntry]:
    """Yield the entries up to a line that this program does not know how to read."""
    for line in lines:
        try:
            yield read_line(line)
        except DAMAGE:
            return


def _following(connection: Connection, words: WordsOn, after: int, entries: Iterable[LogEntry]) -> Iterable[LogEntry]:
    """Yield the entries that go on where the log ends, as long as each follows the one before it."""
    heads: dict[str, Head] = {}
    numbers = count(after + 1)
    expected = next(numbers)
    for entry in entries:
        if entry.sequence < expected:
            continue
        device = entry.record.device
        head = heads.get(device) or read_head(connection, words, device).chain
        if entry.sequence != expected or not holds(entry, head):
            return
        heads[device] = Head(entry.place, entry.hash)
        expected = next(numbers)
        yield entry


def write_events(connection: Connection, words: WordsOn, entries: Iterable[LogEntry]) -> None:
    """Write what the entries mean to each fact; an undo takes its answer's events away, a redo brings them back."""
    known: dict[ReviewId, LogEntry] = {}
    for entry in entries:
        known[entry.record.id] = entry
        match entry.record:
            case Answered():
                _add(connection, words, entry)
            case AnswerUndone(cancels=cancels):
                _drop(connection, words, _find(connection, words, known, cancels))
            case AnswerRedone(redoes=redoes):
                undo = _find(connection, words, known, redoes)
                if undo is not None and isinstance(undo.record, AnswerUndone):
                    _add(connection, words, _find(connection, words, known, undo.record.cancels))
            case ClockNoted() as note:
                redate(connection, note)
            case _:
                pass


def _add(connection: Connection, words: WordsOn, entry: LogEntry | None) -> None:
    if entry is not None and isinstance(entry.record, Answered):
        add_events(connection, words, entry.record.pack, events_of(entry.record, entry.sequence), entry.sequence)


def _drop(connection: Connection, words: WordsOn, entry: LogEntry | None) -> None:
    if entry is not None and isinstance(entry.record, Answered):
        facts = events_of(entry.record, entry.sequence)
        drop_events(connection, words, entry.record.pack, facts, entry.sequence)


def _find(
    connection: Connection, words: WordsOn, known: Mapping[ReviewId, LogEntry], wanted: ReviewId
) -> LogEntry | None:
    if wanted in known:
        return known[wanted]
    # From the newest entry backwards: what is looked for is among the last ones, and needs no index.
    statement = select(LOG_ENTRY).where(LOG_ENTRY.c.id == id_column(wanted)).order_by(LOG_ENTRY.c.sequence.desc())
    read = partial(read_entry, words=words)
    return next(iter(read_sound(connection, LOG_ENTRY, statement.limit(1), read)), None)
