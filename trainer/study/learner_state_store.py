"""The learner's derived state in memory, kept in step with the log; one pack, one writer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from sys import maxsize

from trainer.domain.clock import Moment
from trainer.domain.learner import Confusion, FactEvent, FactState, QuestionState
from trainer.domain.log_records import ClockNoted
from trainer.domain.question import ShowingId
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry
from trainer.domain.study_day import DAY_STARTS_HOUR, StudyDay, study_day
from trainer.domain.subject import FactId, PackId
from trainer.domain.true_days import days_moved
from trainer.scheduling.ability import Ability, Evidence
from trainer.scheduling.ability_snapshot import Reading
from trainer.scheduling.learner_state import FactRecord, after_event, confusions_after, events_of, record_of
from trainer.scheduling.memory_model import MemoryModel
from trainer.scheduling.pair_recovery import with_holds
from trainer.study.ability_tracker import AbilityTracker
from trainer.study.ports import NEXT_SEQUENCE, LearnerState, ReviewLog, StateChanges, Undone

_Pair = tuple[FactId, FactId]


def answered_in(entry: LogEntry) -> Answered:
    """Return the entry's answer; another kind of record in its place is a bug."""
    if not isinstance(entry.record, Answered):
        message = f"entry {entry.sequence} is no answer"
        raise TypeError(message)
    return entry.record


