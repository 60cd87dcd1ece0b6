"""The ports of `study` in memory, and a clock that is set by hand; as the contracts say, without a disk."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from trainer.domain.clock import Moment
from trainer.domain.learner import FactEvent
from trainer.domain.log_records import AssignmentOpened, ClockNoted, ForecastSaid, HandedIn, NoticeAcknowledged
from trainer.domain.message import NOTHING, Message
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.question import ShowingId
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry, LogRecord, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.storage.learner.put_aside import still_aside
from trainer.study.ports import NEXT_SEQUENCE, BackupInfo, LearnerState, Noted, StateChanges, Undone

MS_AN_HOUR = 3_600_000
MS_A_DAY = 24 * MS_AN_HOUR


class HandClock:
    """A clock that moves only when told to."""

    def __init__(self, utc_ms: int = 20_000 * MS_A_DAY + 3 * MS_AN_HOUR, offset_minutes: int = 540) -> None:
        """Start at noon in Japan on study day 20,000."""
        self.utc_ms = utc_ms
        self.offset_minutes = offset_minutes

    def now(self) -> Moment:
        """Return the moment set."""
        return Moment(self.utc_ms, self.offset_minutes)

    def elapsed_ms(self) -> int:
        """Return the same clock."""
        return self.utc_ms

    def pass_ms(self, milliseconds: int) -> None:
        """Move on."""
        self.utc_ms += milliseconds

    def pass_days(self, days: int) -> None:
        """Move on by whole days."""
        self.utc_ms += days * MS_A_DAY


class MemoryReviewLog:
    """The review log as lists and dicts."""

    def __init__(self) -> None:
        self.entries: list[LogEntry] = []
        self.history: dict[FactId, list[FactEvent]] = {}
        self.cancelled: set[ReviewId] = set()
        self._undone: set[int] = set()
        self.stored = LearnerState({}, {}, {})

    def append(self, answered: Answered, events: Mapping[FactId, FactEvent], changes: StateChanges) -> LogEntry:
        """Keep an answer."""
        entry = self._entry(answered)
        for fact, event in events.items():
            self.history.setdefault(fact, []).append(event._replace(sequence=entry.sequence))
        self._change(changes, entry.sequence)
        return entry

    def cancel(self, cancelled: AnswerUndone, changes: StateChanges) -> LogEntry:
        """Keep an undo."""
        entry = self._entry(cancelled)
        self.cancelled.add(cancelled.cancels)
        self._undone |= {one.sequence for one in self.entries if one.record.id == cancelled.cancels}
        self._change(changes, entry.sequence)
        return entry

    def redo(self, redone: AnswerRedone, events: Mapping[FactId, FactEvent], changes: StateChanges) -> LogEntry:
        """Keep a redo."""
        undo = self.entry(redone.redoes)
        assert undo is not None
        assert isinstance(undo.record, AnswerUndone)
        answer = self.entry(undo.record.cancels)
        assert answer is not None
        self.cancelled.discard(answer.record.id)
        self._undone.discard(answer.sequence)
        self._change(changes, answer.sequence)
        return self._entry(redone)

    def undone(self, pack: PackId) -> tuple[Undone, ...]:
        """Return what was taken back since the newest answer."""
        found, redone = list[Undone](), set[ReviewId]()
        for one in reversed(self.entries):
            if isinstance(one.record, Answered):
                break
            if isinstance(one.record, AnswerRedone):
                redone.add(one.record.redoes)
            if isinstance(one.record, AnswerUndone) and one.record.id not in redone:
                answer = self.entry(one.record.cancels)
                assert answer is not None
                found.append(Undone(one, answer))
        return tuple(reversed(found))

    def note(self, record: LogRecord) -> LogEntry:
        """Keep another record."""
        return self._entry(record)

    def notes_of(self, pack: PackId, kind: type[Noted]) -> tuple[Noted, ...]:
        """Return the records of one kind."""
        return tuple(one.record for one in self.entries if isinstance(one.record, kind))

    def of_assignments(self) -> tuple[LogRecord, ...]:
        """Return what was opened, acknowledged and handed in."""
        kinds = (AssignmentOpened, NoticeAcknowledged, HandedIn)
        return tuple(one.record for one in self.entries if isinstance(one.record, kinds))

    def of_registration(self, registration: str) -> tuple[LogRecord, ...]:
        """Return the records of one registration."""
        linked = (one.record for one in self.entries if one.record.link is not None)
        return tuple(one for one in linked if one.link is not None and one.link.registration == registration)

    def stands(self, answer: ReviewId) -> bool:
        """Return whether an answer stands."""
        return any(one.record.id == answer and self._counts(one) for one in self.entries)

    def redate(self, note: ClockNoted) -> LogEntry:
        """Keep a clock note, and put the answers it speaks of on their true day."""
        false = {one.sequence for one in self.entries if self._is_of(one, note.false_day)}
        self.entries = [
            replace(one, record=replace(one.record, study_day=note.true_day)) if one.sequence in false else one
            for one in self.entries
        ]
        for fact, events in self.history.items():
            self.history[fact] = [
                event._replace(study_day=note.true_day) if event.sequence in false else event for event in events
            ]
        return self._entry(note)

    def state(self, pack: PackId) -> LearnerState:
        """Return a copy of the stored state."""
        return LearnerState(
            dict(self.stored.facts),
            dict(self.stored.confusions),
            dict(self.stored.questions),
            self.stored.ability_snapshot,
        )

    def of_day(self, pack: PackId, day: StudyDay) -> tuple[LogEntry, ...]:
        """Return the day's answers."""
        return tuple(one for one in self.entries if self._counts(one) and one.record.study_day == day)

    def events(self, pack: PackId, facts: Iterable[FactId]) -> Mapping[FactId, tuple[FactEvent, ...]]:
        """Return each fact's events."""
        return {fact: tuple(e for e in self.history.get(fact, ()) if e.sequence not in self._undone) for fact in facts}

    def question_history(self, pack: PackId, question: ShowingId) -> tuple[tuple[int, StudyDay], ...]:
        """Return when a question was answered."""
        counting = ((one.sequence, one.record) for one in self.entries if self._counts(one))
        return tuple(
            (sequence, record.study_day)
            for sequence, record in counting
            if isinstance(record, Answered) and record.showing == question
        )

    def entry(self, review: ReviewId) -> LogEntry | None:
        """Return one entry."""
        return next((one for one in self.entries if one.record.id == review), None)

    def latest_day(self) -> StudyDay | None:
        """Return the latest study day."""
        return max((one.record.study_day for one in self.entries if self._counts(one)), default=None)

    def days_after(self, pack: PackId, day: StudyDay) -> tuple[StudyDay, ...]:
        """Return the later days of answers."""
        days = {one.record.study_day for one in self.entries if isinstance(one.record, Answered)}
        return tuple(sorted(one for one in days if one > day))

    def forecasts_said(self, pack: PackId, since: StudyDay) -> tuple[ForecastSaid, ...]:
        """Return the forecasts for days from `since` on."""
        records = (one.record for one in self.entries)
        return tuple(one for one in records if isinstance(one, ForecastSaid) and one.for_day >= since)

    def put_aside(self, pack: PackId) -> frozenset[FactId]:
        """Return what was put aside and not brought back."""
        return still_aside(one.record for one in self.entries)

    def study_days(self, pack: PackId) -> tuple[StudyDay, ...]:
        """Return the days with an answer."""
        return tuple(sorted({one.record.study_day for one in self.entries if self._counts(one)}))

    def replay(self, pack: PackId) -> Iterator[LogEntry]:
        """Yield everything."""
        yield from self.entries

    def replace_state(self, pack: PackId, state: LearnerState) -> None:
        """Store a rebuilt state."""
        self.stored = state

    def lost_state(self) -> bool:
        """Lose nothing."""
        return False

    def answers(self) -> list[Answered]:
        """Return the answers that are not cancelled."""
        return [one.record for one in self.entries if isinstance(one.record, Answered) and self._counts(one)]

    @staticmethod
    def _is_of(entry: LogEntry, day: StudyDay) -> bool:
        return isinstance(entry.record, Answered) and entry.record.study_day == day

    def _counts(self, entry: LogEntry) -> bool:
        return isinstance(entry.record, Answered) and entry.record.id not in self.cancelled

    def _entry(self, record: LogRecord) -> LogEntry:
        entry = LogEntry(len(self.entries) + 1, len(self.entries) + 1, 1, "", record)
        self.entries.append(entry)
        return entry

    def _change(self, changes: StateChanges, sequence: int) -> None:
        state = self.state(PackId(""))
        facts, confusions, questions = dict(state.facts), dict(state.confusions), dict(state.questions)
        for fact in changes.facts:
            new = fact.last_sequence == NEXT_SEQUENCE
            facts[fact.fact] = replace(fact, last_sequence=sequence) if new else fact
        confusions |= {(one.fact, one.taken_for): one for one in changes.confusions}
        for question in changes.questions:
            new = question.last_sequence == NEXT_SEQUENCE
            questions[question.question] = question._replace(last_sequence=sequence) if new else question
        self.stored = LearnerState(
            {fact: one for fact, one in facts.items() if fact not in changes.gone_facts},
            {pair: one for pair, one in confusions.items() if pair not in changes.gone_confusions},
            {question: one for question, one in questions.items() if question not in changes.gone_questions},
            changes.ability_snapshot or self.stored.ability_snapshot,
        )


