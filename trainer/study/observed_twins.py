"""Twins that are found, not authored: a wrong answer that is another fact's right one, twice on different days.

The first time it is kept in the log, and nothing is made of it: anybody's hand slips. From the second day on the two
facts are a pair like one that an author named: shown side by side, brought back, cleared by the usual rule.
"""

from dataclasses import replace
from typing import NamedTuple

from trainer.domain.asking import Asking
from trainer.domain.grade import Grade
from trainer.domain.question import Question
from trainer.domain.response import Response
from trainer.domain.review import Answered
from trainer.domain.subject import FactId
from trainer.study.right_answers import taken_for
from trainer.study.session_context import SessionContext


class Observed(NamedTuple):
    """A grade, and the fact that the answer would have been right for."""

    grade: Grade
    twin: FactId | None = None


def with_observed_twin(
    context: SessionContext, question: Question, asking: Asking, response: Response, grade: Grade
) -> Observed:
    """Return the grade with the twin as what was taken for right, where it was so on an earlier day too."""
    if grade.correct or not context.right_answers or any(one.taken_for for one in grade.outcomes):
        return Observed(grade)
    twin = taken_for(context.right_answers, question, asking, response)
    if twin is None:
        return Observed(grade)
    state, today = context.states.facts.get(twin), context.states.today(context.clock.now())
    before = state is not None and state.chosen_instead_of in question.tests and state.chosen_instead_day is not None
    known = any((fact, twin) in context.states.confusions for fact in question.tests)
    if known or (before and state is not None and (state.chosen_instead_day or today) < today):
        return Observed(_named(grade, twin), twin)
    return Observed(grade, twin)


def as_observed(grade: Grade, answered: Answered) -> Grade:
    """Return the grade of a logged answer with what it was found to be taken for then."""
    found = next((one.taken_for for one in answered.outcomes if one.taken_for is not None), None)
    return grade if found is None or any(one.taken_for for one in grade.outcomes) else _named(grade, found)


def _named(grade: Grade, twin: FactId) -> Grade:
    outcomes = tuple(one if one.correct else one._replace(taken_for=twin) for one in grade.outcomes)
    return replace(grade, outcomes=outcomes)