class LearnerStateStore:
    """Reads the stored state once; afterwards every answer and undo changes the disk first and then this copy."""

    def __init__(
        self,
        pack: PackId,
        log: ReviewLog,
        model: MemoryModel,
        reading: Reading,
        *,
        day_starts: Callable[[], int] = lambda: DAY_STARTS_HOUR,
    ) -> None:
        """Read the state; `day_starts` says at which hour the learner's days start now."""
        self._pack = pack
        self._day_starts = day_starts
        self._log = log
        self._model = model
        self._latest_day = log.latest_day()
        self._day: StudyDay | None = None
        self._entries: list[LogEntry] = []
        self._undone: list[Undone] | None = None
        """None until it is asked for."""
        self.facts: dict[FactId, FactState] = {}
        self.confusions: dict[_Pair, Confusion] = {}
        self.questions: dict[ShowingId, QuestionState] = {}
        """By wording."""
        self._taken_for: dict[FactId, set[FactId]] = {}
        self._pairs_of: dict[FactId, set[_Pair]] = {}
        """The confusions a fact stands in, on either side."""
        self._leanings = AbilityTracker(pack, log, model, reading, self.records_before)
        self.load(log.state(pack))
        if not self.facts and log.study_days(pack):
            # Answers came back from the journal, or the state was damaged and taken away.
            self._make_anew()

    def load(self, state: LearnerState) -> None:
        """Take over a whole state."""
        self.facts = dict(state.facts)
        self.confusions = dict(state.confusions)
        self.questions = dict(state.questions)
        self._taken_for, self._pairs_of = {}, {}
        for pair in self.confusions:
            self._index(pair)
        self._leanings.load(state.ability_snapshot)
        self._undone = None

    def _make_anew(self) -> None:
        state = self.rebuilt()
        self._log.replace_state(self._pack, state)
        self.load(state)

    def rebuilt(self) -> LearnerState:
        """Return the state as the whole log says."""
        return self._leanings.rebuilt()

    def today(self, now: Moment) -> StudyDay:
        """Return the study day of `now`, not earlier than the latest one in the log where that is believed."""
        return study_day(now, self._latest_day, self._day_starts())

    def settle(self, now: Moment, note: Callable[[StudyDay, StudyDay], ClockNoted]) -> bool:
        """Let answers of days that are still to come count as of the days up to today; return whether there were any.

        `note` makes the record that says so. All before an answer or an undo is written, so that these fit the days.
        """
        today = self.today(now)
        ahead = self._log.days_after(self._pack, today)
        believed = (
            max((day for day in self._log.study_days(self._pack) if day <= today), default=None) if ahead else None
        )
        for false_day, true_day in days_moved(ahead, today, believed).items():
            self._log.redate(note(false_day, true_day))
        # The second is so where an earlier run ended between the notes and the rebuilding.
        if not ahead and not self._leanings.is_beyond(today):
            return False
        self._make_anew()
        self._latest_day, self._day = self._log.latest_day(), None
        return bool(ahead)

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
        ability_snapshot = self._leanings.for_answer(answered.study_day)
        evidence = self._leanings.evidence(answered, self.facts.get)
        changes = self._changes(answered, events)._replace(ability_snapshot=ability_snapshot)
        entry = self._log.append(answered, events, changes)
        self._undone = []
        self._take_in(entry, changes, evidence)
        return entry

    def undone(self, today: StudyDay) -> Undone | None:
        """Return the newest undo that can be taken back: of today, and no answer was given since."""
        if self._undone is None:
            self._undone = list(self._log.undone(self._pack))
        newest = self._undone[-1] if self._undone else None
        return None if newest is None or newest.undo.record.study_day != today else newest

    def put_back(self, undone: Undone, redone: AnswerRedone) -> None:
        """Put a redo of the newest undo on disk, then into this copy."""
        answered = answered_in(undone.answer)
        self.entries_of(answered.study_day)
        events = events_of(answered, NEXT_SEQUENCE)
        evidence = self._leanings.evidence(answered, self.facts.get)
        ability_snapshot = self._leanings.with_again(answered.study_day, evidence)
        changes = self._changes(answered, events)._replace(ability_snapshot=ability_snapshot)
        self._log.redo(redone, events, changes)
        self._undone = [one for one in self._undone or () if one != undone]
        self._take_in(undone.answer, changes, evidence)

    def _take_in(self, entry: LogEntry, changes: StateChanges, evidence: tuple[Evidence, ...]) -> None:
        day = entry.record.study_day
        self._latest_day = max(self._latest_day or day, day)
        self._entries.append(entry)
        self._apply(changes, entry.sequence)
        self._leanings.note(entry, evidence, changes.ability_snapshot)
        if self._log.lost_state():
            self._make_anew()

    def take_back(self, entry: LogEntry, cancelled: AnswerUndone) -> None:
        """Put an undo of the day's newest answer on disk, then into this copy."""
        answered = answered_in(entry)
        entries = self.entries_of(answered.study_day)
        ability_snapshot = self._leanings.without(entry)
        changes = self._changes_without(entry.sequence, answered)._replace(ability_snapshot=ability_snapshot)
        undo = self._log.cancel(cancelled, changes)
        if self._undone is not None:
            self._undone.append(Undone(undo, entry))
        self._entries = [one for one in entries if one.sequence != entry.sequence]
        self._latest_day = self._log.latest_day()
        self._apply(changes, entry.sequence)
        self._leanings.forget(entry, ability_snapshot)
        if self._log.lost_state():
            self._make_anew()

    def ability_before(self, entries: Sequence[LogEntry]) -> Ability:
        """Return how the learner leaned before the first of `entries`, the newest in the log; without any, now."""
        return self._leanings.before(entries)

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
        first = entries[0].sequence
        changed = {pair: one for pair, one in confusions.items() if not records.keys().isdisjoint(pair)}
        confusions.update(self._with_holds(changed, lambda events, _: [one for one in events if one.sequence < first]))
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

    def _with_holds(
        self,
        confusions: Mapping[_Pair, Confusion],
        as_it_is: Callable[[Sequence[FactEvent], FactId], Sequence[FactEvent]],
    ) -> dict[_Pair, Confusion]:
        """Return the confusions with what their sides hold; `as_it_is` makes a fact's events out of those on disk."""
        if not confusions:
            return {}
        known = self._log.events(self._pack, dict.fromkeys(fact for pair in confusions for fact in pair))
        return with_holds(confusions, {fact: as_it_is(events, fact) for fact, events in known.items()})

    def _changes(self, answered: Answered, events: Mapping[FactId, FactEvent]) -> StateChanges:
        facts: list[FactState] = []
        confusions = {pair: self.confusions[pair] for fact in events for pair in self._pairs_of.get(fact, ())}
        for fact, event in events.items():
            before = self.facts.get(fact) or FactState(fact)
            facts.append(after_event(before, event, self._model))
            changed = confusions_after(self._confusions_of(fact), before, event)
            confusions.update({(fact, taken_for): one for taken_for, one in changed.items()})
        newest = {fact: event._replace(sequence=maxsize) for fact, event in events.items()}
        held = self._with_holds(confusions, lambda kept, fact: [*kept, newest[fact]] if fact in newest else kept)
        known = self.questions.get(answered.showing)
        asked = 1 if known is None else known.asked + 1
        question = QuestionState(answered.showing, asked, NEXT_SEQUENCE, answered.study_day)
        return StateChanges(facts, [one for pair, one in held.items() if one != self.confusions.get(pair)], [question])

    def _changes_without(self, sequence: int, answered: Answered) -> StateChanges:
        touched = _touched(answered)
        events = self._log.events(self._pack, touched)
        records = {
            fact: self._record(fact, events.get(fact, ()), lambda one: one.sequence != sequence) for fact in touched
        }
        left = {(one.fact, one.taken_for): one for r in records.values() if r for one in r.confusions.values()}
        had = {pair for fact in touched for pair in self._pairs_of.get(fact, ())}
        gone = [pair for pair in had if pair[0] in records and pair not in left]
        stay = {pair: self.confusions[pair] for pair in had if pair[0] not in records} | left
        held = self._with_holds(stay, lambda kept, _: [one for one in kept if one.sequence != sequence])
        history = self._history_without(sequence, answered, events)
        return StateChanges(
            facts=[record.state for record in records.values() if record is not None],
            confusions=list(held.values()),
            questions=[QuestionState(answered.showing, len(history), *history[-1])] if history else [],
            gone_facts=[fact for fact, record in records.items() if record is None],
            gone_confusions=gone,
            gone_questions=[] if history else [answered.showing],
        )

    def _history_without(
        self, sequence: int, answered: Answered, events: Mapping[FactId, Sequence[FactEvent]]
    ) -> Sequence[tuple[int, StudyDay]]:
        """Return when the question was answered in this wording but for the entry `sequence`, oldest first."""
        question = answered.showing
        tested = (one for of_fact in events.values() for one in of_fact if one.tested and one.question == question)
        found = sorted({(one.sequence, one.study_day) for one in tested if one.sequence != sequence})
        if len(found) == self.questions[question].asked - 1:
            return found
        # An earlier version of the question tested other facts: only the log knows.
        return [one for one in self._log.question_history(self._pack, question) if one[0] != sequence]

    def _apply(self, changes: StateChanges, sequence: int) -> None:
        for fact in changes.facts:
            new = fact.last_sequence == NEXT_SEQUENCE
            self.facts[fact.fact] = replace(fact, last_sequence=sequence) if new else fact
        for one in changes.confusions:
            self.confusions[one.fact, one.taken_for] = one
            self._index((one.fact, one.taken_for))
        for question in changes.questions:
            new = question.last_sequence == NEXT_SEQUENCE
            self.questions[question.question] = question._replace(last_sequence=sequence) if new else question
        for gone in changes.gone_facts:
            self.facts.pop(gone, None)
        for pair in changes.gone_confusions:
            self.confusions.pop(pair, None)
            self._taken_for[pair[0]].discard(pair[1])
            for side in pair:
                self._pairs_of[side].discard(pair)
        for gone_question in changes.gone_questions:
            self.questions.pop(gone_question, None)

    def _index(self, pair: _Pair) -> None:
        self._taken_for.setdefault(pair[0], set()).add(pair[1])
        for fact in pair:
            self._pairs_of.setdefault(fact, set()).add(pair)


def _touched(answered: Answered) -> list[FactId]:
    """Return the facts an answer tested or took for another, each once."""
    return list(dict.fromkeys([*(outcome.fact for outcome in answered.outcomes), *answered.lures]))
