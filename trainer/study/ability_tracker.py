"""The learner's leaning, in step with the log: a kept morning, and the few answers since folded when asked for."""

from collections.abc import Callable, Mapping, Sequence
from sys import maxsize

from trainer.domain.learner import FactState
from trainer.domain.review import Answered, LogEntry
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.scheduling.ability import Ability, AbilitySnapshot, Evidence, Fold
from trainer.scheduling.ability_snapshot import Reading, evidence_of, rebuild_with_morning
from trainer.scheduling.learner_state import FactRecord, LearnerState, after_event, events_of
from trainer.scheduling.memory_model import MemoryModel
from trainer.study.ports import ReviewLog

_Dated = tuple[int, tuple[Evidence, ...]]
"""An entry's place in the log, and what it says."""
_MORNINGS_KEPT = 2
"""A session that went past 04:00 began before the newest morning."""


class AbilityTracker:
    """One pack, one writer; reads the whole log only where no morning of this version of the pack is stored."""

    def __init__(
        self,
        pack: PackId,
        log: ReviewLog,
        model: MemoryModel,
        reading: Reading,
        records_before: Callable[[Sequence[LogEntry]], Mapping[FactId, FactRecord | None]],
    ) -> None:
        self._pack = pack
        self._log = log
        self._model = model
        self._reading = reading
        self._records_before = records_before
        self._stored: AbilitySnapshot | None = None
        self._mornings: list[AbilitySnapshot] = []
        """Oldest first."""
        self._days: dict[StudyDay, list[_Dated]] = {}

    def load(self, stored: AbilitySnapshot | None) -> None:
        """Take over what is stored."""
        self._stored = stored
        self._mornings = [stored] if stored is not None and stored.content_hash == self._reading.content_hash else []
        self._days = {}

    def is_beyond(self, day: StudyDay) -> bool:
        """Return whether what is stored is of a later day."""
        return self._stored is not None and self._stored.day > day

    def before(self, since: Sequence[LogEntry]) -> Ability:
        """Return the leaning as before the first of `since`, the newest in the log; without any, as it is now."""
        day = since[0].record.study_day if since else None
        until = since[0].sequence if since else maxsize
        ability_snapshot = self._morning(day)
        return Ability() if ability_snapshot is None else self._folded(ability_snapshot, until)

    def evidence(self, answered: Answered, before: Callable[[FactId], FactState | None]) -> tuple[Evidence, ...]:
        """Return what an answer says; `before` is the state before it."""
        return evidence_of(answered, events_of(answered, maxsize), before, self._reading, self._model)

    def for_answer(self, day: StudyDay) -> AbilitySnapshot | None:
        """Return the morning to be stored with an answer of `day`; None if it is stored already."""
        newest = self._morning(None)
        if newest is None or newest.day < day:
            ability = Ability() if newest is None else self._folded(newest, maxsize)
            newest = AbilitySnapshot(day, self._reading.content_hash, ability)
            self._keep(newest)
        return None if newest == self._stored else newest

    def note(self, entry: LogEntry, evidence: tuple[Evidence, ...], stored: AbilitySnapshot | None) -> None:
        """Take in an answer that is on disk, and the morning stored with it."""
        if stored is not None:
            self._stored = stored
            self._mornings = [*self._mornings[:-1], stored]
        known = self._days.get(entry.record.study_day)
        if known is not None:
            known.append((entry.sequence, evidence))

    def without(self, entry: LogEntry) -> AbilitySnapshot | None:
        """Return the morning to be stored with the undo of the newest answer; None if it stays.

        It changes where the session went past 04:00 and all answers of the new day are taken back already.
        """
        newest, day = self._morning(None), entry.record.study_day
        if newest is None or day >= newest.day:
            return None
        earlier = self._morning(day)
        ability = Ability() if earlier is None else self._folded(earlier, entry.sequence)
        return newest._replace(ability=ability)

    def with_again(self, day: StudyDay, evidence: tuple[Evidence, ...]) -> AbilitySnapshot | None:
        """Return the morning to be stored with the redo of an answer of `day`; None if it stays.

        It changes where the undo changed it: the session went past 04:00.
        """
        newest = self._morning(None)
        if newest is None or day >= newest.day:
            return self.for_answer(day)
        earlier = self._morning(day)
        fold = Fold(Ability() if earlier is None else self._folded(earlier, maxsize))
        for one in evidence:
            fold.add(one)
        return newest._replace(ability=fold.ability())

    def forget(self, entry: LogEntry, stored: AbilitySnapshot | None) -> None:
        """Take out an answer whose undo is on disk, with the morning stored with that."""
        day = entry.record.study_day
        if stored is not None:
            self._stored = stored
            self._mornings = [*self._mornings[:-1], stored]
        if day in self._days:
            self._days[day] = [one for one in self._days[day] if one[0] != entry.sequence]

    def rebuilt(self, day: StudyDay | None = None) -> LearnerState:
        """Return the whole state as the log says, with the morning of `day`, or of the last day with an answer."""
        return rebuild_with_morning(self._log.replay(self._pack), self._model, self._reading, day)

    def _folded(self, ability_snapshot: AbilitySnapshot, until: int) -> Ability:
        fold = Fold(ability_snapshot.ability)
        for sequence, evidence in self._of_day(ability_snapshot.day):
            if sequence < until:
                for one in evidence:
                    fold.add(one)
        return fold.ability()

    def _morning(self, day: StudyDay | None) -> AbilitySnapshot | None:
        """Return the newest morning that is not after `day`; None where the pack has no answer."""
        for ability_snapshot in reversed(self._mornings):
            if day is None or ability_snapshot.day <= day:
                return ability_snapshot
        if not self._log.study_days(self._pack):
            return None
        morning_then = self.rebuilt(day).ability_snapshot
        if morning_then is not None:
            self._keep(morning_then)
        return morning_then

    def _keep(self, ability_snapshot: AbilitySnapshot) -> None:
        self._mornings = sorted([*self._mornings, ability_snapshot], key=lambda one: one.day)[-_MORNINGS_KEPT:]

    def _of_day(self, day: StudyDay) -> list[_Dated]:
        if day not in self._days:
            self._days = {known: found for known, found in self._days.items() if known == max(self._days)}
            self._days[day] = self._read(day)
        return self._days[day]

    def _read(self, day: StudyDay) -> list[_Dated]:
        entries = self._log.of_day(self._pack, day)
        states: dict[FactId, FactState] = {
            fact: FactState(fact) if record is None else record.state
            for fact, record in self._records_before(entries).items()
        }
        found: list[_Dated] = []
        for entry in entries:
            answered = entry.record
            if not isinstance(answered, Answered):
                continue
            found.append((entry.sequence, self.evidence(answered, states.get)))
            for fact, event in events_of(answered, entry.sequence).items():
                states[fact] = after_event(states[fact], event, self._model)
        return found
