"""Putting the next question: which fact, which of its questions, and why."""

from dataclasses import replace
from random import Random

from trainer.domain.dates import date_text
from trainer.domain.grade import Grade
from trainer.domain.message import NOTHING, Message, Wording, message
from trainer.domain.question import Form, Question, question_shown
from trainer.domain.subject import FactId
from trainer.scheduling import rotation
from trainer.scheduling.plan_rules import BRIEF_MINUTES, still_ahead
from trainer.scheduling.policy import Pick
from trainer.scheduling.stuck import is_stuck, other_form
from trainer.study.hints import asking_hint
from trainer.study.learner_context import LearnerContext
from trainer.study.sentences import mixed_up_text, paired_text, reason_text
from trainer.study.session import Posed, Prepared, Session
from trainer.study.session_context import SessionContext
from trainer.study.session_summary import end
from trainer.study.steps import AskStep, FeedbackStep, Step

FIRST_TYPE = "single"
"""Of a learner's very first question, where the fact has one: it is answered with one choice."""


def next_question(context: SessionContext, session: Session) -> Step:
    """Put the next question on screen, or the end of the session; what the feedback carried, if it is still good."""
    prepared, session.prepared = session.prepared, None
    if prepared is None or prepared.day != context.today():
        prepared = _next(context, session)
    session.posed, session.step = prepared.posed, prepared.step
    return prepared.step


def show_feedback(context: SessionContext, session: Session, step: FeedbackStep) -> FeedbackStep:
    """Put feedback on screen, with what `next_question` will show after it as things are now."""
    session.prepared = _next(context, session)
    session.step = told = replace(step, following=session.prepared.step)
    return told


def _next(context: SessionContext, session: Session) -> Prepared:
    """Return what comes next: a function of the log, the settings and the day."""
    day = context.today()
    pick = session.next_pick()
    if pick is None:
        return Prepared(day, None, end(context, session))
    seed, chance = session.draw()
    question = _shown(context, pick) or rotation.next_wording(
        _chosen(context, session, pick, chance), context.states.questions, chance
    )
    posed = _posed(context, session, pick, question, seed)
    return Prepared(day, posed, ask_step(context, session, posed))


def _shown(context: SessionContext, pick: Pick) -> Question | None:
    """Return the question in the wording that the plan names; None where it names none."""
    return context.pack.shown(pick.question, pick.variant) if pick.question is not None and pick.variant else None


def _chosen(context: SessionContext, session: Session, pick: Pick, chance: Random) -> Question:
    """Return which of the fact's questions comes."""
    return rotation.next_question(
        session.catalogue.questions_of[pick.fact],
        context.states.facts.get(pick.fact),
        context.states.questions,
        session.just_asked,
        chance,
        other_form_than=_form_to_change(context, pick),
        wanted_form=_wanted_form(context, session, pick),
        wanted_type=pick.question_type or ("" if context.states.facts else FIRST_TYPE),
        wanted_question=pick.question,
        crowded=session.crowded,
        easy=pick.easy,
        brief=context.preferences.minutes < BRIEF_MINUTES,
        rate=context.measured_seconds.before(context.today()).rate,
    )


def pose(context: SessionContext, session: Session, pick: Pick, question: Question, seed: int) -> AskStep:
    """Put this question on screen, drawn with this seed."""
    session.posed = _posed(context, session, pick, question, seed)
    step = ask_step(context, session, session.posed)
    session.step = step
    return step


def _posed(context: SessionContext, session: Session, pick: Pick, question: Question, seed: int) -> Posed:
    state = context.states.facts.get(pick.fact)
    memory = None if state is None else state.memory
    return Posed(
        pick=pick,
        question=question,
        asking=context.type_of(question).ask(question, context.pack, seed, context.language),
        predicted_recall=None if memory is None else context.model.recall(memory, session.day),
    )


def ask_step(context: SessionContext, session: Session, posed: Posed) -> AskStep:
    """Return the question as a snapshot; after a near miss, or what could not be read, with what was typed."""
    first = posed.tried
    retyping: Grade | None = None if first is None else first.grade
    return AskStep(
        asking=posed.asking,
        topic=topic_of(context, posed.pick),
        reason=posed.pick.reason,
        reason_text=reason_of(context, posed.pick, posed.question.tests),
        progress=session.progress(),
        can_undo=bool(session.entries or context.states.entries_of(context.today())),
        can_redo=context.can_redo(),
        flagged=posed.question.showing in context.flagged,
        retyping=retyping,
        typed="" if first is None else "\n".join(first.given.response.parts),
        hint=asking_hint(context, posed.asking.shape) if first is None else NOTHING,
        notice=context.notice,
    )


def topic_of(context: LearnerContext, pick: Pick) -> Wording:
    """Return the aspect; where several goals share the minutes, behind the one it is asked for."""
    aspect, goals = context.aspect_name(pick.fact), context.goals
    if not goals:
        return aspect
    name = next((one.name for one in goals if one.id == pick.goal), "")
    if not name:
        return message("Your own goal · {aspect}", aspect=aspect)
    return message("{goal} · {aspect}", goal=name, aspect=aspect)


def reason_of(context: LearnerContext, pick: Pick, tested: tuple[FactId, ...]) -> Message:
    """Return why this fact comes; another fact is named only if the question does not ask it."""
    today = context.today()
    due = still_ahead(context.preferences.due_day, today)
    if pick.reason == "contrast" and pick.reason_fact is not None:
        return _twin_text(context, pick, pick.reason_fact, tested)
    day = NOTHING if due is None else date_text(due, today)
    return reason_text(pick.reason, context.aspect_name(pick.fact), day)


def _twin_text(context: LearnerContext, pick: Pick, other: FactId, tested: tuple[FactId, ...]) -> Message:
    state = context.states.facts.get(pick.fact)
    if other in tested:
        return paired_text("both")
    if pick.arm:
        return paired_text(pick.arm)
    fresh = state is not None and state.chosen_instead_of == other
    days = (
        context.today() - state.chosen_instead_day
        if fresh and state is not None and state.chosen_instead_day is not None
        else None
    )
    return mixed_up_text(context.pack.fact_name(other), days)


def _wanted_form(context: LearnerContext, session: Session, pick: Pick) -> Form | None:
    """Return the form the plan wants; a fact that does not stick has each of its forms in turn."""
    if pick.form is not None or not is_stuck(context.states.facts.get(pick.fact)):
        return pick.form
    return other_form(session.catalogue.questions_of[pick.fact], context.states.questions)


def _form_to_change(context: LearnerContext, pick: Pick) -> Form | None:
    """Return the form a re-ask should not have again."""
    state = context.states.facts.get(pick.fact)
    if pick.reason != "relearn" or state is None or state.last_question is None:
        return None
    return context.form_of(question_shown(state.last_question))
