"""What the log says of a learner, as a fold over it: one answer at a time or all at once, with the same result."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from trainer.domain.collector import collector_at_rest
from trainer.domain.learner import Confusion, FactEvent, FactState, QuestionState
from trainer.domain.question import Form, ShowingId
from trainer.domain.response import Confidence
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.memory_model import MemoryModel
from trainer.scheduling.pair_recovery import with_holds

if TYPE_CHECKING:
    from trainer.scheduling.ability import AbilitySnapshot


ABOUT_A_WEEK = 5
"""Days from which a sure mistake can be outlived: it comes back on the next day, and in about a week."""


@dataclass(frozen=True, slots=True)
class LearnerState:
    """Everything derived from the log of one pack."""

    facts: Mapping[FactId, FactState]
    confusions: Mapping[tuple[FactId, FactId], Confusion]
    """By (fact, taken for)."""
    questions: Mapping[ShowingId, QuestionState]
    """By wording."""
    ability_snapshot: "AbilitySnapshot | None" = None
    """None before the first answer, or where nobody asked for it."""


class FactRecord(NamedTuple):
    """One fact's state with its confusions, by the fact it was taken for."""

    state: FactState
    confusions: Mapping[FactId, Confusion]


def events_of(answered: Answered, sequence: int) -> dict[FactId, FactEvent]:
    """Return what one answer means to every fact it tested or took for another; a tested fact's own outcome wins."""
    sure = answered.confidence is Confidence.SURE
    day, question, form = answered.study_day, answered.showing, answered.form
    events = {
        lure: FactEvent(
            sequence, day, question, form, tested=False, correct=False, taken_for=_asked_for(answered, lure), sure=sure
        )
        for lure in answered.lures
    }
    for fact, correct, taken_for in answered.outcomes:
        events[fact] = FactEvent(
            sequence, day, question, form, tested=True, correct=correct, taken_for=taken_for, sure=sure
        )
    return events


def _asked_for(answered: Answered, lure: FactId) -> FactId:
    """Return the fact that was asked when `lure` was chosen."""
    return next((o.fact for o in answered.outcomes if o.taken_for == lure), answered.outcomes[0].fact)


def first_of_day(state: FactState, event: FactEvent) -> bool:
    """Return whether `event` is the fact's first answer of its study day: only that one is scored."""
    return event.tested and (state.memory is None or event.study_day > state.memory.day)


def after_event(state: FactState, event: FactEvent, model: MemoryModel) -> FactState:
    """Return the state after one more event."""
    if not event.tested:
        return replace(state, chosen_instead_of=event.taken_for, chosen_instead_day=event.study_day)
    memory, right = state.memory, event.correct
    first = memory is None or event.study_day > memory.day
    answered_later = state.chosen_instead_day is not None and event.study_day > state.chosen_instead_day
    # In the order of its fields: a replay makes one a review, and `replace` takes three times as long.
    return FactState(
        state.fact,
        model.after(memory, right, event.study_day),
        state.answers + 1,
        state.right + right,
        state.right_days + (first and right),
        event.sequence,
        right,
        event.question,
        state.produced_right + (right and event.form is Form.PRODUCE),
        None if answered_later else state.chosen_instead_of,
        None if answered_later else state.chosen_instead_day,
        _sure_wrong_day(state, event),
        right if first else state.recalled,
        _wrong_days(state, right=right) if first else state.wrong_days,
    )


def _wrong_days(state: FactState, *, right: bool) -> int:
    """Return the count after a day's first answer; right on two of its days running ends it."""
    if not right:
        return state.wrong_days + 1
    return 0 if state.recalled else state.wrong_days


def _sure_wrong_day(state: FactState, event: FactEvent) -> StudyDay | None:
    """Return the day of the newest sure mistake that is not outlived."""
    if event.sure and not event.correct:
        return event.study_day
    return None if _mended(state, event) else state.sure_wrong_day


def _mended(state: FactState, event: FactEvent) -> bool:
    """Return whether a sure mistake is outlived: right now, about a week on, and right when last answered since."""
    return (
        state.sure_wrong_day is not None
        and event.correct
        and first_of_day(state, event)
        and state.memory is not None
        and state.memory.day > state.sure_wrong_day
        and event.study_day >= state.sure_wrong_day + ABOUT_A_WEEK
        and state.last_correct
    )


