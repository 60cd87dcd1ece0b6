"""What is told of goals beside the learner's own: by when, and how far."""

from collections.abc import Sequence

from trainer.domain.dates import date_text
from trainer.domain.goal import Goal
from trainer.domain.learner import FactState
from trainer.domain.message import Message, message
from trainer.domain.study_day import StudyDay
from trainer.reports.report_input import ReportInput


def goal_sentences(given: ReportInput) -> tuple[Message, ...]:
    """Return that the minutes are shared, and a sentence for each goal; nothing where there is only the learner's own.

    Only facts that can be asked are counted; one that was only ever taken for another was not met.
    """
    if not given.goals:
        return ()
    return (SHARED, *(_goal(given, goal) for goal in given.goals))


SHARED = message("Your minutes are shared: a goal gets more of them the more it lacks and the nearer its day is.")


def _goal(given: ReportInput, goal: Goal) -> Message:
    facts = [fact for fact in goal.facts if fact in given.catalogue.facts]
    return goal_sentence(goal, [given.facts.get(fact) for fact in facts], given.today)


def goal_sentence(goal: Goal, states: Sequence[FactState | None], today: StudyDay) -> Message:
    """Return by when a goal is to be held, and how many of its facts were met."""
    met = sum(state is not None and state.memory is not None for state in states)
    if goal.due_day is None:
        return message("“{goal}”: {met} of {facts} facts met.", goal=goal.name, met=met, facts=len(states))
    return message(
        "“{goal}”, by {day}: {met} of {facts} facts met.",
        goal=goal.name,
        day=date_text(goal.due_day, today),
        met=met,
        facts=len(states),
    )
