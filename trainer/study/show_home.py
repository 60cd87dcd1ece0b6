"""The field of this learner today."""

from trainer.domain.dates import DAYS_A_WEEK
from trainer.domain.time_spent import spent_ms
from trainer.study.focus import focus_offer
from trainer.study.home import DayPlan, Held, HomeSnapshot, Mixed, home_snapshot, open_pairs
from trainer.study.layout_json import layout_to_json
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in
from trainer.study.plan_of_day import plan_of_day


def show_home(context: LearnerContext) -> HomeSnapshot:
    """Return the home, and see to it that the pack's layout is kept for the next start."""
    layout = context.layout
    if not context.layout_kept:
        context.layouts.keep(context.pack.id, context.pack.content_hash, layout_to_json(layout))
        context.layout_kept = True
    states, today = context.states, context.today()
    # The newest day's answers are read here once a start, so that a session begins at once.
    states.ability_before(())
    aside = context.aside
    held: dict[str, Held] = {
        fact: Held(memory.stability, memory.day, state.recalled, state.right > 0, state.right_days, fact in aside)
        for fact, state in states.facts.items()
        if (memory := state.memory) is not None
    }
    mixed = (Mixed(one.fact, one.taken_for, one.forms_held, one.forms_held_back) for one in states.confusions.values())
    confused = open_pairs(mixed, layout)
    preferences = context.preferences
    spent = spent_ms(answered_in(entry) for entry in states.entries_of(today))
    studied = [day for day in context.log.study_days(context.pack.id) if day > today - DAYS_A_WEEK]
    home = home_snapshot(layout, held, confused, today, spent, preferences, studied)
    return home._replace(plan=_plan(context, home), focus=focus_offer(context))


def _plan(context: LearnerContext, home: HomeSnapshot) -> DayPlan:
    """Return today's plan; nothing of it is left where the day is done."""
    if home.next_act == "done":
        return DayPlan(frozenset(), (), 0, 0)
    return plan_of_day(context, "learn" if home.next_act in {"first", "learn"} else "review")
