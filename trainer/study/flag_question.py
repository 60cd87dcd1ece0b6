"""「この問題はおかしい」: a complaint about the question on screen, kept on this machine."""

from dataclasses import replace

from trainer.domain.question import ShowingId, question_shown
from trainer.study.next_question import show_feedback
from trainer.study.session import Session
from trainer.study.session_context import SessionContext
from trainer.study.steps import AskStep, FeedbackStep, Step


def flag_question(context: SessionContext, session: Session, step: AskStep | FeedbackStep) -> Step:
    """Keep the complaint, or take it back if there is one."""
    question = step.asking.showing
    _toggle(context, question)
    if isinstance(step, FeedbackStep):
        return show_feedback(context, session, replace(step, flagged=question in context.flagged))
    session.step = replace(step, flagged=question in context.flagged)
    return session.step


def _toggle(context: SessionContext, question: ShowingId) -> None:
    pack = context.pack
    if question in context.flagged:
        context.flags.remove(pack.id, question)
        context.flagged.discard(question)
        return
    rev = pack.questions[question_shown(question)].rev
    context.flags.add(pack.id, pack.version, question, rev, context.clock.now().utc_ms)
    context.flagged.add(question)
