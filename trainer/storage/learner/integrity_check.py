"""Once a week everything is read: every row against its indexes, every link of the log's chain; in short pieces."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from trainer.domain.study_day import StudyDay
from trainer.storage import problems
from trainer.storage.learner.backup_names import newest_backup
from trainer.storage.learner.chain_check import checked
from trainer.storage.learner.engine import Database
from trainer.storage.learner.review_log import SqlReviewLog
from trainer.storage.learner.tables import ALL_TABLES, PREFERENCE

EVERY_DAYS: Final = 7
ROWS_A_PIECE: Final = 500
_NAME: Final = "last_integrity_check"
_LAST: Final = select(PREFERENCE.c.value).where(PREFERENCE.c.name == _NAME)
_PUT: Final = insert(PREFERENCE)
_NOTE: Final = _PUT.on_conflict_do_update(index_elements=["name"], set_={"value": _PUT.excluded["value"]})


class IntegrityCheck:
    """One check a start at most, on the database thread; answers go on between its pieces."""

    def __init__(self, database: Database, log: SqlReviewLog) -> None:
        self._database = database
        self._log = log
        self._pieces: Iterator[None] | None = None

    def go_on(self, today: StudyDay) -> bool:
        """Do one piece, if a check is due; return whether there is more to do.

        Raises a StorageProblem where the file is damaged or was changed by another hand; the next start checks again.
        """
        if self._pieces is None:
            self._pieces = self._whole(today)
        try:
            next(self._pieces)
        except StopIteration:
            return False
        return True

    def start_over(self) -> None:
        """Forget how far the check is: another file stands in the database's place."""
        self._pieces = None

    def _whole(self, today: StudyDay) -> Iterator[None]:
        last = self._last()
        if last is not None and 0 <= today - last < EVERY_DAYS:
            return
        for table in ALL_TABLES:
            self._check_rows(table.name)
            yield
        for number, holds in enumerate(checked(self._log.rows(), self._database.words), start=1):
            if not holds:
                raise self._damaged()
            if number % ROWS_A_PIECE == 0:
                yield
        self._note(today)

    def _check_rows(self, table: str) -> None:
        # Opening has checked the pages; this compares the indexes with the rows, which takes longer.
        with self._database.reading() as connection:
            verdict = connection.exec_driver_sql(f"PRAGMA integrity_check('{table}')").scalars().first()
        if verdict != "ok":
            raise self._damaged()

    def _damaged(self) -> problems.StorageProblem:
        return problems.damaged(self._database.path, newest_backup(self._database.backups))

    def _last(self) -> StudyDay | None:
        with self._database.reading() as connection:
            value = connection.execute(_LAST).scalar()
        return StudyDay(int(value)) if value is not None and value.isdecimal() else None

    def _note(self, today: StudyDay) -> None:
        with self._database.writing() as connection:
            connection.execute(_NOTE, {"name": _NAME, "value": str(today)})
