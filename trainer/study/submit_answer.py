"""An answer: graded, put on disk, and only then explained."""

from dataclasses import replace

from trainer.domain.grade import Grade, Verdict
from trainer.domain.message import NOTHING
from trainer.domain.review import TOLD_AT_THE_END, Answered
from trainer.domain.subject import FactId
from trainer.domain.time_spent import answer_ms
from trainer.study.backups import look_after_backups
from trainer.study.explain_answer import feedback
from trainer.study.finalize_grade import finalize_grade
from trainer.study.next_question import ask_step, next_question, show_feedback
from trainer.study.observed_twins import with_observed_twin
from trainer.study.own_wording import judged
from trainer.study.registered import goal_of, link_of
from trainer.study.session import FirstTry, Given, Posed, Session
from trainer.study.session_context import SessionContext
from trainer.study.settle_clock import settle_clock
from trainer.study.stamp import stamp
from trainer.study.steps import Step


def submit_answer(
    context: SessionContext,
    session: Session,
    posed: Posed,
    given: Given,
) -> Step:
    """Grade the response to the question on screen.

    What cannot be read is asked for again and never logged; a first near miss may be typed once more and is not logged
    yet. Otherwise the answer is on disk when this returns.
    """
    question, asking = posed.question, posed.asking
    grade, matched = judged(context, question, asking, given.response)
    again = _asked_again(posed, given, grade)
    if again is not None:
        session.posed = again
        session.step = ask_step(context, session, session.posed)
        return session.step
    context.notice = NOTHING
    settle_clock(context)
    grade, twin = with_observed_twin(context, question, asking, given.response, finalize_grade(grade))
    answered = replace(_answered(context, session, posed, given, grade), matched=matched)
    answered = replace(answered, lures=answered.lures or (() if twin is None else (twin,)))
    entry = context.states.write(_for_assignment(context, posed, answered, grade))
    session.add(entry)
    session.posed = None
    look_after_backups(context, entry)
    if session.kind in TOLD_AT_THE_END:
        return next_question(context, session)
    told = feedback(context, session, question, (asking, given.response, grade), posed.pick.fact)
    return show_feedback(context, session, told)


def _asked_again(posed: Posed, given: Given, grade: Grade) -> Posed | None:
    """Return the question as it is put once more; None where the answer counts."""
    if grade.verdict is Verdict.UNREAD:
        so_far = _milliseconds(posed.unread)
        unread = FirstTry(given._replace(milliseconds=so_far + given.milliseconds), grade)
        return replace(posed, unread=unread, tried=unread)
    if grade.verdict is Verdict.NEAR and posed.asking.retypable and posed.first_try is None:
        near = FirstTry(given, grade)
        return replace(posed, first_try=near, tried=near)
    return None


def _milliseconds(tried: FirstTry | None) -> int:
    return 0 if tried is None else tried.given.milliseconds


def _answered(
    context: SessionContext,
    session: Session,
    posed: Posed,
    given: Given,
    grade: Grade,
) -> Answered:
    first, now = None if posed.first_try is None else posed.first_try.given, context.clock.now()
    return Answered(
        **stamp(context, now, context.states.today(now)),
        pack_version=context.pack.version,
        question=posed.question.id,
        question_rev=posed.question.rev,
        question_type=posed.question.type,
        form=posed.question.form,
        outcomes=grade.outcomes,
        response=given.response,
        first_response=None if first is None else first.response,
        order=posed.asking.order,
        seed=posed.asking.seed,
        options=posed.asking.options,
        lures=_lures(grade),
        correct=grade.correct,
        confidence=given.confidence if first is None or given.confidence is not None else first.confidence,
        milliseconds=answer_ms(given.milliseconds + _milliseconds(posed.first_try) + _milliseconds(posed.unread)),
        session=session.id,
        session_kind=session.kind,
        position=session.answered + 1,
        reason=posed.pick.reason,
        reason_fact=posed.pick.reason_fact,
        predicted_recall=posed.predicted_recall,
        probe=posed.pick.probe,
        language=posed.asking.language,
        policy=f"{context.policy.name}/{context.policy.version}",
        model=f"{context.model.name}/{context.model.version}",
        arm=posed.pick.arm,
        goal=posed.pick.goal,
        variant=posed.question.variant,
        reserved=posed.question.reserved,
    )


def _for_assignment(context: SessionContext, posed: Posed, answered: Answered, grade: Grade) -> Answered:
    """Return the answer with what it is handed in for, and what of the pack was typed; most answers as they are."""
    goal = goal_of(context, posed.question, posed.pick.goal)
    if goal is None:
        return answered
    return replace(answered, goal=goal.id, link=link_of(goal), matched="\n".join(grade.matched))


def _lures(grade: Grade) -> tuple[FactId, ...]:
    """Return the facts that were taken for the right ones, each once."""
    outcomes = [one.taken_for for one in grade.outcomes if not one.correct]
    named = [*outcomes, *(one.taken_for for one in grade.refutations)]
    return tuple(dict.fromkeys(fact for fact in named if fact is not None))
