"""The end of a session: how it went, topic by topic, and when to come back."""

from collections.abc import Iterable, Mapping, Sequence

from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactState
from trainer.domain.message import NOTHING, Message
from trainer.domain.review import TOLD_AT_THE_END, Answered, LogEntry
from trainer.domain.study_day import MS_A_MINUTE
from trainer.domain.subject import FactId, Topic
from trainer.domain.tally import Tally, tally, tally_of
from trainer.domain.text import Text
from trainer.domain.time_spent import spent_ms
from trainer.scheduling.estimate import observed
from trainer.scheduling.learner_state import FactRecord
from trainer.scheduling.plan_rules import wants_more
from trainer.study.explain_answer import explain_again
from trainer.study.focus import focus_text
from trainer.study.home import UNMET, Mixed, open_pairs, pair_of, stage_of
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in
from trainer.study.sentences import cost_text, next_day_text
from trainer.study.session import TIMED_KINDS, Session
from trainer.study.session_context import SessionContext
from trainer.study.steps import EndStep, FeedbackStep, Grown, TopicResult

NAMED = 3
"""Confused pairs named at the end: a hard day is no long list of mistakes."""


def end(context: SessionContext, session: Session, *, left: bool = False) -> EndStep:
    """Return how the session went, or so far where it was `left`; after a test with the wrong answers explained."""
    answers = [answered_in(entry) for entry in session.entries]
    before = context.states.records_before(session.entries)
    remains = 0 if (session.kind in TIMED_KINDS and not left) or not answers else _minutes_left(context)
    confused = _confused(context, [outcome for one in answers for outcome in one.outcomes])
    return EndStep(
        kind=session.kind,
        counts=tally(answers),
        minutes=session.spent_ms / MS_A_MINUTE,
        new_facts=sum(_stage(before[fact]) == UNMET and _stage_now(context, fact) > UNMET for fact in before),
        grown=sum(UNMET < _stage(before[fact]) < _stage_now(context, fact) for fact in before),
        topics=_topics(context, [outcome for one in answers for outcome in one.outcomes]),
        confused=confused[:NAMED],
        more_confused=len(confused) > NAMED,
        next_day_text=next_day_text(
            _days_to_next(context), confused[0] if confused else None, goes_on_today=remains > 0
        ),
        to_review=_to_review(context, session) if session.kind in TOLD_AT_THE_END else (),
        can_undo=bool(session.entries or context.states.entries_of(context.today())),
        cost_text=NOTHING if session.kind in TIMED_KINDS else _cost(context, session, answers, before, remains),
        plants=_plants(context, before),
        freed=_freed(context, session),
        left=left,
        focus_text=focus_text(context),
    )


def _minutes_left(context: LearnerContext) -> int:
    """Return what is left of today's minutes, rounded as those that were used are; 0 only where the home has it so."""
    spent = spent_ms(answered_in(entry) for entry in context.states.entries_of(context.today()))
    minutes = context.preferences.minutes
    return max(minutes - max(round(spent / MS_A_MINUTE), 1), 1) if spent < minutes * MS_A_MINUTE else 0


def _cost(
    context: LearnerContext,
    session: Session,
    answers: Sequence[Answered],
    before: Mapping[FactId, FactRecord | None],
    left: int,
) -> Message:
    """Return what the session took from the day's plan: minutes, and answers that came before their day."""
    if not answers:
        return NOTHING
    early = sum(_is_early(context, one, before) for one in answers)
    return cost_text(max(round(session.spent_ms / MS_A_MINUTE), 1), left, early)


def _is_early(context: LearnerContext, answered: Answered, before: Mapping[FactId, FactRecord | None]) -> bool:
    """Return whether nothing asked was new, wrong or due: then the memory gains little by it."""
    records = [before.get(outcome.fact) for outcome in answered.outcomes]
    memories = [None if record is None else record.state.memory for record in records]
    return answered.correct and all(
        memory is not None and context.model.due_day(memory) > answered.study_day for memory in memories
    )


