"""When it is time for a check day: a few questions in words that are never trained, before the day's review."""

from typing import Final

from trainer.domain.message import message
from trainer.domain.question import ShowingId
from trainer.domain.review import LogEntry
from trainer.domain.study_day import StudyDay
from trainer.scheduling.plan_rules import CHECK_EVERY_DAYS, FEWEST_CHECKED
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in

NEW_WORDS: Final = message(
    "Every other week a few questions come in words you have never met, to tell knowing from remembering the question."
)


def spent_wordings(context: LearnerContext, since: tuple[LogEntry, ...]) -> frozenset[ShowingId]:
    """Return the reserved wordings that were asked before the answers `since`, the newest in the log."""
    asked = context.states.questions
    now = {answered_in(entry).showing for entry in since}
    return frozenset(one.showing for one in context.catalogue.reserved if one.showing in asked) - now


def is_check_time(context: LearnerContext, today: StudyDay) -> bool:
    """Return whether so many days went by since the last check day, without one since the first day of study."""
    reserved = context.catalogue.reserved
    if not reserved:
        return False
    asked = context.states.questions
    checked = [asked[one.showing].last_day for one in reserved if one.showing in asked]
    first = checked or list(context.log.study_days(context.pack.id)[:1])
    return bool(first) and today - max(first) >= CHECK_EVERY_DAYS


def is_worth_it(questions: int | None) -> bool:
    """Return whether there is enough to ask to say anything by it."""
    return questions is not None and questions >= FEWEST_CHECKED