class MemoryFlags:
    """Complaints in a dict."""

    def __init__(self) -> None:
        self.kept: dict[ShowingId, int] = {}

    def add(self, pack: PackId, pack_version: str, question: ShowingId, rev: int, utc_ms: int) -> None:
        """Keep one."""
        self.kept[question] = rev

    def remove(self, pack: PackId, question: ShowingId) -> None:
        """Take one back."""
        self.kept.pop(question, None)

    def flagged(self, pack: PackId) -> frozenset[ShowingId]:
        """Return them."""
        return frozenset(self.kept)


class MemoryPreferences:
    """Settings in a variable."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        self.stored = preferences or Preferences()

    def read(self) -> Preferences:
        """Return them."""
        return self.stored

    def write(self, preferences: Preferences) -> None:
        """Keep them."""
        self.stored = preferences


class MemoryLayouts:
    """The layout last kept."""

    def __init__(self) -> None:
        self.kept: list[tuple[PackId, str, str]] = []

    def keep(self, pack: PackId, content_hash: str, layout: str) -> None:
        """Keep one."""
        self.kept.append((pack, content_hash, layout))


class MemoryBackups:
    """Backups that are only counted."""

    trouble = NOTHING

    def __init__(self) -> None:
        self.made: list[BackupInfo] = []
        self.looked_after: list[int] = []

    def make(self, utc_ms: int, watch: ProgressReporter = NO_PROGRESS) -> BackupInfo:
        """Note one."""
        backup = BackupInfo(Path(f"backups/{utc_ms}.sqlite"), utc_ms, 0, 0)
        self.made.insert(0, backup)
        return backup

    def look_after(self, now: Moment, elapsed_ms: int, sequence: int) -> Message:
        """Note after which entry it was asked."""
        self.looked_after.append(sequence)
        return self.trouble

    def known(self) -> tuple[BackupInfo, ...]:
        """Return them, newest first."""
        return tuple(self.made)

    def restore(self, backup: Path) -> None:
        """Do nothing."""
