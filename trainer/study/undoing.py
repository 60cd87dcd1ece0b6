"""Undo: the newest answer of the study day is taken back and asked again with the same draw."""

from trainer.domain.problem import KnownProblem
from trainer.domain.review import Answered, Cancelled, ReviewId
from trainer.domain.text import Text
from trainer.scheduling.policy import Pick
from trainer.study.asking import ask_next, pose
from trainer.study.notebook import answered_in
from trainer.study.opening import session_again
from trainer.study.session import Session
from trainer.study.snapshots import Step
from trainer.study.workspace import Workspace


def undo(workspace: Workspace) -> Step:
    """Take back the newest answer of today, whichever session it was in, and ask it again.

    With nothing to take back the step on screen stays.
    """
    now = workspace.clock.now()
    today = workspace.notebook.today(now)
    running = workspace.session
    entries = workspace.notebook.entries_of(today) or ([] if running is None else running.entries)
    if not entries:
        return _nothing(workspace)
    entry = entries[-1]
    answered = answered_in(entry)
    cancelled = Cancelled(
        id=ReviewId(workspace.new_id()),
        device=workspace.device,
        utc_ms=now.utc_ms,
        offset_minutes=now.offset_minutes,
        study_day=today,
        pack=workspace.pack.id,
        cancels=answered.id,
    )
    workspace.notebook.take_back(entry, cancelled)
    # A session that went past 04:00 has answers of two days.
    known = running.entries if running is not None and running.id == answered.session else entries
    left = [one for one in known if one is not entry and answered_in(one).session == answered.session]
    session = session_again(workspace, answered, left)
    workspace.session = session
    question = workspace.pack.questions.get(answered.question)
    if question is None:
        return ask_next(workspace, session)
    return pose(workspace, session, _pick_again(session, answered), question, answered.seed)


def _pick_again(session: Session, answered: Answered) -> Pick:
    """Return the pick as it was: the log keeps the reason, the queue knows for which of the tested facts."""
    tested = [outcome.fact for outcome in answered.outcomes]
    again = session.next_pick()
    fact = again.fact if again is not None and again.fact in tested else tested[0]
    return Pick(fact, answered.reason, answered.reason_fact, answered.probe, arm=answered.arm)


def _nothing(workspace: Workspace) -> Step:
    if workspace.session is not None and workspace.session.step is not None:
        return workspace.session.step
    raise KnownProblem(
        Text("今日の回答はまだないので、取り消すものがありません。", "There is no answer of today to undo.")
    )
