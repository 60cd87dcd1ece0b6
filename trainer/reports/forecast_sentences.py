"""The forecast in words: what will be held, what two minutes change, what is in the way and what would mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from trainer.domain.dates import DAYS_A_WEEK, date_text
from trainer.domain.learner import FactState
from trainer.domain.message import Message, counted, message, one_after_another, percent
from trainer.domain.study_day import StudyDay
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import MINUTES_EITHER_WAY, Forecast, Outlook
from trainer.scheduling.forecast_marks import Mark
from trainer.scheduling.minutes_needed import MOST

WORTH_SAYING: Final = 0.05
"""From such a share of all facts on, missing contacts are named."""
LONG_PLAN: Final = 12
"""Days; the last third of a shorter plan is too short to be spoken of."""
_TWO: Final = int(MINUTES_EITHER_WAY)


@dataclass(frozen=True, slots=True)
class Situation:
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
    marked: tuple[Mark, ...] = ()
    """Earlier forecasts and what came, in the order in which they were said."""

    @property
    def plays_to_due(self) -> bool:
        """Whether the due date itself was played."""
        return self.due is not None and self.due <= self.until

    @property
    def outlook(self) -> Outlook | None:
        """Whether the goal is safe, open or will be missed; None where there is no goal in reach of sight."""
        return self.seen.outlook if self.plays_to_due else None

    @property
    def nothing_left(self) -> bool:
        """Whether the due date is today."""
        return self.due == self.today


def sentences(situation: Situation) -> tuple[Message, ...]:
    """Return what there is to know, the most important first: where there is a goal, whether it is safe or open."""
    return (
        *_of_the_goal(situation),
        _held(situation),
        *([] if situation.nothing_left else [_of_minutes(situation)]),
        *_contacts(situation),
        *_how_sure(situation),
        *_what_came(situation),
    )


def _of_the_goal(situation: Situation) -> list[Message]:
    outlook = situation.outlook
    if outlook is None:
        return []
    goal = percent(situation.seen.target)
    if situation.nothing_left:
        return [_of_today(outlook, goal)]
    minutes, day = _minutes_a_day(situation.minutes), _last_day(situation)
    if outlook == "safe":
        said = message(
            "With {minutes} the goal of {goal} is safe on {day}: even the low end of the range reaches it.",
            minutes=minutes,
            goal=goal,
            day=day,
        )
        return [said]
    if outlook == "open":
        said = message(
            "Whether {minutes} reach the goal of {goal} on {day} is still open.", minutes=minutes, goal=goal, day=day
        )
        return [one_after_another(said, *_mend(situation))]
    said = message("With {minutes} the goal of {goal} will be missed on {day}.", minutes=minutes, goal=goal, day=day)
    return [one_after_another(said, *_mend(situation))]


def too_early(facts: Iterable[FactState]) -> tuple[Message, ...]:
    """Return what is said before answers on later days tell what stays: what was seen, and no number of a day ahead."""
    met = [state for state in facts if state.memory is not None]
    known = sum(state.recalled for state in met)
    if not met:
        return (message("There is no outlook yet. Answer some questions first."),)
    return (
        _known_so_far(known, len(met)),
        message("How much of it will stay cannot be told yet: answers on later days show it."),
        message("Nor can it be told yet whether more or fewer minutes a day would change it."),
    )


def _known_so_far(known: int, met: int) -> Message:
    if not known:
        return counted(
            "The one fact you met was not recalled unaided. It is still to be learnt.",
            "Of the {count} facts you met none was recalled unaided. They are all still to be learnt.",
            met,
        )
    if known == met:
        return counted(
            "The one fact you met was recalled unaided. Another day will show whether it stays.",
            "All {count} facts you met were recalled unaided. Another day will show whether they stay.",
            met,
        )
    return message(
        "Of the {met} facts you met {known} were recalled unaided. The others are still to be learnt.",
        met=met,
        known=known,
    )


def _of_today(outlook: Outlook, goal: Message) -> Message:
    if outlook == "safe":
        return message("Today is the day, and the goal of {goal} is reached: even the low end says so.", goal=goal)
    if outlook == "open":
        return message(
            "Today is the day, and whether the goal of {goal} is reached is open. Start with what is weak today.",
            goal=goal,
        )
    return message(
        "Today is the day, and the goal of {goal} is probably not reached yet. Start with what is weak today.",
        goal=goal,
    )


def _mend(situation: Situation) -> list[Message]:
    if situation.seen.held.mean >= situation.seen.target:
        return []
    if situation.needed is not None:
        return [message("{minutes} would probably reach it.", minutes=_minutes_a_day(situation.needed))]
    if situation.minutes < MOST:
        return [
            message(
                "Even {minutes} would probably not be enough; a later date would help.", minutes=_minutes_a_day(MOST)
            )
        ]
    return [message("A later date would help.")]


def _held(situation: Situation) -> Message:
    share = _share(situation.seen.held)
    if situation.nothing_left:
        return message("You probably hold {share} of it all now.", share=share)
    day = _last_day(situation)
    if situation.due is None:
        return counted(
            "You will probably hold {share} of it all in {count} day, on {day}.",
            "You will probably hold {share} of it all in {count} days, on {day}.",
            situation.until - situation.today,
            share=share,
            day=day,
        )
    said = message("You will probably hold {share} of it all on {day}.", share=share, day=day)
    if situation.plays_to_due:
        return said
    return one_after_another(
        said,
        message(
            "The due date, {due}, is still far off; this shows the way there as far as it can be seen.",
            due=date_text(situation.due, situation.today),
        ),
    )


def _of_minutes(situation: Situation) -> Message:
    fewer, held, more = (percent(one) for one in (situation.seen.fewer, situation.seen.held.mean, situation.seen.more))
    if fewer == held == more:
        return message("{two} minutes a day more or fewer would hardly change it.", two=_TWO)
    if situation.minutes <= _TWO:
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


def _contacts(situation: Situation) -> list[Message]:
    if not situation.plays_to_due or situation.nothing_left:
        return []
    seldom, unseen = (1 - share for share in (situation.seen.thrice, situation.seen.late))
    said = []
    if seldom >= WORTH_SAYING:
        said.append(
            counted(
                "About {count} of the {facts} facts will have been right on fewer than three days by then.",
                "About {count} of the {facts} facts will have been right on fewer than three days by then.",
                round(seldom * situation.facts),
                facts=situation.facts,
            )
        )
    if unseen >= WORTH_SAYING and situation.plan_days >= LONG_PLAN:
        said.append(
            counted(
                "About {count} of the {facts} facts will not come up in the last third before that day.",
                "About {count} of the {facts} facts will not come up in the last third before that day.",
                round(unseen * situation.facts),
                facts=situation.facts,
            )
        )
    return said


def _how_sure(situation: Situation) -> list[Message]:
    said = []
    if not situation.nothing_left:
        days = min(max(situation.days_a_week, 1), DAYS_A_WEEK)
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


def _what_came(situation: Situation) -> list[Message]:
    if not situation.marked:
        return []
    # Of the newest day that is over, what was said of it first: the boldest.
    newest = max(situation.marked, key=lambda mark: (mark.said.for_day, -mark.said.day))
    said = message(
        "For {day} it was said on {then}: {said}. It came to {came}.",
        day=date_text(newest.said.for_day, situation.today),
        then=date_text(newest.said.day, situation.today),
        said=percent(newest.said.held.mean),
        came=percent(newest.came.mean),
    )
    held = counted(
        "{held} of {count} earlier outlook held its range.",
        "{held} of {count} earlier outlooks held their range.",
        len(situation.marked),
        held=sum(mark.holds for mark in situation.marked),
    )
    return [one_after_another(said, held)]


def _minutes_a_day(minutes: int) -> Message:
    return counted("{count} minute a day", "{count} minutes a day", minutes)


def _last_day(situation: Situation) -> Message:
    return date_text(situation.until, situation.today)


def _share(held: Estimate) -> Message:
    mean, low, high = (round(100 * one) for one in held)
    return message("about {mean}% ({low}–{high}%)", mean=mean, low=low, high=high)
