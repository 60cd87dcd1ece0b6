"""A fact that does not stick: wrong on five days. It rests between its askings and leaves the time to the others."""

from collections.abc import Mapping, Sequence
from typing import Final

from trainer.domain.learner import FactState, QuestionState
from trainer.domain.question import Form, Question, ShowingId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId

STUCK_DAYS: Final = 5
"""Wrong on so many days, and not right on two of its days running since."""
REST_DAYS: Final = 2
"""Asked on one day, it is not asked before so many days later."""


def is_stuck(state: FactState | None) -> bool:
    """Return whether a fact does not stick: asking it daily again has not helped."""
    return state is not None and state.wrong_days >= STUCK_DAYS


def resting(facts: Mapping[FactId, FactState], today: StudyDay) -> frozenset[FactId]:
    """Return the facts that do not stick and were asked too lately to be asked again."""
    return frozenset(
        fact
        for fact, state in facts.items()
        if state.wrong_days >= STUCK_DAYS and state.memory is not None and today - state.memory.day < REST_DAYS
    )


def other_form(questions: Sequence[Question], asked: Mapping[ShowingId, QuestionState]) -> Form:
    """Return the form whose questions on a fact were asked longest ago, so that each has its turn.

    What the learner judges alone tells too little: it has its turn only where there is nothing else.
    """
    last: dict[Form, int] = {}
    for one in questions:
        shown = [asked[wording.showing].last_sequence for wording in one.trained if wording.showing in asked]
        last[one.form] = max([last.get(one.form, 0), *shown])
    return min(last, key=lambda form: (form is Form.SELF_JUDGED, last[form]))