def _plants(context: LearnerContext, before: Mapping[FactId, FactRecord | None]) -> tuple[Grown, ...]:
    """Return what moved in the field, the highest first."""
    pack = context.pack
    moved = ((fact, _stage(record), _stage_now(context, fact)) for fact, record in before.items() if fact in pack.facts)
    grown = (
        Grown(pack.fact_name(fact), pack.side(pack.facts[fact].side).place, was, now)
        for fact, was, now in moved
        if now > was
    )
    return tuple(sorted(grown, key=lambda one: (-one.stage, one.before)))


def _freed(context: LearnerContext, session: Session) -> tuple[tuple[Text, Text], ...]:
    """Return the names of the pairs that were confused before the session and are not any more."""
    if not session.entries:
        return ()
    before, now = context.states.before(session.entries).confusions, context.states.confusions
    still = _open_pairs(context, now.values())
    freed = [pair for pair in _open_pairs(context, before.values()) if pair not in still]
    return tuple((context.pack.fact_name(FactId(one)), context.pack.fact_name(FactId(other))) for one, other in freed)


def _open_pairs(context: LearnerContext, confusions: Iterable[Confusion]) -> tuple[tuple[str, str], ...]:
    mixed = (Mixed(one.fact, one.taken_for, one.forms_held, one.forms_held_back) for one in confusions)
    return open_pairs(mixed, context.layout)


def _stage(record: FactRecord | None) -> int:
    return UNMET if record is None else _stage_of(record.state)


def _stage_now(context: LearnerContext, fact: FactId) -> int:
    return _stage_of(context.states.facts.get(fact))


def _stage_of(state: FactState | None) -> int:
    if state is None or state.memory is None:
        return UNMET
    return stage_of(state.memory.stability, ever_right=state.right > 0)


def _topics(context: LearnerContext, outcomes: list[FactOutcome]) -> tuple[TopicResult, ...]:
    """Return the topics that were asked, in pack order."""
    asked: Mapping[Topic, list[FactOutcome]] = {topic: [] for topic in context.catalogue.topics}
    for outcome in outcomes:
        topic = context.catalogue.topic_of.get(outcome.fact)
        if topic is not None:
            asked[topic].append(outcome)
    return tuple(_result(context.topic_label(ones[0].fact), tally_of(ones)) for ones in asked.values() if ones)


def _result(topic: Message, counts: Tally) -> TopicResult:
    share = observed(counts.facts_right, counts.facts)
    return TopicResult(topic, counts.facts_right, counts.facts, share.low, share.high)


def _confused(context: LearnerContext, outcomes: list[FactOutcome]) -> tuple[tuple[Text, Text], ...]:
    """Return the names of the pairs that were taken for each other, each once."""
    pairs = dict.fromkeys(pair_of(one.fact, one.taken_for) for one in outcomes if one.taken_for is not None)
    return tuple((context.pack.fact_name(FactId(one)), context.pack.fact_name(FactId(other))) for one, other in pairs)


def _days_to_next(context: LearnerContext) -> int:
    """Return the days until something is worth asking, as the home will have it.

    Tomorrow while there is something new, or while the plan has work though nothing is due.
    """
    due: list[int] = []
    met: list[tuple[int, int]] = []
    for fact in context.catalogue_without(context.unasked).facts:
        state = context.states.facts.get(fact)
        if state is None or state.memory is None:
            return 1
        due.append(context.model.due_day(state.memory))
        met.append((state.right_days, state.memory.day))
    goals = context.preferences
    if wants_more(met, len(due), context.today() + 1, goals.due_day, goals.due_from):
        return 1
    return max(min(due, default=0) - context.today(), 1)


def _to_review(context: SessionContext, session: Session) -> tuple[FeedbackStep, ...]:
    steps = (_explained(context, session, entry) for entry in session.entries if not answered_in(entry).correct)
    return tuple(step for step in steps if step is not None)


def _explained(context: SessionContext, session: Session, entry: LogEntry) -> FeedbackStep | None:
    answered = answered_in(entry)
    wrong = next((one.fact for one in answered.outcomes if not one.correct), answered.outcomes[0].fact)
    return explain_again(context, session, answered, wrong)
