"""A fact that does not stick: wrong on five days. It rests between its askings and leaves the time to the others."""

from collections.abc import Mapping
from typing import Final

from trainer.domain.learner import FactState
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
