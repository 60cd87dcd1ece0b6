"""The forecast in words: what will be held, what two minutes change, what is in the way and what would mend it."""

from dataclasses import dataclass
from typing import Final

from trainer.domain.dates import DAYS_A_WEEK, date_text
from trainer.domain.message import Message, counted, message, one_after_another, percent
from trainer.domain.study_day import StudyDay
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import MINUTES_EITHER_WAY, Forecast
from trainer.scheduling.minutes_needed import MOST

WORTH_SAYING: Final = 0.05
"""From such a share of all facts on, missing contacts are named."""
LONG_PLAN: Final = 12
"""Days; the last third of a shorter plan is too short to be spoken of."""
_TWO: Final = int(MINUTES_EITHER_WAY)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the sentences are made from."""

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


def sentences(outlook: Outlook) -> tuple[Message, ...]:
    """Return what there is to know, the most important first; a warning is always the first."""
    return (
        *([_warning(outlook)] if outlook.missed else []),
        _held(outlook),
        *([] if outlook.nothing_left else [_of_minutes(outlook)]),
        *_contacts(outlook),
        *_how_sure(outlook),
    )


def _warning(outlook: Outlook) -> Message:
    goal = percent(outlook.seen.target)
    if outlook.nothing_left and outlook.seen.reachable:
        return message(
            "Today is the day, and the goal of {goal} is probably missed by a little. Start with what is weak today.",
            goal=goal,
        )
    if outlook.nothing_left:
        return message(
            "Today is the day, and the goal of {goal} is probably not reached yet. Start with what is weak today.",
            goal=goal,
        )
    minutes, day = _minutes_a_day(outlook.minutes), _last_day(outlook)
    if outlook.seen.reachable:
        said = message(
            "With {minutes} the goal of {goal} will probably be missed a little on {day}.",
            minutes=minutes,
            goal=goal,
            day=day,
        )
    else:
        said = message(
            "With {minutes} the goal of {goal} cannot be reached on {day}.", minutes=minutes, goal=goal, day=day
        )
    return one_after_another(said, _mend(outlook))


def _mend(outlook: Outlook) -> Message:
    if outlook.needed is not None:
        return message("{minutes} would probably reach it.", minutes=_minutes_a_day(outlook.needed))
    if outlook.minutes < MOST:
        return message("Even {minutes} would not be enough; a later date would help.", minutes=_minutes_a_day(MOST))
    return message("A later date would help.")


def _held(outlook: Outlook) -> Message:
    share = _share(outlook.seen.held)
    if outlook.nothing_left:
        return message("You probably hold {share} of it all now.", share=share)
    day = _last_day(outlook)
    if outlook.due is None:
        return counted(
            "You will probably hold {share} of it all in {count} day, on {day}.",
            "You will probably hold {share} of it all in {count} days, on {day}.",
            outlook.until - outlook.today,
            share=share,
            day=day,
        )
    said = message("You will probably hold {share} of it all on {day}.", share=share, day=day)
    if outlook.plays_to_due:
        return said
    return one_after_another(
        said,
        message(
            "The due date, {due}, is still far off; this shows the way there as far as it can be seen.",
            due=date_text(outlook.due, outlook.today),
        ),
    )


def _of_minutes(outlook: Outlook) -> Message:
    fewer, held, more = (percent(one) for one in (outlook.seen.fewer, outlook.seen.held.mean, outlook.seen.more))
    if fewer == held == more:
        return message("{two} minutes a day more or fewer would hardly change it.", two=_TWO)
    if outlook.minutes <= _TWO:
        return message("{two} minutes a day more would make it about {more}.", two=_TWO, more=more)
    if held == more:
        return message(
            "{two} minutes a day more would hardly change it, {two} fewer would make it about {fewer}.",
            two=_TWO,
            fewer=fewer,
        )
    if held == fewer:
        return message(
            "{two} minutes a day more would make it about {more}, {two} fewer would hardly change it.",
            two=_TWO,
            more=more,
        )
    return message(
        "{two} minutes a day more would make it about {more}, {two} fewer about {fewer}.",
        two=_TWO,
        more=more,
        fewer=fewer,
    )


def _contacts(outlook: Outlook) -> list[Message]:
    if not outlook.plays_to_due or outlook.nothing_left:
        return []
    seldom, unseen = (1 - share for share in (outlook.seen.thrice, outlook.seen.late))
    said = []
    if seldom >= WORTH_SAYING:
        said.append(
            counted(
                "About {count} of the {facts} facts will have been right on fewer than three days by then.",
                "About {count} of the {facts} facts will have been right on fewer than three days by then.",
                round(seldom * outlook.facts),
                facts=outlook.facts,
            )
        )
    if unseen >= WORTH_SAYING and outlook.plan_days >= LONG_PLAN:
        said.append(
            counted(
                "About {count} of the {facts} facts will not come up in the last third before that day.",
                "About {count} of the {facts} facts will not come up in the last third before that day.",
                round(unseen * outlook.facts),
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
        said.append(
            message("This is for studying every day.")
            if days == DAYS_A_WEEK
            else counted(
                "This is for studying about {count} day a week.",
                "This is for studying about {count} days a week.",
                days,
            )
        )
    return said


def _minutes_a_day(minutes: int) -> Message:
    return counted("{count} minute a day", "{count} minutes a day", minutes)


def _last_day(outlook: Outlook) -> Message:
    return date_text(outlook.until, outlook.today)


def _share(held: Estimate) -> Message:
    mean, low, high = (round(100 * one) for one in held)
    return message("about {mean}% ({low}–{high}%)", mean=mean, low=low, high=high)
