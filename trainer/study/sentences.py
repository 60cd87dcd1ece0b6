"""The sentences of studying; none names a fact that the question asks."""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from trainer.domain.dates import ahead
from trainer.domain.message import NOTHING, Message, counted, message, one_after_another
from trainer.domain.review import ReasonKind
from trainer.domain.study_day import MS_A_MINUTE
from trainer.domain.subject import Source
from trainer.domain.text import Text
from trainer.study.steps import Progress

_REASONS: Mapping[ReasonKind, Message] = {
    "new": message("Something new, on “{aspect}”."),
    "due": message("It is a good time to check this one on “{aspect}”."),
    "shortfall": message("“{aspect}” is thin at present, so it gets more of your time."),
    "final_review": message("A finishing look at “{aspect}”."),
    "relearn": message("You missed this one a moment ago; here it is once more."),
    "contrast": message("You mixed up a pair before; this is the other one of it."),
    "confused": message("You were sure and wrong here before, on “{aspect}”."),
    "weak": message("“{aspect}” stands low among your topics at present."),
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


def reason_text(reason: ReasonKind, aspect: Text, due: Message = NOTHING) -> Message:
    """Return why a question was chosen, naming no more than the aspect; `due` is the due date, if there is one."""
    wording = _BEFORE.get(reason, _REASONS[reason]) if due.id else _REASONS[reason]
    return replace(wording, values=(("aspect", aspect), ("day", due)))


def mixed_up_text(name: Text, days: int | None) -> Message:
    """Return that a fact comes because it was taken for another one, which is named; `days` ago, None: some day."""
    return replace(_MIXED_UP.get(days, _MIXED_UP[None]), values=(("name", name),))


def paired_text(way: str) -> Message:
    """Return that a confused pair is asked "together", "apart", or "both" in one question."""
    return _PAIRED[way]


def comes_back(days: int, lured: Text | None, *, again_today: bool) -> Message:
    """Return when it is good to check a fact again, which the plan may do earlier or later.

    `lured` is the name of the fact it was taken for.
    """
    said = message("The next good time to check it: {day}.", day=ahead(days))
    if again_today:
        said = one_after_another(message("It comes once more in this session."), said)
    if lured is not None:
        said = one_after_another(said, message("“{lured}”, which you took it for, comes soon, too.", lured=lured))
    return said


def source_line(source: Source) -> Message:
    """Return the source as one line: title, publisher, year, and its whole address with the day it was read there."""
    details = [part for part in (source.publisher, source.year) if part]
    said: Message = message("{title}", title=source.title)
    if len(details) > 1:
        said = message("{title} ({publisher}, {year})", title=source.title, publisher=details[0], year=details[1])
    elif details:
        said = message("{title} ({detail})", title=source.title, detail=details[0])
    if not source.verified:
        said = message("{source}, not verified", source=said)
    if source.url and source.accessed:
        return message("{source}: {address} (read on {day})", source=said, address=source.url, day=source.accessed)
    return message("{source}: {address}", source=said, address=source.url) if source.url else said


def next_day_text(days: int, confused: tuple[Text, Text] | None, *, goes_on_today: bool = False) -> Message:
    """Return when to come back and what waits: a confused pair, if there is one.

    Of many pairs a day has room for some, so none is promised for a certain day. Where time of today's plan is left,
    nobody is sent away.
    """
    if confused is not None:
        again = message("“{one}” and “{other}” come again soon.", one=confused[0], other=confused[1])
        said = message("Today's plan goes on from the field.") if goes_on_today else message("See you tomorrow.")
        return one_after_another(said, again)
    if goes_on_today:
        return message("Today's plan goes on from the field.")
    return message("See you {day}; the field goes on growing.", day=ahead(days))


def cost_text(minutes: int, left: int, early: int) -> Message:
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
    return one_after_another(*said)


def progress_words(progress: Progress) -> Message:
    """Return where a session stands: the question of a test and its minutes left, else what was answered."""
    if progress.of is None:
        return message("{count} answered", count=progress.answered)
    number = message("{number}/{of}", number=min(progress.answered + 1, progress.of), of=progress.of)
    if progress.left_ms is None:
        return number
    left = message("{minutes} min left", minutes=ceil(progress.left_ms / MS_A_MINUTE))
    return message("{number}, {left}", number=number, left=left)


def plan_heading(minutes: int) -> Message:
    """Return the first line of today's plan."""
    return counted("Today: {count} minute. First come:", "Today: {count} minutes. First come:", minutes)
