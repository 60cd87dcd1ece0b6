"""Once a week, and after an unclean end, everything is read: rows against indexes, check values, the log's chain.

It goes in short pieces, remembers how far it got, and mends by itself whatever the log gives back: indexes, events, the
derived state, the shapes of packs. Of the rest it says which rows are damaged; the log is never changed.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError

from trainer.domain.study_day import StudyDay
from trainer.log import note_mended
from trainer.storage import problems
from trainer.storage.learner.backup_names import newest_backup
from trainer.storage.learner.derived_state import STATE, lose_state
from trainer.storage.learner.engine import Database
from trainer.storage.learner.events_anew import make_events_anew
from trainer.storage.learner.log_pass import LogPass
from trainer.storage.learner.migrations import empty_anew
from trainer.storage.learner.notes import CHECKED_SO_FAR, LAST_CHECK, NOTES, keep_note, read_note
from trainer.storage.learner.own_values import MADE_ANEW, OWN, odd_rows
from trainer.storage.learner.review_log import SqlReviewLog
from trainer.storage.learner.row_door import OddRow
from trainer.storage.learner.tables import ALL_TABLES, FACT_EVENT, PREFERENCE
from trainer.storage.problems import DamagedRow

EVERY_DAYS: Final = 7
ROWS_A_PIECE: Final = 500
PIECES_A_NOTE: Final = 10
"""How far it got is written down after so many pieces."""


class Checked(NamedTuple):
    """What a check that came to its end has found."""

    odd: tuple[OddRow, ...]
    """Rows that only mending the file puts right."""
    mended: tuple[str, ...]
    """Tables that were made anew from the log."""


class IntegrityCheck:
    """One check a start at most, on the database thread; answers go on between its pieces."""

    def __init__(self, database: Database, log: SqlReviewLog, *, ended_badly: bool = False) -> None:
        self._database = database
        self._log = log
        self._ended_badly = ended_badly
        self._pieces: Iterator[None] | None = None
        self._odd: dict[OddRow, None] = {}
        self._mended: dict[str, None] = {}

    @property
    def checked(self) -> Checked:
        """What was found so far."""
        return Checked((*self._odd,), (*self._mended,))

    def go_on(self, today: StudyDay) -> bool:
        """Do one piece, if a check is due; return whether there is more to do.

        Raises DamagedRow at its end where rows are damaged that the log does not give back, another StorageProblem
        where the file is; the next start checks again.
        """
        if self._pieces is None:
            self._pieces = self._whole(today) if self._is_due(today) else iter(())
        try:
            next(self._pieces)
        except StopIteration:
            return False
        return True

    def check_all(self, today: StudyDay) -> Checked:
        """Check everything now, due or not, and return what was found. Raises a StorageProblem where it cannot."""
        self.start_over()
        try:
            for _ in self._whole(today):
                pass
        except DamagedRow:
            # Told by the result, with all the others.
            pass
        return self.checked

    def start_over(self) -> None:
        """Forget how far the check is: another file stands in the database's place."""
        self._pieces = None
        self._odd.clear()
        self._mended.clear()

    def _is_due(self, today: StudyDay) -> bool:
        if self._ended_badly or self._database.door.set_aside or read_note(self._database, CHECKED_SO_FAR) is not None:
            return True
        last = read_note(self._database, LAST_CHECK)
        return not (last is not None and last.isdecimal() and 0 <= today - int(last) < EVERY_DAYS)

    def _whole(self, today: StudyDay) -> Iterator[None]:
        for table in ALL_TABLES:
            self._check_pages(table)
            yield
        yield from self._check_own_values()
        yield from self._check_log()
        self._end(today)

    def _check_pages(self, table: Table) -> None:
        # Opening has checked the pages; this compares the indexes with the rows, which takes longer.
        if self._verdict(table.name) == "ok":
            return
        if self._indexed_anew(table.name):
            self._note_mended(table.name)
        elif table in MADE_ANEW:
            self._make_anew(table)
        if self._verdict(table.name) != "ok":
            raise problems.damaged(self._database.path, newest_backup(self._database.backups))

    def _indexed_anew(self, table: str) -> bool:
        """Return whether the indexes could be made from the rows; not where two rows now have one key."""
        try:
            with self._database.writing() as connection:
                connection.exec_driver_sql(f"REINDEX {table}")
        except IntegrityError:
            return False
        return True

    def _verdict(self, table: str) -> str:
        with self._database.reading() as connection:
            return str(connection.exec_driver_sql(f"PRAGMA integrity_check('{table}')").scalars().first())

    def _check_own_values(self) -> Iterator[None]:
        for table in (*MADE_ANEW, *OWN):
            for odd in odd_rows(self._database, table):
                if odd and table in MADE_ANEW:
                    self._make_anew(table)
                else:
                    self._note_odd(odd)
                yield

    def _note_odd(self, odd: Sequence[OddRow]) -> None:
        for one in odd:
            if one.table == PREFERENCE.name and one.key in NOTES:
                keep_note(self._database, one.key, None)
            else:
                self._odd[one] = None

    def _make_anew(self, table: Table) -> None:
        with self._database.writing() as connection:
            if table in STATE:
                lose_state(connection)
            else:
                empty_anew(connection, table.name)
        self._database.state_lost |= table in STATE
        self._note_mended(table.name)

    def _check_log(self) -> Iterator[None]:
        so_far = LogPass(self._database, self._log, read_note(self._database, CHECKED_SO_FAR))
        for number, row in enumerate(so_far.rows(), start=1):
            so_far.look_at(row)
            if number % ROWS_A_PIECE == 0:
                if number % (ROWS_A_PIECE * PIECES_A_NOTE) == 0:
                    keep_note(self._database, CHECKED_SO_FAR, so_far.to_text())
                yield
        for one in so_far.odd:
            self._odd[one] = None
        if not so_far.events_agree():
            make_events_anew(self._database)
            self._note_mended(FACT_EVENT.name)
            self._make_anew(STATE[0])

    def _end(self, today: StudyDay) -> None:
        keep_note(self._database, CHECKED_SO_FAR, None)
        self._ended_badly = False
        if self._odd:
            first = next(iter(self._odd))
            raise problems.damaged_rows(first.table, first.key, len(self._odd))
        self._database.door.forget()
        keep_note(self._database, LAST_CHECK, str(today))

    def _note_mended(self, table: str) -> None:
        self._mended[table] = None
        note_mended(table)
