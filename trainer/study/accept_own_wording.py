"""That was right: the answer just judged counts as right from now on, and its wording with it."""

from dataclasses import replace

from trainer.domain.log_records import OwnWordingAccepted
from trainer.domain.review import AnswerUndone, ReviewId
from trainer.study.explain_answer import feedback
from trainer.study.learner_state_store import answered_in
from trainer.study.next_question import show_feedback
from trainer.study.own_wording import by_own_wordings, wordings_of
from trainer.study.registered import link_again
from trainer.study.session import Session
from trainer.study.session_context import SessionContext
from trainer.study.settle_clock import settle_clock
from trainer.study.stamp import stamp
from trainer.study.start_session import session_again
from trainer.study.steps import FeedbackStep, Step


def accept_own_wording(context: SessionContext, session: Session, step: FeedbackStep) -> Step:
    """Take the answer back and give it again as right, by a wording that the learner keeps.

    Undoing that answer takes the wording back, too. Where this was not offered nothing changes.
    """
    if not step.may_accept:
        return step
    settle_clock(context)
    entry = (context.states.entries_of(context.today()) or session.entries)[-1]
    answered, now = answered_in(entry), context.clock.now()
    question, fact = context.pack.shown(answered.question, answered.variant), answered.outcomes[0].fact
    if question is None:
        return step
    own = wordings_of(answered.response, step.grade)
    right = by_own_wordings(context, question, step.asking, answered.response, own)
    again = ReviewId(context.new_id())
    for wording in own:
        # Before the answer that it hangs on: without that one it is not in force.
        context.log.note(
            OwnWordingAccepted(
                **stamp(context, now, answered.study_day),
                question=question.id,
                variant=question.variant,
                wording=wording,
                answer=again,
            )
        )
    undone = AnswerUndone(
        **stamp(context, now, answered.study_day),
        cancels=answered.id,
        link=link_again(answered),
    )
    context.states.take_back(entry, undone)
    left = [one for one in session.entries if one.sequence != entry.sequence]
    context.session = session_again(context, answered, left)
    counted = replace(
        answered, id=again, utc_ms=now.utc_ms, offset_minutes=now.offset_minutes, outcomes=right.grade.outcomes,
        lures=(), correct=right.grade.correct, matched=right.matched,
    )  # fmt: skip
    context.session.add(context.states.write(counted))
    shown = (step.asking, answered.response, right.grade)
    return show_feedback(context, context.session, feedback(context, context.session, question, shown, fact))
