"""When a backup is made, and by which thread: one of its own, so that no answer waits for it."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event
from typing import Final, NamedTuple

from sqlalchemy import func, select

from trainer.domain.clock import Moment
from trainer.domain.message import NOTHING, Message
from trainer.domain.problem import KnownProblem
from trainer.domain.progress_reporter import NO_PROGRESS, Cancelled, ProgressReporter
from trainer.domain.study_day import study_day
from trainer.log import note_problem
from trainer.storage.learner.backup.copy_database import TooBusy
from trainer.storage.learner.backup.restore_backup import put_back
from trainer.storage.learner.backup.second_folder import keep_also
from trainer.storage.learner.backup.write_backup import Order, write_backup
from trainer.storage.learner.backup_names import BackupName, known_backups, named_backups
from trainer.storage.learner.engine import Database
from trainer.storage.learner.preferences import SqlPreferences
from trainer.storage.learner.sqlite_faults import known_faults
from trainer.storage.learner.tables import LOG_ENTRY
from trainer.storage.worker_thread import WorkerThread
from trainer.study.ports import BackupInfo

ANSWERS: Final = 200
"""Entries after which a backup is made, whatever the time."""
LONGEST_MS: Final = 20 * 3_600_000
"""Without a backup while answers are given."""
_PAUSE_S: Final = 0.02
"""Left to the answers between portions of rows that are read back."""


_LAST: Final = select(func.max(LOG_ENTRY.c.sequence))


class BackupThread(WorkerThread):
    """Where backups are made beside the answers."""

    _name = "backup"


class _Running(NamedTuple):
    """A backup under way."""

    future: "Future[Message]"
    moment: Moment


class SqlBackups:
    """Implements `trainer.study.ports.Backups`; every method runs on the database thread.

    `reopened` is called after another file took the database's place and was opened, `oldest` at the end, with the
    sequence up to which the oldest backup holds the log. Without a `thread` everything is done at once.
    """

    def __init__(
        self,
        database: Database,
        reopened: Callable[[], None],
        oldest: Callable[[int], None] = lambda _: None,
        thread: WorkerThread | None = None,
    ) -> None:
        self._database = database
        self._folder = database.backups
        self._reopened = reopened
        self._oldest = oldest
        self._thread = thread
        self._stop = Event()
        self._running: _Running | None = None
        self._trouble: Message = NOTHING
        self._tried: tuple[Moment, int] | None = None
        """When, and at which entry, a backup failed last: it is not tried again with every answer."""
        self._begun_ms: int | None = None
        """When the last one was begun, or this run of the program, by the clock that nobody can set."""
        self._newest: list[BackupName] | None = None
        """The names of the backups, read once and again after each one that is made."""

    def make(self, utc_ms: int, watch: ProgressReporter = NO_PROGRESS) -> BackupInfo:
        """Write, read back, then rename. Raises a StorageProblem or Cancelled; then there is no new file at all.

        Where only the second folder fails, the backup is made and `trouble` says so.
        """
        self._collect(wait=True)
        return self._made(self._order(utc_ms), watch)

    def look_after(self, now: Moment, elapsed_ms: int, sequence: int) -> Message:
        """Begin a backup where one is due, by the clock's day or by the answers, after the entry `sequence`.

        `elapsed_ms` is of a clock that nobody can set: a wrong one may let two days look like one. Returns what went
        wrong with the one before, once; the answer itself is on disk, so nothing is raised for that.
        """
        try:
            trouble = self._collect(wait=self._is_another_day(now))
            if self._running is None and (self._is_long_ago(elapsed_ms) or self._is_due(now, sequence)):
                self._begun_ms = elapsed_ms
                trouble = self._begin(now, sequence) or trouble
        except KnownProblem as problem:
            note_problem(problem)
            self._tried = (now, sequence)
            return self._note(problem.sentence)
        return trouble

    def finish(self, now: Moment, watch: ProgressReporter = NO_PROGRESS) -> None:
        """Make the last backup before the end, where there is something new to keep; `watch` may call it off.

        Never raises for what a backup may meet: the record itself is on disk.
        """
        self.close()
        try:
            if self._last_sequence() > self._backed_up():
                self._made(self._order(now.utc_ms)._replace(quick=True), watch)
            self._note_oldest()
        except (KnownProblem, TooBusy) as problem:
            note_problem(problem)

    def close(self) -> None:
        """Call off what is under way, and wait until it has stopped."""
        self._stop.set()
        self._collect(wait=True)
        self._stop.clear()

    def known(self) -> tuple[BackupInfo, ...]:
        """Return the verified backups, newest first."""
        with known_faults(self._folder, self._folder):
            return known_backups(self._folder)

    @property
    def trouble(self) -> Message:
        """What went wrong with the newest backup, nothing where it was made."""
        return self._trouble

    def restore(self, backup: Path) -> None:
        """Put a backup in place of the database; the present file is set aside, never deleted."""
        self.close()
        self._database.close()
        try:
            put_back(backup, self._database.path)
        finally:
            self._database.open()
            self._reopened()

    # --- when --------------------------------------------------------------------------------------------------------

    def _is_due(self, now: Moment, sequence: int) -> bool:
        if self._tried is not None:
            tried, at = self._tried
            return sequence - at >= ANSWERS or not _same_day(tried.utc_ms, now)
        if sequence - self._backed_up() >= ANSWERS:
            return True
        today = any(_same_day(name.utc_ms, now) for name in self._names() if self._is_believed(name, now))
        return not today and sequence > 1

    def _is_believed(self, name: BackupName, now: Moment) -> bool:
        """Return whether a backup was made when it says: the clock was ahead where it has gone back since."""
        before = [now.utc_ms, *(one.utc_ms for one in self._names() if one.sequence > name.sequence)]
        return name.utc_ms <= min(before)

    def _backed_up(self) -> int:
        return max((name.sequence for name in self._names()), default=0)

    def _last_sequence(self) -> int:
        with self._database.reading() as connection:
            return int(connection.execute(_LAST).scalar() or 0)

    def _is_long_ago(self, elapsed_ms: int) -> bool:
        if self._begun_ms is None:
            self._begun_ms = elapsed_ms
        return elapsed_ms - self._begun_ms >= LONGEST_MS

    def _is_another_day(self, now: Moment) -> bool:
        return self._running is not None and not _same_day(self._running.moment.utc_ms, now)

    def _names(self) -> list[BackupName]:
        if self._newest is None:
            with known_faults(self._folder, self._folder):
                self._newest = [name for name, _ in named_backups(self._folder)]
        return self._newest

    # --- how ---------------------------------------------------------------------------------------------------------

    def _order(self, utc_ms: int) -> Order:
        return Order(self._database.path, self._folder, utc_ms)

    def _begin(self, now: Moment, sequence: int) -> Message | None:
        """Begin a backup; return what went wrong with it, where that is known at once."""
        self._tried = (now, sequence)
        if self._thread is None:
            return self._note(self._attempt(self._order(now.utc_ms), self._second(), NO_PROGRESS))
        order, second = self._order(now.utc_ms)._replace(pause=self._let_answers_pass), self._second()
        self._running = _Running(self._thread.submit(self._attempt, order, second, self._watch), now)
        return None

    def _attempt(self, order: Order, second: "_Second", watch: ProgressReporter) -> Message:
        """Make a backup; return what the learner must hear of it. Touches nothing of the database thread."""
        try:
            made = write_backup(order, watch)
            second.keep(made)
        except (Cancelled, TooBusy):
            return NOTHING
        except KnownProblem as problem:
            note_problem(problem)
            return problem.sentence
        return NOTHING

    def _made(self, order: Order, watch: ProgressReporter) -> BackupInfo:
        self._newest = None
        made = write_backup(order, watch)
        self._trouble, self._tried = NOTHING, None
        try:
            self._second().keep(made)
        except KnownProblem as problem:
            note_problem(problem)
            self._trouble = problem.sentence
        self._note_oldest()
        return made

    def _second(self) -> "_Second":
        chosen = SqlPreferences(self._database).read().second_folder
        return _Second(Path(chosen) if chosen else None)

    def _collect(self, *, wait: bool) -> Message:
        """Take what came of the backup under way; return what went wrong, once."""
        running = self._running
        if running is None or not (wait or running.future.done()):
            return NOTHING
        self._running = None
        return self._note(running.future.result())

    def _note(self, trouble: Message) -> Message:
        self._newest, self._trouble = None, trouble
        if not trouble.id:
            self._tried = None
        return trouble

    def _watch(self, share: float, doing: Message) -> None:  # noqa: ARG002 - a ProgressReporter that only stops
        if self._stop.is_set():
            raise Cancelled

    def _let_answers_pass(self) -> None:
        self._stop.wait(_PAUSE_S)

    def _note_oldest(self) -> None:
        oldest = min((name.sequence for name in self._names()), default=0)
        if oldest:
            self._oldest(oldest)


class _Second(NamedTuple):
    """Where this computer's copies go in the second folder, if there is one."""

    place: Path | None

    def keep(self, made: BackupInfo) -> None:
        """Copy a backup there. Raises SecondFolderFails."""
        if self.place is not None:
            keep_also(made.path, self.place, made.utc_ms)


def _same_day(utc_ms: int, now: Moment) -> bool:
    return study_day(now._replace(utc_ms=utc_ms)) == study_day(now)
