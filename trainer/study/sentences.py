"""The sentences of studying, in both languages; none names a fact that the question asks."""

from collections.abc import Mapping
from dataclasses import replace

from trainer.domain.dates import ahead
from trainer.domain.message import Message, counted, message, one_after_another
from trainer.domain.review import ReasonKind
from trainer.domain.subject import Source
from trainer.domain.text import Language
from trainer.translations import say

_REASONS: Mapping[ReasonKind, Message] = {
    "new": message("Something new, on “{aspect}”."),
    "due": message("It is a good time to check this one on “{aspect}”."),
    "shortfall": message("“{aspect}” is thin at present, so it gets more of your time."),
    "final_review": message("A finishing look at “{aspect}”."),
    "relearn": message("You missed this one a moment ago; here it is once more."),
    "contrast": message("You mixed up a pair before; this is the other one of it."),
    "confused": message("You were sure and wrong here before, on “{aspect}”."),
    "weak": message("This one on “{aspect}” is weak at present."),
    "ahead": message("An early look at “{aspect}”, not seen for a while."),
    "probe": message("A check, drawn by lot."),
    "picked": message("The plant you picked in the field, and its twin."),
    "test": message("A test question on “{aspect}”."),
}
_BEFORE: Mapping[ReasonKind, Message] = {
    "ahead": message("An early look at “{aspect}”, so that you hold it on {day}."),
    "final_review": message("A finishing look at “{aspect}” before {day}."),
}
"""The same with a due date, where that is why."""
_MIXED_UP: Mapping[int | None, Message] = {
    0: message("A moment ago you took it for “{name}”; this is the other one of the pair."),
    1: message("Yesterday you took it for “{name}”; this is the other one of the pair."),
    None: message("You once took it for “{name}”; this is the other one of the pair."),
}
_PAIRED: Mapping[str, Message] = {
    "both": message("Two that you mixed up, both in one question."),
    "together": message("Two that you mixed up, one soon after the other."),
    "apart": message("Two that you mixed up, well apart from each other."),
}


def reason_text(reason: ReasonKind, aspect: str, language: Language, due: str = "") -> str:
    """Return why a question was chosen, naming no more than the aspect; `due` is the due date in words, or ""."""
    wording = _BEFORE.get(reason, _REASONS[reason]) if due else _REASONS[reason]
    return say(replace(wording, values=(("aspect", aspect), ("day", due))), language)


def mixed_up_text(name: str, language: Language, days: int | None) -> str:
    """Return that a fact comes because it was taken for another one, which is named; `days` ago, None: some day."""
    return say(replace(_MIXED_UP.get(days, _MIXED_UP[None]), values=(("name", name),)), language)


def paired_text(way: str, language: Language) -> str:
    """Return that a confused pair is asked "together", "apart", or "both" in one question."""
    return say(_PAIRED[way], language)


def when(days: int, language: Language) -> str:
    """Return a number of days ahead in words: tomorrow, in 3 days, in about 2 weeks."""
    return say(ahead(days), language)


def comes_back(days: int, lured: str, language: Language, *, again_today: bool) -> str:
    """Return when it is good to check a fact again, which the plan may do earlier or later.

    `lured` is the name of the fact it was taken for, or "".
    """
    said = message("The next good time to check it: {day}.", day=when(days, language))
    if again_today:
        said = one_after_another(message("It comes once more in this session."), said)
    if lured:
        said = one_after_another(said, message("“{lured}”, which you took it for, comes soon, too.", lured=lured))
    return say(said, language)


def source_line(source: Source, language: Language) -> str:
    """Return the source as one line: title, publisher, year."""
    details = [part for part in (source.publisher, source.year) if part]
    said: Message = message("{title}", title=source.title)
    if len(details) > 1:
        said = message("{title} ({publisher}, {year})", title=source.title, publisher=details[0], year=details[1])
    elif details:
        said = message("{title} ({detail})", title=source.title, detail=details[0])
    return say(said if source.verified else message("{source}, not verified", source=said), language)


def next_day_text(days: int, confused: tuple[str, str] | None, language: Language) -> str:
    """Return when to come back and what waits: a confused pair, if there is one.

    Of many pairs a day has room for some, so none is promised for a certain day.
    """
    if confused is not None:
        one, other = confused
        return say(message("See you tomorrow. “{one}” and “{other}” come again soon.", one=one, other=other), language)
    day = when(days, language)
    return say(message("See you {day}; the field goes on growing.", day=day), language)


def cost_text(minutes: int, left: int, early: int, language: Language) -> str:
    """Return what a test or free practice took from the day's plan; `early` answers came before their day."""
    said = [counted("This took {count} minute.", "This took {count} minutes.", minutes)]
    if left:
        said.append(
            counted("{count} minute of today's plan is left.", "{count} minutes of today's plan are left.", left)
        )
    else:
        said.append(message("The time of today's plan is used; its questions go on with your next day."))
    if early:
        said.append(
            message("{early} came while still well remembered: that moves the next check only a little.", early=early)
        )
    return say(one_after_another(*said), language)


def plan_heading(minutes: int, language: Language) -> str:
    """Return the first line of today's plan."""
    return say(message("Today: {minutes} minutes. First come:", minutes=minutes), language)


def plan_empty(language: Language) -> str:
    """Return that today needs nothing more."""
    return say(message("Today is done. See you tomorrow."), language)
