"""Today's plan in words, for a machine without display or terminal; no count of what is late."""

from trainer.domain.grade import FactOutcome
from trainer.domain.message import NOTHING, Message, message
from trainer.domain.question import QuestionId
from trainer.reports.goals import SHARED, goal_sentence
from trainer.scheduling.policy import Asked, Pick
from trainer.study.day_sentences import plan_empty
from trainer.study.focus import focus_text
from trainer.study.learner_context import LearnerContext
from trainer.study.next_question import reason_of
from trainer.study.sentences import plan_heading
from trainer.study.start_session import plan, plan_view

LINES = 5
_NO_QUESTION = QuestionId("")


def todays_plan(context: LearnerContext) -> tuple[Message, ...]:
    """Return the heading and the reasons of the first questions, as if all were answered right."""
    queue = plan(context, plan_view(context, "review", None), 0)
    picks: list[Pick] = []
    while len(picks) < LINES:
        pick = queue.next([Asked(_NO_QUESTION, (FactOutcome(one.fact, correct=True),)) for one in picks])
        if pick is None:
            break
        picks.append(pick)
    if not picks:
        return (plan_empty(),)
    reasons = dict.fromkeys(message("・{reason}", reason=reason_of(context, pick, (pick.fact,))) for pick in picks)
    only = focus_text(context)
    said = (only,) if only != NOTHING else ()
    return (plan_heading(context.preferences.minutes), *said, *reasons, *goals_told(context))


def goals_told(context: LearnerContext, *, assigned: bool = True) -> tuple[Message, ...]:
    """Return what the minutes are shared among, where there are several goals.

    Not `assigned`: without a sentence for what is handed in, which has a line of its own on the home.
    """
    states, today, facts = context.states.facts, context.today(), context.catalogue.facts
    goals = context.goals
    shown = [one for one in goals if assigned or not one.registration]
    told = (goal_sentence(one, [states.get(fact) for fact in one.facts if fact in facts], today) for one in shown)
    return (SHARED, *told) if goals else ()
