"""What a test would be, said before it begins: how many questions, how long, and whether it may ask the unseen."""

from math import ceil
from typing import NamedTuple

from trainer.domain.message import NOTHING, Message
from trainer.domain.study_day import MS_A_MINUTE
from trainer.scheduling.policies.tuning import SECONDS
from trainer.study.focus import focus_text
from trainer.study.learner_context import LearnerContext
from trainer.study.session import TEST_MS_A_QUESTION
from trainer.study.start_session import plan, plan_view

_SECONDS_A_QUESTION = sum(SECONDS.values()) / len(SECONDS)


class ExamOffer(NamedTuple):
    """Before a test."""

    questions: int
    minutes: int
    """About so many without a limit."""
    limit_minutes: int
    """Against the clock."""
    unseen: bool
    """Whether it asks what was never met, too."""
    may_choose: bool
    """Whether there is something met and something not, so that the choice is one."""
    focus_text: Message = NOTHING
    """What is practised alone at present: the test asks no more than that."""


def offer_test(context: LearnerContext) -> ExamOffer:
    """Return what a test of now would be, under the learner's setting."""
    questions = plan(context, plan_view(context, "test", None), 0).length or 0
    askable = context.catalogue_without(context.unasked).facts
    met = sum(fact in askable for fact in context.states.facts)
    return ExamOffer(
        questions=questions,
        minutes=max(ceil(questions * _SECONDS_A_QUESTION / 60), 1),
        limit_minutes=max(ceil(questions * TEST_MS_A_QUESTION / MS_A_MINUTE), 1),
        unseen=context.preferences.unseen_in_test,
        may_choose=0 < met < len(askable),
        focus_text=focus_text(context),
    )
