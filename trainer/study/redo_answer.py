"""Redo: the newest undo of the study day is taken back, and its answer stands as it was given."""

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.review import TOLD_AT_THE_END, AnswerRedone
from trainer.study.explain_answer import explain_again
from trainer.study.learner_state_store import answered_in
from trainer.study.next_question import next_question, show_feedback
from trainer.study.registered import link_again
from trainer.study.session_context import SessionContext
from trainer.study.settle_clock import settle_clock
from trainer.study.stamp import stamp
from trainer.study.start_session import session_again
from trainer.study.steps import Step
from trainer.study.undo_answer import entries_beside, pick_again


def redo_answer(context: SessionContext) -> Step:
    """Let the answer that was taken back last stand again, and show its feedback; of a test, what follows it.

    With nothing to put back the step on screen stays. An answer given since an undo makes that final.
    """
    settle_clock(context)
    now = context.clock.now()
    today = context.states.today(now)
    undone = context.states.undone(today)
    if undone is None:
        return _nothing(context)
    answered = answered_in(undone.answer)
    session = session_again(context, answered, entries_beside(context, undone.answer))
    fact = pick_again(session, answered).fact
    redone = AnswerRedone(
        **stamp(context, now, today),
        redoes=undone.undo.record.id,
        link=link_again(undone.undo.record),
    )
    context.states.put_back(undone, redone)
    session.add(undone.answer)
    context.session = session
    told = None if session.kind in TOLD_AT_THE_END else explain_again(context, session, answered, fact)
    return next_question(context, session) if told is None else show_feedback(context, session, told)


def _nothing(context: SessionContext) -> Step:
    if context.session is not None and context.session.step is not None:
        return context.session.step
    raise KnownProblem(message("Nothing of today was taken back."))
