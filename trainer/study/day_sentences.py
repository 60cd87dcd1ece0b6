"""The day in a line: what today's plan holds, a word after an absence, how the goals stand."""

from typing import TYPE_CHECKING, Final

from trainer.domain.dates import date_text
from trainer.domain.message import NOTHING, Message, counted, message
from trainer.domain.study_day import StudyDay
from trainer.study.home import DayPlan

if TYPE_CHECKING:
    from trainer.scheduling.forecast import Outlook

_TEN: Final = 10
AWAY_DAYS: Final = 3
"""From so many days without an answer on somebody is welcomed back."""


def day_text(plan: DayPlan) -> Message:
    """Return what the plan holds, in the order of asking; nothing where it holds nothing."""
    checks, new = _things(plan.checks), _things(plan.new)
    held = (
        (len(plan.pairs), counted("{count} pair you mixed up", "{count} pairs you mixed up", len(plan.pairs))),
        (plan.checks, counted("{things} fact to check", "{things} facts to check", plan.checks, things=checks)),
        (plan.new, counted("up to {things} new fact", "up to {things} new facts", plan.new, things=new)),
    )
    parts = [said for number, said in held if number]
    match parts:
        case []:
            return NOTHING
        case [only]:
            return message("Today: {part}.", part=only)
        case [one, other]:
            return message("Today: first {part}, then {other}.", part=one, other=other)
        case _:
            one, other, third = parts
            return message("Today: first {part}, then {other} and {third}.", part=one, other=other, third=third)


def plan_empty() -> Message:
    """Return that today needs nothing more."""
    return message("Today is done. See you tomorrow.")


def _things(count: int) -> Message:
    """Return a number of things; Japanese counts them with つ only up to nine."""
    return message("{few}", few=count) if count < _TEN else message("{many}", many=count)


def welcome_text(away: int, minutes: int) -> Message:
    """Return a word to one who was away for some days; nothing to all others."""
    if away < AWAY_DAYS:
        return NOTHING
    return counted(
        "Welcome back. The same {count} minute is enough; nothing has piled up.",
        "Welcome back. The same {count} minutes are enough; nothing has piled up.",
        minutes,
    )


_STANDS: Final = {
    "safe": message("Until {day}: at this pace you are safe."),
    "open": message("Until {day}: still open."),
    "will miss": message("Until {day}: at this pace you will not make it."),
}
_TOO_EARLY: Final = message("Until {day}: too early to tell.")


def goal_text(due: StudyDay, today: StudyDay, outlook: "Outlook | None") -> Message:
    """Return a goal with its date and how it stands, without a number; None: there is not enough evidence yet."""
    said = _TOO_EARLY if outlook is None else _STANDS[outlook]
    return Message(said.id, (("day", date_text(due, today)),))
