"""How far a learner has come in an assignment, by the very rule that counts; and what it makes of the day's plan."""

from collections.abc import Iterable, Sequence

from trainer.domain.due import in_zone
from trainer.domain.goal import Goal
from trainer.domain.kept_answer import KeptAnswer, KeptUndo, WrongFact, that_stand
from trainer.domain.passing import Passed, passed
from trainer.domain.question import QuestionId
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogRecord
from trainer.domain.study_day import study_day
from trainer.domain.subject import FactId
from trainer.scheduling.plan_rules import still_ahead
from trainer.study.opened_assignments import OpenedAssignment
from trainer.study.session_context import SessionContext

GOAL = "assignment:"
"""Before an assignment's id: the id of its goal."""


def progress(opened: OpenedAssignment, records: Iterable[LogRecord]) -> Passed:
    """Return how far the answers of a registration come."""
    answers: list[KeptAnswer] = []
    undos: list[KeptUndo] = []
    tested: dict[QuestionId, tuple[FactId, ...]] = {}
    for record in records:
        match record:
            case Answered():
                tested[record.question] = tuple(one.fact for one in record.outcomes)
                answers.append(_kept(record))
            case AnswerUndone(id=id_, cancels=of, utc_ms=utc_ms):
                undos.append(KeptUndo(id_, of, redo=False, utc_ms=utc_ms))
            case AnswerRedone(id=id_, redoes=of, utc_ms=utc_ms):
                undos.append(KeptUndo(id_, of, redo=True, utc_ms=utc_ms))
            case _:
                pass
    return passed(opened.assignment, that_stand(tuple(answers), tuple(undos)), tested)


def goals_with(context: SessionContext, opened: Sequence[OpenedAssignment]) -> tuple[Goal, ...]:
    """Return the goals of the settings with those of the assignments as they stand now."""
    before = {goal.registration: goal for goal in context.preferences.goals if goal.registration}
    own = [goal for goal in context.preferences.goals if not goal.registration]
    now = context.clock.now().utc_ms
    wanted = (one for one in opened if one.assignment.open_ms <= now and not _rests(one))
    return (*own, *(_goal(context, one, before.get(one.registration)) for one in wanted))


def _rests(opened: OpenedAssignment) -> bool:
    personal = opened.assignment.personal
    return personal is not None and (personal.exempt or personal.paused)


def _goal(context: SessionContext, opened: OpenedAssignment, before: Goal | None) -> Goal:
    assignment, today = opened.assignment, context.today()
    due = None if opened.due_ms is None else study_day(in_zone(assignment, opened.due_ms), starts_hour=0)
    if still_ahead(due, today) is None and due is not None and not is_done(context, opened):
        # It is late, and still to be done.
        due = None
    return Goal(
        id=f"{GOAL}{assignment.id}",
        name=assignment.title.in_(context.language),
        pack=assignment.pack,
        facts=assignment.facts,
        due_day=due,
        due_from=today if before is None else before.due_from,
        assigned=True,
        registration=opened.registration,
    )


def is_done(context: SessionContext, opened: OpenedAssignment) -> bool:
    """Return whether the rule is met."""
    return progress(opened, context.log.of_registration(opened.registration)).by is not None


def _kept(record: Answered) -> KeptAnswer:
    return KeptAnswer(
        id=record.id,
        device=record.device,
        place=0 if record.link is None else record.link.place,
        question=record.question,
        correct=record.correct,
        as_claimed=False,
        wrong=tuple(WrongFact(one.fact, one.taken_for) for one in record.outcomes if not one.correct),
        utc_ms=record.utc_ms,
        offset_minutes=record.offset_minutes,
        received_ms=record.utc_ms,
        milliseconds=record.milliseconds,
        kind=record.session_kind,
        reserved=record.reserved,
    )
