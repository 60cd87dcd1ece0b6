"""Bugs, planted one at a time: a simulation that does not find them proves nothing."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from trainer.domain import study_day as days
from trainer.domain.hash_chain import EMPTY, entry_of
from trainer.domain.review import LogEntry, LogRecord
from trainer.storage.learner import answer_journal, journal, review_log
from trainer.storage.learner.answer_journal import AnswerJournal
from trainer.storage.learner.backup import backups, write_backup
from trainer.storage.learner.backup.backups import SqlBackups
from trainer.storage.learner.commit import LogHead
from trainer.storage.problems import DiskFull
from trainer.study import learner_state_store

Plant = Callable[[pytest.MonkeyPatch], None]


def wrong_clock_stops_backups(patch: pytest.MonkeyPatch) -> None:
    """Let a backup of the future stand for every day up to then; the end relies on it, too."""

    def is_due(self: SqlBackups, now: Any, _sequence: int) -> bool:
        return not any(name.utc_ms >= now.utc_ms for name in self._names())

    patch.setattr(SqlBackups, "_is_due", is_due)
    patch.setattr(SqlBackups, "_is_long_ago", lambda _self, _elapsed_ms: False)
    patch.setattr(SqlBackups, "_last_sequence", lambda _: 0)


def wrong_clock_binds_the_day(patch: pytest.MonkeyPatch) -> None:
    """Let the day never go back, however far ahead the log is."""

    def bounded(moment: Any, not_before: Any = None) -> Any:
        day = days.study_day(moment)
        return day if not_before is None else max(day, not_before)

    patch.setattr(learner_state_store, "study_day", bounded)


def backup_keeps_the_damage(patch: pytest.MonkeyPatch) -> None:
    """Compare a copy with nothing but itself, and call it whole."""
    patch.setattr(write_backup, "first_broken_after", lambda *_: None)
    patch.setattr(write_backup, "is_sound", lambda _: True)


def journal_is_not_written(patch: pytest.MonkeyPatch) -> None:
    """Write no journal: a lost database then loses all since the backup."""
    patch.setattr(AnswerJournal, "note", lambda _self, _entry: None)
    patch.setattr(AnswerJournal, "_append", lambda _self, _after: None)


def journal_is_not_joined(patch: pytest.MonkeyPatch) -> None:
    """Leave in the journal what only the journal has."""
    patch.setattr(AnswerJournal, "_bring_back", lambda _self, _after: 0)


def journal_goes_too_early(patch: pytest.MonkeyPatch) -> None:
    """Cut the journal at the newest entry, whatever the oldest backup holds."""
    really = AnswerJournal.start_after

    def start_after(self: AnswerJournal, _sequence: int) -> None:
        really(self, self._newest().sequence + 1)

    patch.setattr(AnswerJournal, "start_after", start_after)


def full_disk_is_passed_over(patch: pytest.MonkeyPatch) -> None:
    """Count an answer as kept although nothing could be written."""
    really = review_log.commit_entry

    def commit_entry(database: Any, record: LogRecord, head: LogHead | None, write: Any) -> LogEntry:
        try:
            return really(database, record, head, write)
        except DiskFull:
            return entry_of(record, 0 if head is None else head.sequence + 1, EMPTY if head is None else head.chain)

    patch.setattr(review_log, "commit_entry", commit_entry)


def undo_forgets_the_events(patch: pytest.MonkeyPatch) -> None:
    """Let an undone answer go on counting."""
    patch.setattr(review_log, "drop_events", lambda *_: None)


def redone_answer_is_doubled(patch: pytest.MonkeyPatch) -> None:
    """Bring the journal's newest entry back once more although the log has it."""
    really = AnswerJournal._newest

    def newest(self: AnswerJournal) -> Any:
        mark = really(self)
        return mark._replace(sequence=max(mark.sequence - 1, 0))

    patch.setattr(AnswerJournal, "_newest", newest)
    patch.setattr(answer_journal, "_following", lambda _connection, _words, after, entries: list(entries)[after:])


def newest_backup_is_thinned_out(patch: pytest.MonkeyPatch) -> None:
    """Keep the oldest, drop the newest."""

    def to_keep(known: Any, _now_ms: int) -> Any:
        return frozenset(sorted(known)[:5])

    patch.setattr(write_backup, "to_keep", to_keep)


def end_keeps_nothing(patch: pytest.MonkeyPatch) -> None:
    """Neither the day nor the end makes a backup."""
    patch.setattr(backups, "write_backup", _refuses)


def _refuses(*_: Any) -> Any:
    raise backups.TooBusy


def torn_line_hides_the_next(patch: pytest.MonkeyPatch) -> None:
    """Close no line off that a kill has torn: the next answer becomes part of it."""
    patch.setattr(journal, "_ends_whole", lambda _: True)


BUGS: Mapping[str, Plant] = {
    plant.__name__: plant
    for plant in (
        wrong_clock_stops_backups,
        wrong_clock_binds_the_day,
        backup_keeps_the_damage,
        journal_is_not_written,
        journal_is_not_joined,
        journal_goes_too_early,
        full_disk_is_passed_over,
        undo_forgets_the_events,
        redone_answer_is_doubled,
        newest_backup_is_thinned_out,
        end_keeps_nothing,
        torn_line_hides_the_next,
    )
}
