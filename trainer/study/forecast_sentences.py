"""The forecast in words: what will be held, what two minutes change, what is in the way and what would mend it."""

from dataclasses import dataclass
from typing import Final

from trainer.domain.message import message
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Language, Text
from trainer.scheduling.forecast import MINUTES_EITHER_WAY, Forecast
from trainer.scheduling.minutes_needed import MOST
from trainer.scheduling.strength import Estimate
from trainer.study.dates import date_text
from trainer.study.sentences import DAYS_A_WEEK

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
    return tuple(one.in_(outlook.language) for one in said)


def _warning(outlook: Outlook) -> Text:
    goal = f"{outlook.seen.target:.0%}"
    if outlook.nothing_left:
        still = "まだ少し足りない" if outlook.seen.reachable else "まだ届いていない"
        return Text(
            f"今日が期日です。目標の{goal}には、{still}見込みです。今日の学習で、弱い分野から確かめましょう。",
            f"Today is the day, and the goal of {goal} is probably not reached yet. Start with what is weak today.",
        )
    day, day_en = _day(outlook)
    if outlook.seen.reachable:
        said = Text(
            f"1日{outlook.minutes}分では、{day}の目標{goal}に少し足りない見込みです。",
            f"With {outlook.minutes} minutes a day the goal of {goal} will probably be missed a little {day_en}.",
        )
    else:
        said = Text(
            f"1日{outlook.minutes}分では、{day}の目標{goal}に届かない見込みです。",
            f"With {outlook.minutes} minutes a day the goal of {goal} cannot be reached {day_en}.",
        )
    mend = _mend(outlook)
    return Text(said.ja + mend.ja, f"{said.en} {mend.en}")


def _mend(outlook: Outlook) -> Text:
    if outlook.needed is not None:
        return message("{needed} minutes a day would probably reach it.", needed=outlook.needed)
    if outlook.minutes < MOST:
        return message("Even {most} minutes a day would not be enough; a later date would help.", most=MOST)
    return message("A later date would help.")


def _held(outlook: Outlook) -> Text:
    ja, en = _share(outlook.seen.held)
    if outlook.nothing_left:
        return Text(f"いま、全体の{ja}を思い出せる見込みです。", f"You probably hold {en} of it all now.")
    day, day_en = _day(outlook)
    if outlook.due is None:
        day, day_en = (
            f"{outlook.until - outlook.today}日後の{day}",
            f"in {outlook.until - outlook.today} days, {day_en}",
        )
    said = Text(f"{day}に、全体の{ja}を思い出せる見込みです。", f"You will probably hold {en} of it all {day_en}.")
    if outlook.due is None or outlook.plays_to_due:
        return said
    due, due_en = (date_text(outlook.due, outlook.today, language) for language in _BOTH)
    return Text(
        f"{said.ja}期日の{due}まではまだ先が長いので、ここまでの見込みを出しています。",
        f"{said.en} The due date, {due_en}, is still far off; this shows the way there as far as it can be seen.",
    )


def _of_minutes(outlook: Outlook) -> list[Text]:
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


def _contacts(outlook: Outlook) -> list[Text]:
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


def _how_sure(outlook: Outlook) -> list[Text]:
    said = []
    if outlook.thin:
        said.append(message("There are few answers yet, so this is a rough forecast; each answer makes it surer."))
    if not outlook.nothing_left:
        days = min(max(outlook.days_a_week, 1), DAYS_A_WEEK)
        rhythm = message("every day") if days == DAYS_A_WEEK else message("{days} days a week", days=days)
        said.append(message("This is for studying about {rhythm}.", rhythm=rhythm))
    return said


_BOTH: Final[tuple[Language, Language]] = ("ja", "en")


def _day(outlook: Outlook) -> tuple[str, str]:
    ja, en = (date_text(outlook.until, outlook.today, language) for language in _BOTH)
    return ja, f"on {en}"


def _share(held: Estimate) -> tuple[str, str]:
    mean, low, high = (round(100 * one) for one in held)
    return f"約{mean}%（{low}〜{high}%）", f"about {mean}% ({low}–{high}%)"
