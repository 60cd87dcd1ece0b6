"""Undo: the newest answer of the study day is taken back and asked again with the same draw."""

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.review import Answered, AnswerUndone, LogEntry
from trainer.scheduling.policy import Pick
from trainer.study.learner_state_store import answered_in
from trainer.study.next_question import next_question, pose
from trainer.study.registered import link_again
from trainer.study.session import Session
from trainer.study.session_context import SessionContext
from trainer.study.settle_clock import settle_clock
from trainer.study.stamp import stamp
from trainer.study.start_session import session_again
from trainer.study.steps import Step


def undo_answer(context: SessionContext) -> Step:
    """Take back the newest answer of today, whichever session it was in, and ask it again.

    With nothing to take back the step on screen stays.
    """
    settle_clock(context)
    now = context.clock.now()
    today = context.states.today(now)
    running = context.session
    entries = context.states.entries_of(today) or ([] if running is None else running.entries)
    if not entries:
        return _nothing(context)
    entry = entries[-1]
    answered = answered_in(entry)
    cancelled = AnswerUndone(
        **stamp(context, now, today),
        cancels=answered.id,
        link=link_again(answered),
    )
    context.states.take_back(entry, cancelled)
    session = session_again(context, answered, entries_beside(context, entry))
    context.session = session
    question = context.pack.shown(answered.question, answered.variant)
    if question is None:
        return next_question(context, session)
    return pose(context, session, pick_again(session, answered), question, answered.seed)


def entries_beside(context: SessionContext, entry: LogEntry) -> list[LogEntry]:
    """Return the other answers that stand of the session an answer belongs to."""
    answered, running = answered_in(entry), context.session
    # A session that went past 04:00 has answers of two days.
    same = running is not None and running.id == answered.session
    known = running.entries if running is not None and same else context.states.entries_of(answered.study_day)
    return [one for one in known if one.sequence != entry.sequence and answered_in(one).session == answered.session]


def pick_again(session: Session, answered: Answered) -> Pick:
    """Return the pick as it was: the log keeps the reason, the queue knows for which of the tested facts."""
    tested = [outcome.fact for outcome in answered.outcomes]
    again = session.next_pick()
    fact = again.fact if again is not None and again.fact in tested else tested[0]
    return Pick(fact, answered.reason, answered.reason_fact, answered.probe, arm=answered.arm, goal=answered.goal)


def _nothing(context: SessionContext) -> Step:
    if context.session is not None and context.session.step is not None:
        return context.session.step
    raise KnownProblem(message("There is no answer of today to undo."))
