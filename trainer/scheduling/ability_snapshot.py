"""How the learner leaned on a morning: the fold over the days before it, so that a session need not read the whole log.

An undo reaches back only into the newest day; what a morning says of the days before it therefore stays true.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from trainer.domain.learner import FactEvent, FactState
from trainer.domain.review import Answered, LogEntry
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, Topic
from trainer.scheduling.ability import EASIER, AbilitySnapshot, Evidence, Fold
from trainer.scheduling.learner_state import LearnerState, first_of_day, rebuild
from trainer.scheduling.memory_model import MemoryModel


class Reading(NamedTuple):
    """What the pack in use says of the answers in the log."""

    content_hash: str
    topic_of: Callable[[FactId], Topic | None]
    """None for a fact the pack no longer has."""
    guess_of: Callable[[Answered], float]
    """The chance of a blind hit, 0 to 1."""


def evidence_of(
    answered: Answered,
    events: Mapping[FactId, FactEvent],
    before: Callable[[FactId], FactState | None],
    reading: Reading,
    model: MemoryModel,
) -> tuple[Evidence, ...]:
    """Return what an answer says of the learner: for each fact it tested first on its day; `before` is as before it."""
    found = (
        _evidence(answered, before(fact) or FactState(fact), event, reading, model) for fact, event in events.items()
    )
    return tuple(one for one in found if one is not None)


def _evidence(
    answered: Answered, before: FactState, event: FactEvent, reading: Reading, model: MemoryModel
) -> Evidence | None:
    if not first_of_day(before, event):
        return None
    topic = reading.topic_of(before.fact)
    if topic is None:
        return None
    memory = before.memory
    return Evidence(
        topic=topic,
        day=event.study_day,
        expected=None if memory is None else model.recall(memory, event.study_day),
        guess=reading.guess_of(answered),
        correct=event.correct,
        answers=before.answers,
        easier=EASIER[event.form],
    )


def rebuild_with_morning(
    entries: Iterable[LogEntry],
    model: MemoryModel,
    reading: Reading,
    day: StudyDay | None = None,
) -> LearnerState:
    """Return the state of a whole log with its morning: that of `day`, or of the last day with an answer."""
    days: list[StudyDay] = []
    found: list[Evidence] = []

    def witness(answered: Answered, state: FactState, event: FactEvent) -> None:
        one = _evidence(answered, state, event, reading, model)
        if one is not None:
            found.append(one)

    state = rebuild(_noting_days(entries, days), model, witness)
    day = max(days, default=None) if day is None else day
    if day is None:
        return state
    fold = Fold()
    for one in found:
        if one.day < day:
            fold.add(one)
    return replace(state, ability_snapshot=AbilitySnapshot(day, reading.content_hash, fold.ability()))


def _noting_days(entries: Iterable[LogEntry], days: list[StudyDay]) -> Iterator[LogEntry]:
    """Pass the entries on; also an answer that was undone has made its day's morning."""
    for entry in entries:
        if isinstance(entry.record, Answered):
            days.append(entry.record.study_day)
        yield entry
