"""Putting a fact aside, and bringing it back: kept in the log, and from then on planned without it or with it."""

from dataclasses import replace

from trainer.domain.log_records import BroughtBack, SetAside
from trainer.domain.review import LogRecord, ReviewId
from trainer.domain.subject import FactId
from trainer.study.next_question import show_feedback
from trainer.study.session_context import SessionContext
from trainer.study.settle_clock import settle_clock
from trainer.study.start_session import plan_again
from trainer.study.steps import FeedbackStep, Step
from trainer.study.stuck import told_of


def set_aside(context: SessionContext, fact: FactId) -> Step | None:
    """Ask a fact no more until it is brought back; return the step on screen, which tells so.

    What somebody else's goal names stays.
    """
    if fact in context.pack.facts and fact not in context.aside and fact not in context.assigned:
        context.log.note(_record(context, fact, aside=True))
        context.note_aside(fact, aside=True)
        _plan_again(context, fact)
    return None if context.session is None else context.session.step


def bring_back(context: SessionContext, fact: FactId) -> Step | None:
    """Ask a fact again that was put aside; return the step on screen."""
    if fact in context.aside:
        context.log.note(_record(context, fact, aside=False))
        context.note_aside(fact, aside=False)
        _plan_again(context, fact)
    return None if context.session is None else context.session.step


def _plan_again(context: SessionContext, fact: FactId) -> None:
    session = context.session
    if session is None or session.over:
        return
    plan_again(context, session)
    step = session.step
    if isinstance(step, FeedbackStep):
        stuck = step.told.stuck
        if stuck is not None and stuck.fact == fact:
            step = replace(step, told=replace(step.told, stuck=told_of(context, fact)))
        show_feedback(context, session, step)


def _record(context: SessionContext, fact: FactId, *, aside: bool) -> LogRecord:
    settle_clock(context)
    now = context.clock.now()
    told = (
        ReviewId(context.new_id()),
        context.device,
        now.utc_ms,
        now.offset_minutes,
        context.states.today(now),
        context.pack.id,
    )
    return SetAside(*told, fact=fact, question=None) if aside else BroughtBack(*told, fact=fact, question=None)
