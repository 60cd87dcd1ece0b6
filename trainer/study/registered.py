"""Which assignment an answer is handed in for: the link that stands in its record."""

from collections.abc import Sequence

from trainer.domain.goal import Goal
from trainer.domain.question import Question, QuestionId
from trainer.domain.review import Answered, LogRecord, RegistrationLink
from trainer.study.learner_context import LearnerContext


def goal_of(context: LearnerContext, question: Question, picked: str) -> Goal | None:
    """Return the assigned goal that an answer to a question counts for, also when its date is over.

    Of several the one that was never asked this question, then the one it was picked for, then the nearest date: an
    answer counts once.
    """
    facts = set(question.tests)
    goals = [one for one in context.registered if not facts.isdisjoint(one.facts)]
    if len(goals) > 1:
        goals.sort(key=lambda one: (_was_asked(context, one, question.id), one.id != picked, *_date(one)))
    return goals[0] if goals else None


def link_of(goal: Goal | None) -> RegistrationLink | None:
    """Return the link of an answer; the log gives it its place."""
    return None if goal is None else RegistrationLink(goal.registration)


def link_again(record: LogRecord) -> RegistrationLink | None:
    """Return the link of a record that takes back another one of its registration."""
    return None if record.link is None else RegistrationLink(record.link.registration)


def _was_asked(context: LearnerContext, goal: Goal, question: QuestionId) -> bool:
    records: Sequence[LogRecord] = context.log.of_registration(goal.registration)
    return any(isinstance(one, Answered) and one.question == question for one in records)


def _date(goal: Goal) -> tuple[bool, int]:
    return (goal.due_day is None, goal.due_day or 0)
