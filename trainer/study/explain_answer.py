"""Feedback: what decides, the twin beside it, the source, and when it comes back."""

from trainer.domain.asking import Asking
from trainer.domain.grade import Grade
from trainer.domain.message import NOTHING, Message
from trainer.domain.question import Question
from trainer.domain.response import Response
from trainer.domain.subject import Fact, FactId
from trainer.study.hints import feedback_hint
from trainer.study.learner_context import LearnerContext
from trainer.study.sentences import comes_back, source_line
from trainer.study.session import Session
from trainer.study.session_context import SessionContext
from trainer.study.steps import ContrastTable, FeedbackStep, TwinColumn


def feedback(
    context: SessionContext,
    session: Session,
    question: Question,
    shown: tuple[Asking, Response, Grade],
    fact: FactId,
) -> FeedbackStep:
    """Return the feedback on an answer that is in the log; `fact` is the one the question was chosen for."""
    asking, response, grade = shown
    twins = _twin_tables(context, grade, fact)
    return FeedbackStep(
        asking=asking,
        topic=context.topic_label(fact),
        response=response,
        grade=grade,
        decides=question.decides,
        twins=twins,
        source=source_line(question.source or context.pack.facts[question.tests[0]].source),
        comes_back=_comes_back(context, session, grade, fact),
        progress=session.progress(),
        can_undo=True,
        flagged=question.id in context.flagged,
        hint=feedback_hint(context, grade.outcomes) if twins and not grade.correct else NOTHING,
    )


def _twin_tables(context: LearnerContext, grade: Grade, fact: FactId) -> tuple[ContrastTable, ...]:
    """Return the chosen twins' tables first, then those of the fact's own twins, each pair once."""
    facts = context.pack.facts
    chosen = [(one.fact, one.taken_for) for one in grade.outcomes if one.taken_for is not None]
    pairs: dict[frozenset[FactId], ContrastTable] = {}
    for asked, twin in [*chosen, *((fact, twin) for twin in facts[fact].twins)]:
        if twin in facts and asked != twin:
            pairs.setdefault(frozenset((asked, twin)), _table(context, facts[asked], facts[twin]))
    return tuple(pairs.values())


def _table(context: LearnerContext, asked: Fact, twin: Fact) -> ContrastTable:
    """Return the pair as it stands in the field; where neither has a place of its own, the asked one is left."""
    places = context.pack.side(asked.side).place, context.pack.side(twin.side).place
    columns = _column(context, asked, was_asked=True), _column(context, twin, was_asked=False)
    swapped = places[0] == "right" or (places[0] == "both" and places[1] == "left")
    left, right = reversed(columns) if swapped else columns
    return ContrastTable(context.aspect_name(asked.id), left, right)


def _column(context: LearnerContext, fact: Fact, *, was_asked: bool) -> TwinColumn:
    return TwinColumn(fact.id, context.pack.side(fact.side).name, fact.name, fact.text, was_asked)


def _comes_back(context: LearnerContext, session: Session, grade: Grade, fact: FactId) -> Message:
    again = session.comes_again([one.fact for one in grade.outcomes if not one.correct])
    state = context.states.facts.get(fact)
    memory = None if state is None else state.memory
    days = 1 if memory is None else context.model.due_day(memory) - context.today()
    lures = [one.taken_for for one in grade.outcomes if one.taken_for in context.pack.facts]
    lured = context.pack.fact_name(lures[0]) if lures and lures[0] is not None else None
    return comes_back(days, lured, again_today=again)
