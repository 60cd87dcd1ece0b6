"""What a report needs of this learner, read from the log."""

from collections.abc import Mapping

from trainer.domain.learner import FactEvent
from trainer.domain.log_records import ForecastSaid
from trainer.domain.review import Answered
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.reports.report import Reads
from trainer.reports.report_input import ReportInput
from trainer.study.focus import focus_text
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in


def report_input(context: LearnerContext, reads: Reads) -> ReportInput:
    """Return the learner's state as it is now, with copies of its own, and the answers that the report reads."""
    states, today, goals = context.states, context.today(), context.preferences
    days = tuple(context.log.study_days(context.pack.id))
    forecasts = _forecasts(context, today, reads)
    return ReportInput(
        pack=context.pack,
        catalogue=context.catalogue_without(context.unasked),
        today=today,
        facts=dict(states.facts),
        confusions=dict(states.confusions),
        ability=states.ability_before(()),
        model=context.model,
        policy=context.plan_policy,
        study_days=days,
        answers=_answers(context, days, today, reads),
        forecasts=forecasts,
        events=_events_since(context, min((one.for_day for one in forecasts), default=None)),
        minutes=goals.minutes,
        due_day=goals.due_day,
        due_from=goals.due_from,
        goals=context.goals,
        learner=context.device,
        focus=focus_text(context),
        aside=tuple(fact for fact in context.pack.facts if fact in context.aside),
    )


def _forecasts(context: LearnerContext, today: StudyDay, reads: Reads) -> tuple[ForecastSaid, ...]:
    if not reads.forecasts:
        return ()
    return context.log.forecasts_said(context.pack.id, StudyDay(today - reads.forecasts))


def _events_since(context: LearnerContext, day: StudyDay | None) -> Mapping[FactId, tuple[FactEvent, ...]]:
    """Return all events of the facts answered since a day; none without one."""
    if day is None:
        return {}
    facts = context.states.facts.values()
    touched = [one.fact for one in facts if one.memory is not None and one.memory.day >= day]
    return context.log.events(context.pack.id, touched)


def _answers(
    context: LearnerContext, days: tuple[StudyDay, ...], today: StudyDay, reads: Reads
) -> tuple[Answered, ...]:
    """Return the answers of the last `reads.days` days and the newest `reads.newest`, oldest first."""
    found: list[list[Answered]] = []
    left = reads.newest
    for day in reversed(days):
        if day <= today - reads.days and left <= 0:
            break
        found.append([answered_in(entry) for entry in context.log.of_day(context.pack.id, day)])
        left -= len(found[-1])
    return tuple(one for day in reversed(found) for one in day)
