"""What is on screen in another language: the question with the same draw, or the feedback on the same answer."""

from trainer.study.explain_answer import feedback
from trainer.study.finalize_grade import finalize_grade
from trainer.study.learner_state_store import answered_in
from trainer.study.next_question import pose, show_feedback
from trainer.study.session import Session
from trainer.study.session_context import SessionContext
from trainer.study.steps import AskStep, FeedbackStep


def retranslate(context: SessionContext, session: Session) -> None:
    """Show the step on screen in the language that is now set; a near miss stays as it is."""
    posed = session.posed
    if isinstance(session.step, FeedbackStep):
        show_feedback(context, session, _told_again(context, session, session.step))
    elif posed is not None and isinstance(session.step, AskStep) and posed.first_try is None:
        pose(context, session, posed.pick, posed.question, posed.asking.seed)


def _told_again(context: SessionContext, session: Session, step: FeedbackStep) -> FeedbackStep:
    """Return the feedback in the language now set; as it was where the answer would be graded otherwise in that one."""
    answered = answered_in(session.entries[-1])
    question, fact = context.pack.questions[answered.question], session.explained
    kind = context.type_of(question)
    asking = kind.ask(question, context.pack, answered.seed, context.language)
    grade = finalize_grade(kind.grade(question, context.pack, asking, answered.response))
    if fact is None or (grade.verdict, grade.outcomes) != (step.grade.verdict, step.grade.outcomes):
        return step
    return feedback(context, session, question, (asking, answered.response, grade), fact)
