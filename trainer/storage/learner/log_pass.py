"""One pass over the log for the check: each row against the chain, and all that the answers mean against their events.

How far it got is a line of JSON, so that the next start goes on there.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import func, select

from trainer.domain.hash_chain import EMPTY, Head
from trainer.domain.log_records import ClockNoted
from trainer.domain.review import AnswerRedone, AnswerUndone, LogEntry, ReviewId
from trainer.storage.learner.chain_check import ChainCheck
from trainer.storage.learner.commit import newest_sequence
from trainer.storage.learner.engine import Database
from trainer.storage.learner.events_anew import Standing, read_standing
from trainer.storage.learner.log_rows import read_entry
from trainer.storage.learner.review_log import SqlReviewLog
from trainer.storage.learner.row_door import DAMAGE, OddRow, Row
from trainer.storage.learner.tables import FACT_EVENT, LOG_ENTRY

_SUMS: Final = select(func.count(), *(func.sum(column) for column in FACT_EVENT.columns))
_NAMES: Final = tuple(column.name for column in FACT_EVENT.columns)


class LogPass:
    """Looks at the log row by row; `odd` are those that are not as they were written."""

    def __init__(self, database: Database, log: SqlReviewLog, kept: str | None) -> None:
        self._database = database
        self._log = log
        self.odd: list[OddRow] = []
        self._comparable = True
        self._agrees = True
        told = _told(kept)
        with database.reading() as connection:
            self._until: int = newest_sequence(connection) if told is None else told["until"]
            self._standing: Standing = read_standing(connection, database, self._until)
        self._sums = [0] * (1 + len(_NAMES)) if told is None else told["sums"]
        known = {} if told is None else told["heads"]
        heads = defaultdict(lambda: EMPTY, {int(device): Head(*head) for device, head in known.items()})
        self.chain = ChainCheck(database.words, 0 if told is None else told["sequence"], heads)

    def rows(self) -> Iterable[Row]:
        """Yield the rows that are still to be looked at."""
        return self._log.rows(self.chain.sequence)

    def look_at(self, row: Row) -> None:
        """Take the next row in."""
        sequence = row["sequence"]
        if not self.chain.holds(row):
            # What the file says of the rest is still to be known.
            self.chain.sequence = sequence
            self.odd.append(OddRow(LOG_ENTRY.name, str(sequence)))
            return
        try:
            self._count(read_entry(row, self._database.words))
        except DAMAGE:
            # The row holds, so it is an event's word that is not in the table.
            self._agrees = False

    def events_agree(self) -> bool:
        """Return whether the stored events are those of the log; only after the last row."""
        if self.odd or not self._comparable:
            return True
        with self._database.reading() as connection:
            stored = connection.execute(_SUMS).one()
        return self._agrees and [value or 0 for value in stored] == self._sums

    def to_text(self) -> str | None:
        """Return how far it got; None where the next one has to begin at the beginning."""
        if self.odd or not (self._comparable and self._agrees):
            return None
        heads = {str(device): list(head) for device, head in self.chain.heads.items()}
        kept = {"until": self._until, "sequence": self.chain.sequence, "sums": self._sums, "heads": heads}
        return json.dumps(kept, separators=(",", ":"))

    def _count(self, entry: LogEntry) -> None:
        for row in self._standing.rows(entry, self._database.words):
            self._add(row, 1)
        if entry.sequence > self._until:
            self._count_change(entry)

    def _count_change(self, entry: LogEntry) -> None:
        """Take in what was said about an answer after the pass began."""
        match entry.record:
            case AnswerUndone(cancels=cancels):
                self._add_answer(cancels, -1)
            case AnswerRedone(redoes=redoes):
                undo = self._log.entry(redoes)
                if undo is not None and isinstance(undo.record, AnswerUndone):
                    self._add_answer(undo.record.cancels, 1)
            case ClockNoted():
                self._comparable = False
            case _:
                pass

    def _add_answer(self, review: ReviewId, sign: int) -> None:
        entry = self._log.entry(review)
        if entry is not None:
            for row in self._standing.rows_if_it_stood(entry, self._database.words):
                self._add(row, sign)

    def _add(self, row: Mapping[str, Any], sign: int) -> None:
        self._sums[0] += sign
        for place, value in enumerate(map(row.__getitem__, _NAMES), start=1):
            self._sums[place] += sign * (value or 0)


def _told(kept: str | None) -> dict[str, Any] | None:
    """Return what an earlier pass kept; None where that makes no sense."""
    try:
        told = None if kept is None else json.loads(kept)
        if told is None or len(told["sums"]) != 1 + len(_NAMES):
            return None
        whole = [told["until"], told["sequence"], *told["sums"]]
        return told if all(isinstance(one, int) for one in whole) and isinstance(told["heads"], dict) else None
    except DAMAGE:
        return None
