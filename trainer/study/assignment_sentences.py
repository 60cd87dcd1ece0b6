"""An assignment in the learner's words: what counts, what is sent and what never, and what such a record proves."""

from collections.abc import Mapping
from typing import Final

from trainer.domain.assignment import Assignment, AttemptPolicy, Collected, Personal
from trainer.domain.clock import Moment
from trainer.domain.dates import date_text
from trainer.domain.log_records import HandedIn
from trainer.domain.message import Message, counted, message
from trainer.domain.passing import Passed
from trainer.domain.study_day import MS_A_MINUTE, study_day

_PERCENT: Final = 100
_MINUTES_A_DAY: Final = 24 * 60
_AN_HOUR: Final = 60

PROVES: Final = message(
    "What this record can show: it came from this computer, and nobody has changed it since it was written."
)
PROVES_NOT: Final = (
    message("It cannot show that nothing was rewritten before it was handed in for the first time."),
    message("It cannot show that no program gave the answers."),
    message("It cannot show who sat at the keyboard. An exam needs somebody who watches."),
)
NOT_HANDED_IN: Final = message("Not handed in yet")

_SENT: Final = (
    message("Your employee number (not your name)"),
    message("Your answers to questions of this training: what you chose, right or wrong, when, how long"),
    message("The number of this computer's key, and the app's version"),
    message("Which version of the questions"),
)
_EXTRA: Final[Mapping[Collected, Message]] = {
    "confidence": message("How sure you said you were"),
    "flags": message("Which questions of this training you marked as odd"),
    "typed_text": message("What you typed, where it matched nothing the authors foresaw"),
    "hours": message("How many minutes on which day, inside and outside working hours"),
    "question_improvement": message("Your answers are also used to make the questions better"),
    "effect": message("Which way of practising was drawn for you, to measure what helps"),
}
_NEVER: Final = (
    message("Whatever you learn outside this training"),
    message("How well you remember, as reckoned by the app"),
    message("The names of this computer, of you and of your files"),
)
_NO_TEXT: Final = message("What you write: free text, notes, your own wordings")
_NO_NOTES: Final = message("Notes and wordings of your own")
_OF: Final[Mapping[AttemptPolicy, Message]] = {
    "latest": message("{share} of the {count} questions right, by your latest answer to each."),
    "best": message("{share} of the {count} questions right, by your best answer to each."),
    "first": message("{share} of the {count} questions right, by your first answer to each."),
}


def sent(assignment: Assignment) -> tuple[Message, ...]:
    """Return what a hand-in sends, and nothing else."""
    return (*_SENT, *(_EXTRA[one] for one in assignment.collect))


def never_sent(assignment: Assignment) -> tuple[Message, ...]:
    """Return what a hand-in never sends."""
    return (*_NEVER, _NO_NOTES if "typed_text" in assignment.collect else _NO_TEXT)


def pass_rules(assignment: Assignment) -> tuple[Message, ...]:
    """Return what completes it, a sentence each; all of them must be met."""
    rule, count = assignment.passing, len(assignment.questions)
    share = f"{round((rule.score or 0) * _PERCENT)}%"
    rules: list[Message] = []
    if rule.seen_all:
        rules.append(message("Every one of the {count} questions answered.", count=count))
    if rule.score is not None and not rule.test_questions:
        rules.append(Message(_OF[rule.of].id, (("share", share), ("count", count))))
    if rule.held_days:
        rules.append(
            counted(
                "Every fact right on {count} day.",
                "Every fact right on {count} separate days.",
                rule.held_days,
            )
        )
    if rule.test_questions:
        rules.append(message("A test of {count} questions with {share} right.", count=rule.test_questions, share=share))
    return tuple(rules)


def until_text(day: Message | None, days: int | None, time: str = "") -> Message:
    """Return by when; `days` where it runs from the first opening, `time` where the day is not meant to its end."""
    if day is not None:
        return message("Until {day}, {time}.", day=day, time=time) if time else message("Until {day}.", day=day)
    if days is not None:
        return counted("Until {count} day after you take it on.", "Until {count} days after you take it on.", days)
    return message("There is no date by which it is to be done.")


def from_text(day: Message, until: Message) -> Message:
    """Return from when on it can be worked on, and by when."""
    return message("It begins: {day}. {until}", day=day, until=until)


def time_text(moment: Moment) -> str:
    """Return the time of day."""
    minutes = (moment.utc_ms // MS_A_MINUTE + moment.offset_minutes) % _MINUTES_A_DAY
    return f"{minutes // _AN_HOUR}:{minutes % _AN_HOUR:02d}"


def progress_text(came: Passed, personal: Personal | None) -> Message:
    """Return how far it is."""
    if personal is not None and personal.exempt:
        return message("You are exempt from this training.")
    if personal is not None and personal.paused:
        return message("This training rests for you.")
    if came.by is not None:
        return message(
            "Done: {right} of {of} right. Hand in, if you have not yet.", right=came.score.right, of=came.score.of
        )
    if not came.seen.right:
        return message("None of its {of} questions answered yet.", of=came.seen.of)
    return message(
        "{seen} of {of} questions answered, {right} right.",
        seen=came.seen.right,
        of=came.seen.of,
        right=came.score.right,
    )


def handed_in_text(newest: HandedIn | None, now: Moment) -> Message:
    """Return when it was handed in last."""
    if newest is None:
        return NOT_HANDED_IN
    there = Moment(newest.utc_ms, newest.offset_minutes)
    return message(
        "Handed in last: {day}, {time}",
        day=date_text(study_day(there, starts_hour=0), study_day(now, starts_hour=0)),
        time=time_text(there),
    )
