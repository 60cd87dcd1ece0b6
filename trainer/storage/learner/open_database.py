"""Opening the learner's data: the file is judged before it is touched, then everything stands on one connection."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from trainer.log import note_problem
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.answer_journal import AnswerJournal
from trainer.storage.learner.backup.backups import BackupThread, SqlBackups
from trainer.storage.learner.backup.before_migration import back_up_older
from trainer.storage.learner.backup.write_backup import UNFINISHED
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.engine import BUSY_MS, Database
from trainer.storage.learner.flags import SqlFlags
from trainer.storage.learner.integrity_check import IntegrityCheck
from trainer.storage.learner.journal import Journal
from trainer.storage.learner.judge_file import judge, roll_back
from trainer.storage.learner.layouts import SqlHomeLayouts
from trainer.storage.learner.preferences import SqlPreferences
from trainer.storage.learner.review_log import SqlReviewLog
from trainer.storage.learner.row_door import read_sound
from trainer.storage.learner.sqlite_faults import known_faults
from trainer.storage.learner.tables import DEVICE


@dataclass(frozen=True, slots=True)
class Storage:
    """Everything kept on disk, while it is open; used only on the database thread, where it was opened."""

    log: SqlReviewLog
    flags: SqlFlags
    preferences: SqlPreferences
    layouts: SqlHomeLayouts
    backups: SqlBackups
    integrity_check: IntegrityCheck
    device: str
    database: Database
    backup_thread: BackupThread | None = None

    def close(self) -> None:
        """Let go of the file; every answer is on disk already."""
        self.backups.close()
        if self.backup_thread is not None:
            self.backup_thread.close()
        self.database.close()


def open_storage(
    folder: DataFolder, new_id: Callable[[], str], *, busy_ms: int = BUSY_MS, beside: bool = True
) -> Storage:
    """Open or create the data in a prepared folder, on the database thread; backups are made `beside` it.

    Raises a StorageProblem; a file that is damaged, newer or another program's is then unchanged.
    """
    path = folder.database
    with known_faults(path, folder.backups):
        roll_back(path)
        judge(folder)
        _drop_unfinished(folder)
    database = Database(path, folder.backups, busy_ms=busy_ms, before_migration=back_up_older)
    try:
        database.open()
        journal = AnswerJournal(database, Journal(folder.journal))
        journal.join_at_start()
        log = SqlReviewLog(database, journal)
        integrity_check = IntegrityCheck(database, log, ended_badly=folder.ended_badly)

        thread = BackupThread() if beside else None

        def reopened() -> None:
            database.door.forget()
            journal.join_at_start()
            log.forget_head()
            integrity_check.start_over()

        database.returned = reopened
        return Storage(
            log=log,
            flags=SqlFlags(database),
            preferences=SqlPreferences(database),
            layouts=SqlHomeLayouts(database),
            backups=SqlBackups(database, reopened, journal.start_after, thread),
            integrity_check=integrity_check,
            device=_device(database, new_id),
            database=database,
            backup_thread=thread,
        )
    except BaseException:
        database.close()
        raise


def _drop_unfinished(folder: DataFolder) -> None:
    """Drop what a program that was ended has left of the work it was about."""
    journal = folder.joining.with_name(f"{folder.joining.name}-journal")
    parts = (folder.backups / name for name in UNFINISHED)
    for path in (folder.leaving, folder.incoming, folder.joining, journal, *parts):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _device(database: Database, new_id: Callable[[], str]) -> str:
    """Return who writes here; where the row is damaged, a new one, who begins a chain of its own."""
    try:
        with database.reading() as connection:
            found = read_sound(connection, DEVICE, select(DEVICE), lambda row: str(row["id"]))
    except problems.DamagedRow as problem:
        note_problem(problem)
        found = []
    if found:
        return found[0]
    made = new_id()
    with database.writing() as connection:
        connection.execute(delete(DEVICE))
        connection.execute(insert(DEVICE), with_crc({"one": 1, "id": made}))
    return made
