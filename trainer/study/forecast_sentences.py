"""The forecast in words: what will be held, what two minutes change, what is in the way and what would mend it."""

from dataclasses import dataclass
from typing import Final

from trainer.domain.message import Message, message, one_after_another
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Language
from trainer.scheduling.forecast import MINUTES_EITHER_WAY, Forecast
from trainer.scheduling.minutes_needed import MOST
from trainer.scheduling.strength import Estimate
from trainer.study.dates import date_words
from trainer.study.sentences import DAYS_A_WEEK
from trainer.translations import say

WORTH_SAYING: Final = 0.05
"""From such a share of all facts on, missing contacts are named."""
LONG_PLAN: Final = 12
"""Days; the last third of a shorter plan is too short to be spoken of."""
_TWO: Final = int(MINUTES_EITHER_WAY)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the sentences are made from."""

    language: Language
    today: StudyDay
    due: StudyDay | None
    until: StudyDay
    """The last day played: the due date, unless there is none or it is too far off."""
    minutes: int
    seen: Forecast
    facts: int
    days_a_week: int
    needed: int | None
    """Minutes a day that would reach the goal; None where there are none such, or none were asked for."""
    plan_days: int
    """From the first day of the plan to the due date."""
    thin: bool
    """Whether hardly anything was answered yet."""

    @property
    def plays_to_due(self) -> bool:
        """Whether the due date itself was played."""
        return self.due is not None and self.due <= self.until

    @property
    def missed(self) -> bool:
        """Whether the goal is rather missed; without a due date in reach there is no goal."""
        return self.plays_to_due and not self.seen.on_course

    @property
    def nothing_left(self) -> bool:
        """Whether the due date is today."""
        return self.due == self.today


def sentences(outlook: Outlook) -> tuple[str, ...]:
    """Return what there is to know, the most important first; a warning is always the first."""
    said = [
        *([_warning(outlook)] if outlook.missed else []),
        _held(outlook),
        *([] if outlook.nothing_left else _of_minutes(outlook)),
        *_contacts(outlook),
        *_how_sure(outlook),
    ]
    return tuple(say(one, outlook.language) for one in said)


def _warning(outlook: Outlook) -> Message:
    goal = outlook.seen.target
    if outlook.nothing_left:
        nearly = message("Today is the day, and the goal of {goal:.0%} is probably not quite reached yet.", goal=goal)
        far = message("Today is the day, and the goal of {goal:.0%} is probably not reached yet.", goal=goal)
        start = message("Start with what is weak today.")
        return one_after_another(nearly if outlook.seen.reachable else far, start)
    minutes, day = outlook.minutes, _day(outlook)
    little = message(
        "With {minutes} minutes a day the goal of {goal:.0%} will probably be missed a little on {day}.",
        minutes=minutes,
        goal=goal,
        day=day,
    )
    far = message(
        "With {minutes} minutes a day the goal of {goal:.0%} cannot be reached on {day}.",
        minutes=minutes,
        goal=goal,
        day=day,
    )
    return one_after_another(little if outlook.seen.reachable else far, _mend(outlook))


def _mend(outlook: Outlook) -> Message:
    if outlook.needed is not None:
        return message("{needed} minutes a day would probably reach it.", needed=outlook.needed)
    if outlook.minutes < MOST:
        return message("Even {most} minutes a day would not be enough; a later date would help.", most=MOST)
    return message("A later date would help.")


def _held(outlook: Outlook) -> Message:
    share = _share(outlook.seen.held)
    if outlook.nothing_left:
        return message("You probably hold {share} of it all now.", share=share)
    day = _day(outlook)
    if outlook.due is None:
        days = outlook.until - outlook.today
        return message(
            "You will probably hold {share} of it all in {days} days, on {day}.", share=share, days=days, day=day
        )
    said = message("You will probably hold {share} of it all on {day}.", share=share, day=day)
    if outlook.plays_to_due:
        return said
    far_off = message(
        "The due date, {due}, is still far off; this shows the way there as far as it can be seen.",
        due=date_words(outlook.due, outlook.today),
    )
    return one_after_another(said, far_off)


def _of_minutes(outlook: Outlook) -> list[Message]:
    fewer, held, more = (f"{one:.0%}" for one in (outlook.seen.fewer, outlook.seen.held.mean, outlook.seen.more))
    if fewer == held == more:
        return [message("{two} minutes a day more or fewer would hardly change it.", two=_TWO)]
    if outlook.minutes <= _TWO:
        return [message("{two} minutes a day more would make it about {more}.", two=_TWO, more=more)]
    if held == more:
        return [
            message(
                "{two} minutes a day more would hardly change it, {two} fewer would make it about {fewer}.",
                two=_TWO,
                fewer=fewer,
            )
        ]
    if held == fewer:
        return [
            message(
                "{two} minutes a day more would make it about {more}, {two} fewer would hardly change it.",
                two=_TWO,
                more=more,
            )
        ]
    return [
        message(
            "{two} minutes a day more would make it about {more}, {two} fewer about {fewer}.",
            two=_TWO,
            more=more,
            fewer=fewer,
        )
    ]


def _contacts(outlook: Outlook) -> list[Message]:
    if not outlook.plays_to_due or outlook.nothing_left:
        return []
    seldom, unseen = (1 - share for share in (outlook.seen.thrice, outlook.seen.late))
    said = []
    if seldom >= WORTH_SAYING:
        count = round(seldom * outlook.facts)
        said.append(
            message(
                "About {count} of the {facts} facts will have been right on fewer than three days by then.",
                count=count,
                facts=outlook.facts,
            )
        )
    if unseen >= WORTH_SAYING and outlook.plan_days >= LONG_PLAN:
        count = round(unseen * outlook.facts)
        said.append(
            message(
                "About {count} of the {facts} facts will not come up in the last third before that day.",
                count=count,
                facts=outlook.facts,
            )
        )
    return said


def _how_sure(outlook: Outlook) -> list[Message]:
    said = []
    if outlook.thin:
        said.append(message("There are few answers yet, so this is a rough forecast; each answer makes it surer."))
    if not outlook.nothing_left:
        days = min(max(outlook.days_a_week, 1), DAYS_A_WEEK)
        rhythm = message("every day") if days == DAYS_A_WEEK else message("{days} days a week", days=days)
        said.append(message("This is for studying about {rhythm}.", rhythm=rhythm))
    return said


def _day(outlook: Outlook) -> Message:
    return date_words(outlook.until, outlook.today)


def _share(held: Estimate) -> Message:
    mean, low, high = (round(100 * one) for one in held)
    return message("about {mean}% ({low}–{high}%)", mean=mean, low=low, high=high)
