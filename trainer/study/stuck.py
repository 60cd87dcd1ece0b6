"""What is told of a fact that does not stick: its explanation and source to read, and that it may be put aside."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from trainer.domain.grade import FactOutcome
from trainer.domain.message import Message, message, one_after_another
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.scheduling.stuck import is_stuck
from trainer.study.learner_context import LearnerContext
from trainer.study.sentences import source_line
from trainer.study.steps import Stuck

_STUCK: Final = message(
    "“{name}” was wrong on {days} days. Read it once in peace; from now on it comes less often and in another form."
)
_ASIDE: Final = message("“{name}” is put aside: it is not asked. You find it again under Progress.")


def stuck_of(context: LearnerContext, outcomes: Sequence[FactOutcome]) -> Stuck | None:
    """Return the first missed fact that does not stick; None where there is none."""
    missed = (one.fact for one in outcomes if not one.correct and one.fact in context.pack.facts)
    stuck = next((fact for fact in missed if is_stuck(context.states.facts.get(fact))), None)
    return None if stuck is None else told_of(context, stuck)


def told_of(context: LearnerContext, fact: FactId) -> Stuck:
    """Return what is told of a fact that does not stick, as things are now."""
    known, state = context.pack.facts[fact], context.states.facts.get(fact)
    days = 0 if state is None else state.wrong_days
    aside, goal = fact in context.aside, context.assigned.get(fact)
    said = _said(known.name, days, aside=aside)
    if goal is not None:
        said = one_after_another(said, message("It belongs to “{goal}”, so it stays among them.", goal=goal.name))
    return Stuck(fact, said, known.text, source_line(known.source), aside, goal is not None, known.source.url)


def _said(name: Text, days: int, *, aside: bool) -> Message:
    return replace(_ASIDE if aside else _STUCK, values=(("name", name), ("days", days)))
