"""The learner's derived state in memory, kept in step with the log; one pack, one writer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from trainer.domain.clock import Moment
from trainer.domain.learner import Confusion, FactEvent, FactState, QuestionState
from trainer.domain.question import QuestionId
from trainer.domain.review import Answered, Cancelled, LogEntry
from trainer.domain.study_day import StudyDay, study_day
from trainer.domain.subject import FactId, PackId
from trainer.scheduling.learner_state import FactRecord, after_event, confusions_after, events_of, record_of
from trainer.scheduling.memory_model import MemoryModel
from trainer.study.ports import NEXT_SEQUENCE, LearnerState, ReviewLog, StateChanges


def answered_in(entry: LogEntry) -> Answered:
    """Return the entry's answer; a cancellation in its place is a bug."""
    if isinstance(entry.record, Cancelled):
        message = f"entry {entry.sequence} is a cancellation"
        raise TypeError(message)
    return entry.record


class Notebook:
    """Reads the stored state once; afterwards every answer and undo changes the disk first and then this copy."""

    def __init__(self, pack: PackId, log: ReviewLog, model: MemoryModel) -> None:
        self._pack = pack
        self._log = log
        self._model = model
        self._latest_day = log.latest_day()
        self._day: StudyDay | None = None
        self._entries: list[LogEntry] = []
        self.facts: dict[FactId, FactState] = {}
        self.confusions: dict[tuple[FactId, FactId], Confusion] = {}
        self.questions: dict[QuestionId, QuestionState] = {}
        self._taken_for: dict[FactId, set[FactId]] = {}
        self.load(log.state(pack))

    def load(self, state: LearnerState) -> None:
        """Take over a whole state."""
        self.facts = dict(state.facts)
        self.confusions = dict(state.confusions)
        self.questions = dict(state.questions)
        self._taken_for = {}
        for fact, taken_for in self.confusions:
            self._taken_for.setdefault(fact, set()).add(taken_for)

    def today(self, now: Moment) -> StudyDay:
        """Return the study day of `now`, never earlier than the latest one in the log."""
        return study_day(now, self._latest_day)

    def entries_of(self, day: StudyDay) -> Sequence[LogEntry]:
        """Return the day's answers that are not cancelled, oldest first."""
        if self._day != day:
            self._entries = list(self._log.of_day(self._pack, day))
            self._day = day
        return self._entries

    def write(self, answered: Answered) -> LogEntry:
        """Put an answer on disk, then into this copy."""
        self.entries_of(answered.study_day)
        events = events_of(answered, NEXT_SEQUENCE)
        changes = self._changes(answered, events)
        entry = self._log.append(answered, events, changes)
        self._latest_day = answered.study_day
        self._entries.append(entry)
        self._apply(changes, entry.sequence)
        return entry

    def take_back(self, entry: LogEntry, cancelled: Cancelled) -> None:
        """Put an undo of the day's newest answer on disk, then into this copy."""
        answered = answered_in(entry)
        entries = self.entries_of(answered.study_day)
        changes = self._changes_without(entry.sequence, answered)
        self._log.cancel(cancelled, changes)
        self._entries = [one for one in entries if one.sequence != entry.sequence]
        self._apply(changes, entry.sequence)

    def before(self, entries: Sequence[LogEntry]) -> LearnerState:
        """Return facts and confusions as before the first of `entries`, the newest in the log; questions as now."""
        if not entries:
            return LearnerState(dict(self.facts), dict(self.confusions), self.questions)
        records = self.records_before(entries)
        facts = {fact: state for fact, state in self.facts.items() if fact not in records}
        confusions = {pair: one for pair, one in self.confusions.items() if pair[0] not in records}
        for fact, record in records.items():
            if record is not None:
                facts[fact] = record.state
                confusions.update({(fact, taken_for): one for taken_for, one in record.confusions.items()})
        return LearnerState(facts, confusions, self.questions)

    def records_before(self, entries: Sequence[LogEntry]) -> Mapping[FactId, FactRecord | None]:
        """Return each fact that `entries` touched as it was before them; None for one without any earlier event."""
        touched = [fact for entry in entries for fact in _touched(answered_in(entry))]
        first = min((entry.sequence for entry in entries), default=0)
        events = self._log.events(self._pack, dict.fromkeys(touched))
        return {fact: self._record(fact, events.get(fact, ()), lambda one: one.sequence < first) for fact in touched}

    def _record(
        self, fact: FactId, events: Iterable[FactEvent], keep: Callable[[FactEvent], bool]
    ) -> FactRecord | None:
        kept = [event for event in events if keep(event)]
        return record_of(fact, kept, self._model) if kept else None

    def _confusions_of(self, fact: FactId) -> dict[FactId, Confusion]:
        return {taken_for: self.confusions[fact, taken_for] for taken_for in self._taken_for.get(fact, ())}

    def _changes(self, answered: Answered, events: Mapping[FactId, FactEvent]) -> StateChanges:
        facts: list[FactState] = []
        confusions: list[Confusion] = []
        for fact, event in events.items():
            before = self.facts.get(fact) or FactState(fact)
            facts.append(after_event(before, event, self._model))
            confusions += confusions_after(self._confusions_of(fact), before, event).values()
        known = self.questions.get(answered.question)
        asked = 1 if known is None else known.asked + 1
        question = QuestionState(answered.question, asked, NEXT_SEQUENCE, answered.study_day)
        return StateChanges(facts, confusions, [question])

    def _changes_without(self, sequence: int, answered: Answered) -> StateChanges:
        touched = _touched(answered)
        events = self._log.events(self._pack, touched)
        records = {
            fact: self._record(fact, events.get(fact, ()), lambda one: one.sequence != sequence) for fact in touched
        }
        confusions = {(one.fact, one.taken_for): one for r in records.values() if r for one in r.confusions.values()}
        had = [(fact, taken_for) for fact in touched for taken_for in self._taken_for.get(fact, ())]
        history = [h for h in self._log.question_history(self._pack, answered.question) if h[0] != sequence]
        return StateChanges(
            facts=[record.state for record in records.values() if record is not None],
            confusions=list(confusions.values()),
            questions=[QuestionState(answered.question, len(history), *history[-1])] if history else [],
            gone_facts=[fact for fact, record in records.items() if record is None],
            gone_confusions=[pair for pair in had if pair not in confusions],
            gone_questions=[] if history else [answered.question],
        )

    def _apply(self, changes: StateChanges, sequence: int) -> None:
        for fact in changes.facts:
            new = fact.last_sequence == NEXT_SEQUENCE
            self.facts[fact.fact] = replace(fact, last_sequence=sequence) if new else fact
        for one in changes.confusions:
            self.confusions[one.fact, one.taken_for] = one
            self._taken_for.setdefault(one.fact, set()).add(one.taken_for)
        for question in changes.questions:
            new = question.last_sequence == NEXT_SEQUENCE
            self.questions[question.question] = question._replace(last_sequence=sequence) if new else question
        for gone in changes.gone_facts:
            self.facts.pop(gone, None)
        for pair in changes.gone_confusions:
            self.confusions.pop(pair, None)
            self._taken_for[pair[0]].discard(pair[1])
        for gone_question in changes.gone_questions:
            self.questions.pop(gone_question, None)


def _touched(answered: Answered) -> list[FactId]:
    """Return the facts an answer tested or took for another, each once."""
    return list(dict.fromkeys([*(outcome.fact for outcome in answered.outcomes), *answered.lures]))
