"""What is on screen in another language: the question with the same draw, or the feedback on the same answer."""

from trainer.study.asking import pose
from trainer.study.explaining import feedback
from trainer.study.notebook import answered_in
from trainer.study.session import Session
from trainer.study.settling import settled
from trainer.study.snapshots import AskStep, FeedbackStep
from trainer.study.workspace import Workspace


def redraw(workspace: Workspace, session: Session) -> None:
    """Show the step on screen in the language that is now set; a near miss stays as it is."""
    posed = session.posed
    if isinstance(session.step, FeedbackStep):
        session.step = _told_again(workspace, session, session.step)
    elif posed is not None and isinstance(session.step, AskStep) and posed.first_try is None:
        pose(workspace, session, posed.pick, posed.question, posed.asking.seed)


def _told_again(workspace: Workspace, session: Session, step: FeedbackStep) -> FeedbackStep:
    """Return the feedback in the language now set; as it was where the answer would be graded otherwise in that one."""
    answered = answered_in(session.entries[-1])
    question, fact = workspace.pack.questions[answered.question], session.explained
    kind = workspace.type_of(question)
    asking = kind.ask(question, workspace.pack, answered.seed, workspace.language)
    grade = settled(kind.grade(question, workspace.pack, asking, answered.response))
    if fact is None or (grade.verdict, grade.outcomes) != (step.grade.verdict, step.grade.outcomes):
        return step
    return feedback(workspace, session, question, (asking, answered.response, grade), fact)
