"""The question on screen in another language, with the same draw; all around it is in none until it is shown."""

from dataclasses import replace

from trainer.study.finalize_grade import finalize_grade
from trainer.study.learner_state_store import answered_in
from trainer.study.next_question import pose, show_feedback
from trainer.study.own_wording import judged
from trainer.study.session import Session
from trainer.study.session_context import SessionContext
from trainer.study.steps import AskStep, FeedbackStep


def retranslate(context: SessionContext, session: Session) -> None:
    """Put the question on screen in the language that is now set; a near miss stays as it is."""
    posed = session.posed
    if isinstance(session.step, FeedbackStep):
        show_feedback(context, session, _asked_again(context, session, session.step))
    elif posed is not None and isinstance(session.step, AskStep) and posed.first_try is None and posed.unread is None:
        pose(context, session, posed.pick, posed.question, posed.asking.seed)


def _asked_again(context: SessionContext, session: Session, step: FeedbackStep) -> FeedbackStep:
    """Return the feedback with its question in the language now set; as it was where that one grades otherwise."""
    answered = answered_in(session.entries[-1])
    question = context.pack.shown(answered.question, answered.variant)
    if question is None:
        return step
    asking = context.type_of(question).ask(question, context.pack, answered.seed, context.language)
    again = judged(context, question, asking, answered.response)
    grade = finalize_grade(again.grade)
    if (grade.verdict, grade.outcomes) != (step.grade.verdict, step.grade.outcomes):
        return step
    return replace(step, asking=asking, grade=grade)
