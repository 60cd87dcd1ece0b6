"""What today's minutes still hold: the plan played through as if every answer were right."""

from collections.abc import Iterator
from random import Random
from typing import Final

from trainer.domain.grade import FactOutcome
from trainer.domain.question import Question
from trainer.domain.review import SessionKind
from trainer.domain.study_day import MS_A_MINUTE
from trainer.domain.time_spent import spent_ms
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.policies.tuning import usual_seconds
from trainer.scheduling.policy import Asked, Pick, Queue
from trainer.scheduling.rotation import next_question
from trainer.study.home import DayPlan, pair_of
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in
from trainer.study.start_session import plan, plan_view

MOST: Final = 200
"""Questions looked at: more than anybody answers in a day."""


def plan_of_day(context: LearnerContext, kind: SessionKind) -> DayPlan:
    """Return what a session of this kind would ask in the minutes left; in less than one minute nothing."""
    view = plan_view(context, kind, None)
    asked = list(_played(context, view.catalogue, plan(context, view, 0), _seconds_left(context)))
    met = context.states.facts
    pairs = dict.fromkeys(
        pair_of(pick.fact, pick.reason_fact)
        for pick, _ in asked
        if pick.reason == "contrast" and pick.reason_fact is not None and pick.reason_fact != pick.fact
    )
    in_pairs = {fact for pair in pairs for fact in pair}
    facts = dict.fromkeys(fact for _, question in asked for fact in question.tests)
    return DayPlan(
        facts=frozenset(facts) | in_pairs,
        pairs=tuple(pairs),
        new=len([fact for fact in facts if fact not in met]),
        checks=len([fact for fact in facts if fact in met and fact not in in_pairs]),
    )


def _seconds_left(context: LearnerContext) -> float:
    spent = spent_ms(answered_in(entry) for entry in context.states.entries_of(context.today()))
    return (context.preferences.minutes * MS_A_MINUTE - spent) / 1000


def _played(
    context: LearnerContext, catalogue: Catalogue, queue: Queue, seconds: float
) -> Iterator[tuple[Pick, Question]]:
    so_far: list[Asked] = []
    chance = Random(0)
    while seconds > 0 and len(so_far) < MOST:
        pick = queue.next(so_far)
        if pick is None:
            return
        question = next_question(
            catalogue.questions_of[pick.fact],
            context.states.facts.get(pick.fact),
            context.states.questions,
            so_far[-1].question if so_far else None,
            chance,
            wanted_form=pick.form,
            wanted_type=pick.question_type,
        )
        yield pick, question
        so_far.append(Asked(question.id, tuple(FactOutcome(fact, correct=True) for fact in question.tests)))
        seconds -= usual_seconds(question)