def confusions_after(
    known: Mapping[FactId, Confusion], state: FactState, event: FactEvent
) -> Mapping[FactId, Confusion]:
    """Return the fact's confusions that `event` changes; `state` is the one before it."""
    if not event.tested:
        return {}
    if event.correct:
        if not first_of_day(state, event):
            return {}
        return {taken: _right_again(one) for taken, one in known.items()}
    if event.taken_for is None:
        return {}
    before = known.get(event.taken_for)
    times = 1 if before is None else before.times + 1
    return {event.taken_for: Confusion(state.fact, event.taken_for, times, event.study_day)}


def _right_again(one: Confusion) -> Confusion:
    # In the order of its fields: a replay makes hundreds of thousands, and `_replace` takes four times as long.
    fact, taken_for, times, last_day, right_since, forms_held, forms_held_back = one
    return Confusion(fact, taken_for, times, last_day, right_since + 1, forms_held, forms_held_back)


def record_after(record: FactRecord, event: FactEvent, model: MemoryModel) -> FactRecord:
    """Return the state and the confusions after one more event."""
    changed = confusions_after(record.confusions, record.state, event)
    return FactRecord(
        after_event(record.state, event, model), {**record.confusions, **changed} if changed else record.confusions
    )


def record_of(fact: FactId, events: Iterable[FactEvent], model: MemoryModel) -> FactRecord:
    """Return the state and the confusions of a fact from all its events, oldest first."""
    return reduce(lambda record, event: record_after(record, event, model), events, FactRecord(FactState(fact), {}))


def fact_state(fact: FactId, events: Iterable[FactEvent], model: MemoryModel) -> FactState:
    """Return the state of a fact from all its events, oldest first."""
    return record_of(fact, events, model).state


def question_after(state: QuestionState | None, answered: Answered, sequence: int) -> QuestionState:
    """Return the state of the question in this wording after one more answer."""
    asked = 0 if state is None else state.asked
    return QuestionState(answered.showing, asked + 1, sequence, answered.study_day)


def rebuild(
    entries: Iterable[LogEntry],
    model: MemoryModel,
    witness: Callable[[Answered, FactState, FactEvent], None] | None = None,
) -> LearnerState:
    """Return the state of a whole log, oldest entry first, without its pack; cancelled answers leave no trace.

    `witness` sees every answer that stands, with the state of each fact as before it.
    """
    with collector_at_rest():
        return _rebuilt(list(entries), model, witness)


def _cancelled(kept: Sequence[LogEntry]) -> set[ReviewId]:
    """Return the answers with an undo that was not itself taken back, wherever in the log these stand."""
    redone = {entry.record.redoes for entry in kept if isinstance(entry.record, AnswerRedone)}
    undos = (entry.record for entry in kept if isinstance(entry.record, AnswerUndone))
    return {undo.cancels for undo in undos if undo.id not in redone}


def _rebuilt(
    kept: Sequence[LogEntry],
    model: MemoryModel,
    witness: Callable[[Answered, FactState, FactEvent], None] | None,
) -> LearnerState:
    cancelled = _cancelled(kept)
    records: dict[FactId, FactRecord] = {}
    questions: dict[ShowingId, QuestionState] = {}
    history: dict[FactId, list[FactEvent]] = {}
    for entry in kept:
        answered = entry.record
        if not isinstance(answered, Answered) or answered.id in cancelled:
            continue
        for fact, event in events_of(answered, entry.sequence).items():
            known = records.get(fact) or FactRecord(FactState(fact), {})
            if witness is not None:
                witness(answered, known.state, event)
            records[fact] = record_after(known, event, model)
            history.setdefault(fact, []).append(event)
        questions[answered.showing] = question_after(questions.get(answered.showing), answered, entry.sequence)
    confusions = {(one.fact, one.taken_for): one for record in records.values() for one in record.confusions.values()}
    return LearnerState(
        facts={fact: record.state for fact, record in records.items()},
        confusions=with_holds(confusions, history),
        questions=questions,
    )
