"""The console's words: what each standing is called, its sign, and days."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from trainer.assigning.console_views import Standing
from trainer.domain.assignment import Flag
from trainer.domain.dates import date_text, short_date
from trainer.domain.message import Message, counted, message
from trainer.domain.study_day import StudyDay
from trainer.scheduling.estimate import Estimate
from trainer.translations import say, tr
from trainer.ui.numbers import percent
from trainer.ui.widgets.visible_text import literal

SIGNS: Final[dict[Standing, str]] = {
    "done": "✓",
    "on_track": "→",
    "open": "…",
    "at_risk": "△",
    "not_yet": "○",
    "exempt": "－",
    "on_leave": "－",
    "left": "－",
}
"""Never colour alone."""

_WORDS: Final[dict[Standing, Message]] = {
    "done": message("Done"),
    "on_track": message("On track"),
    "open": message("Still open"),
    "at_risk": message("At risk"),
    "not_yet": message("Not begun"),
    "exempt": message("Exempt"),
    "on_leave": message("On leave"),
    "left": message("Has left"),
}
_FLAGS: Final[dict[Flag, Message]] = {
    "history_rewritten": message("seems rewritten"),
    "same_id_other_body": message("one answer in two versions"),
    "claim_differs": message("judged otherwise here"),
    "key_used_by_two": message("one key, two people"),
    "fork": message("the record splits"),
    "clock_backwards": message("the clock went back"),
    "older_revision": message("older revision"),
    "other_content": message("other content of the pack"),
    "fast": message("unusually fast"),
}
_FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
NOTHING_KNOWN: Final = "—"


def standing_text(standing: Standing) -> str:
    """Return sign and word."""
    return f"{SIGNS[standing]} {say(_WORDS[standing])}"


def flag_words(flag: Flag) -> str:
    """Return what a flag says; it is a hint, never a verdict."""
    return say(_FLAGS[flag])


def day_in(utc_ms: int | None, zone: str) -> StudyDay | None:
    """Return the date of a moment in a zone."""
    if utc_ms is None:
        return None
    there = datetime.fromtimestamp(utc_ms / 1000, UTC).astimezone(ZoneInfo(zone))
    return StudyDay((there.date() - _FIRST.date()).days)


def day_words(day: StudyDay, today: StudyDay) -> str:
    """Return a day as it is said in a sentence."""
    return say(date_text(day, today))


def short_day(day: StudyDay | None) -> str:
    """Return a day as it stands in a table."""
    return NOTHING_KNOWN if day is None else say(short_date(day))


def due_words(due: StudyDay | None, today: StudyDay) -> str:
    """Return until when, and how far that is."""
    if due is None:
        return tr("Everybody has a date of their own")
    on, days = day_words(due, today), due - today
    if days < 0:
        return tr("Due {day} (over)", day=on)
    if days == 0:
        return tr("Due {day} (today)", day=on)
    return say(counted("Due {day} ({count} day left)", "Due {day} ({count} days left)", days, day=on))


def people_words(count: int) -> str:
    """Return a number of people."""
    return say(counted("{count} person", "{count} people", count))


def range_words(held: Estimate | None) -> str:
    """Return a share with its range: 58% (45–70)."""
    if held is None:
        return NOTHING_KNOWN
    return f"{percent(held.mean)} ({round(100 * held.low)}–{round(100 * held.high)})"


def names_in_a_row(names: Sequence[str]) -> str:
    """Return names one behind the other, as they may be shown."""
    return literal("・".join(names))
