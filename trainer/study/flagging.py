"""「この問題はおかしい」: a complaint about the question on screen, kept on this machine."""

from dataclasses import replace

from trainer.domain.question import QuestionId
from trainer.study.session import Session
from trainer.study.snapshots import AskStep, FeedbackStep, Step
from trainer.study.workspace import Workspace


def flag(workspace: Workspace, session: Session, step: AskStep | FeedbackStep) -> Step:
    """Keep the complaint, or take it back if there is one."""
    question = step.asking.question
    _toggle(workspace, question)
    session.step = replace(step, flagged=question in workspace.flagged)
    return session.step


def _toggle(workspace: Workspace, question: QuestionId) -> None:
    pack = workspace.pack
    if question in workspace.flagged:
        workspace.flags.remove(pack.id, question)
        workspace.flagged.discard(question)
        return
    rev = pack.questions[question].rev
    workspace.flags.add(pack.id, pack.version, question, rev, workspace.clock.now().utc_ms)
    workspace.flagged.add(question)
