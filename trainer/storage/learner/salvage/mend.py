"""Mending the record: what would come back, told in numbers, and then the doing of it.

A new file is put together beside the present one, checked whole, and takes its place; the present one is set aside.
Nothing that was answered since is left out: the file itself, broken as it may be, is the first source.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete, insert

from trainer.domain.message import Message, message
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry, ReviewId
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.durable_files import sync_file
from trainer.storage.learner.backup.restore_backup import swap_in
from trainer.storage.learner.backup_names import named_backups
from trainer.storage.learner.commit import write_entries
from trainer.storage.learner.derived_state import lose_state
from trainer.storage.learner.engine import Database
from trainer.storage.learner.events_anew import make_events_anew
from trainer.storage.learner.file_header import Header, read_header
from trainer.storage.learner.journal import Journal
from trainer.storage.learner.judge_file import refuse_strangers, roll_back
from trainer.storage.learner.notes import NOTES
from trainer.storage.learner.own_values import odd_rows
from trainer.storage.learner.raw_file import RawFile, can_be_read
from trainer.storage.learner.review_log import SqlReviewLog
from trainer.storage.learner.salvage.choosing import Choosing, Chosen
from trainer.storage.learner.salvage.sources import BackupSource, FileSource, JournalSource, Source
from trainer.storage.learner.sqlite_faults import known_faults
from trainer.storage.learner.tables import DEVICE, PACK_LAYOUT, PREFERENCE, QUESTION_FLAG
from trainer.study.remedy import Remedy

_AT_ONCE: Final = 1000
_LATE_ONES: Final = 5000
_PUT_TOGETHER, _READ_BACK = 0.6, 0.95
"""Shares of the work that are done when reading back and swapping begin."""
_CARRIED: Final = (PREFERENCE, QUESTION_FLAG, PACK_LAYOUT)
_LOOKING: Final = message("Looking at what is sound.")
_WRITING: Final = message("Putting the record together.")
_READING_BACK: Final = message("Reading it back.")
_SWAPPING: Final = message("Putting it in place.")


class _Parts:
    """Everything a record can be put together from."""

    def __init__(self, folder: DataFolder, open_: ExitStack) -> None:
        self.file = _file(folder.database, open_)
        self.journal = JournalSource(Journal(folder.journal))
        self.paths = [path for _, path in named_backups(folder.backups)]
        self.backups = open_.enter_context(BackupSource(self.paths))
        sources: list[Source] = [self.journal] if self.file is None else [FileSource(self.file), self.journal]
        self.choosing = Choosing(sources, self.backups)
        self.counts = dict.fromkeys(range(-1, 2), 0)
        self._shift = 0 if self.file is not None else 1
        self._came_from: dict[ReviewId, int] = {}
        self.answers = 0
        self.linked_anew = False
        self.all_from_file = self.file is not None

    def entries(self, watch: ProgressReporter, doing: Message) -> Iterator[LogEntry]:
        """Yield the log, and count where its answers come from."""
        watch(0.0, doing)
        for number, chosen in enumerate(self.choosing, start=1):
            if number % _AT_ONCE == 0:
                watch(_PUT_TOGETHER * number / self.choosing.reach, doing)
            self._count(chosen)
            yield chosen.entry

    def _count(self, chosen: Chosen) -> None:
        self.linked_anew |= chosen.linked_anew
        self.all_from_file &= not chosen.source
        source = min(chosen.source + self._shift, 2) - 1
        match chosen.entry.record:
            case Answered(id=review):
                self._note(review, source, 1)
            case AnswerUndone(id=undo, cancels=review):
                self._note(undo, self._note(review, source, -1), 0)
            case AnswerRedone(redoes=undo):
                self._note(undo, source, 1)
            case _:
                pass

    def _note(self, review: ReviewId, source: int, worth: int) -> int:
        """Count an answer, or its undo, where the answer came from, and return that; an undo is about a late one."""
        source = self._came_from.pop(review, source)
        self._came_from[review] = source
        if len(self._came_from) > _LATE_ONES:
            del self._came_from[next(iter(self._came_from))]
        self.answers += worth
        self.counts[source] += worth
        return source

    def remedy(self) -> Remedy:
        """Return what was counted; only after the last entry."""
        from_file, from_journal, from_backup = (self.counts[one] for one in (-1, 0, 1))
        return Remedy(
            answers=self.answers,
            from_file=from_file,
            from_journal=from_journal,
            from_backup=from_backup,
            lost=self.choosing.lost,
            file_is_sound=self.file is not None and self.file.whole and self.all_from_file and not self.linked_anew,
            backups=len(self.paths),
        )


def find_remedy(folder: DataFolder, watch: ProgressReporter = NO_PROGRESS) -> Remedy:
    """Return what mending would bring back and what is lost; changes nothing.

    The database must not be open. Raises a StorageProblem where the file is not for this program to touch.
    """
    with known_faults(folder.database, folder.backups), ExitStack() as open_:
        _refuse_strangers(folder.database)
        roll_back(folder.database)
        parts = _Parts(folder, open_)
        for _ in parts.entries(watch, _LOOKING):
            pass
        _look_at_the_rest(parts.file)
        return parts.remedy()


def mend(folder: DataFolder, watch: ProgressReporter = NO_PROGRESS) -> Remedy:
    """Put a sound record in place of the present file, which is set aside; return what came back.

    The database must not be open. Raises a StorageProblem, or Cancelled; then the present file is as it was.
    """
    fresh = folder.database.with_name(f"{folder.database.name}.mending")
    with known_faults(folder.database, folder.backups), ExitStack() as left:
        _refuse_strangers(folder.database)
        roll_back(folder.database)
        left.callback(_clear, fresh)
        _clear(fresh)
        with ExitStack() as open_:
            parts = _Parts(folder, open_)
            database = Database(fresh, folder.backups)
            open_.callback(database.close)
            _write(database, parts, watch)
            watch(_PUT_TOGETHER, _READING_BACK)
            _read_back(database)
        watch(_READ_BACK, _SWAPPING)
        sync_file(fresh)
        if parts.linked_anew or parts.journal.damaged:
            # Its lines are in the new file; a new journal begins with those.
            Journal(folder.journal).set_aside()
        swap_in(fresh, folder.database)
        return parts.remedy()


def _file(path: Path, open_: ExitStack) -> RawFile | None:
    return open_.enter_context(RawFile(path)) if can_be_read(path) else None


def _refuse_strangers(path: Path) -> None:
    header = read_header(path)
    if isinstance(header, Header):
        refuse_strangers(path, header)


def _look_at_the_rest(file: RawFile | None) -> None:
    """Read what mending would carry over, so that it is known whether all of it is sound."""
    if file is not None:
        for table in (*_CARRIED, DEVICE):
            file.table(table.name)


def _write(database: Database, parts: _Parts, watch: ProgressReporter) -> None:
    database.open()
    entries = parts.entries(watch, _WRITING)
    while chunk := list(islice(entries, _AT_ONCE)):
        with database.writing() as connection:
            write_entries(connection, database.words.on(connection), chunk)
    make_events_anew(database)
    with database.writing() as connection:
        for table in _CARRIED:
            rows = list(_carried(parts, table.name))
            if rows:
                connection.execute(insert(table).prefix_with("OR IGNORE"), rows)
        device = _device(parts)
        if device is not None:
            connection.execute(insert(DEVICE), device)
        # How far a check was is about the old file, where words have other numbers.
        connection.execute(delete(PREFERENCE).where(PREFERENCE.c.name.in_(NOTES)))
        lose_state(connection)


def _carried(parts: _Parts, table: str) -> Iterable[dict[str, Any]]:
    """Yield the rows of the file, and behind them, where they are not all there, those of the newest sound backup."""
    rows = [] if parts.file is None else parts.file.table(table)
    yield from map(dict, rows)
    if parts.file is None or not parts.file.whole:
        parts.backups.newest()
        for backup in parts.backups.opened[:1]:
            yield from map(dict, backup.file.table(table))


def _device(parts: _Parts) -> dict[str, Any] | None:
    """Return the row that says who writes here; none where entries are lost: theirs would be the next one's place."""
    if parts.choosing.lost:
        return None
    rows = list(_carried(parts, DEVICE.name))
    return rows[0] if rows else None


def _read_back(database: Database) -> None:
    if SqlReviewLog(database).verify_chain() is not None or any(map(any, odd_rows(database, PREFERENCE))):
        raise problems.fault(database.path)


def _clear(fresh: Path) -> None:
    for companion in ("", "-journal"):
        fresh.with_name(fresh.name + companion).unlink(missing_ok=True)
