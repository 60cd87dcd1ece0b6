"""What a person should look at in a result: each flag with its reason in words. A hint is never a verdict."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from statistics import median
from typing import Final

from trainer.assigning.chains import Compared
from trainer.assigning.intake import KeptLink, Training
from trainer.domain.assignment import Flag, HandedInAnswer, HandedInLink, Result
from trainer.domain.message import Message, message, one_after_another
from trainer.domain.study_day import MS_A_MINUTE

TO_LOOK_AT: Final[tuple[Flag, ...]] = (
    "key_used_by_two",
    "history_rewritten",
    "same_id_other_body",
    "fork",
    "claim_differs",
)
"""With one of these a file is flagged, the gravest first; the others are noted beside what was accepted."""

REASONS: Final[Mapping[Flag, Message]] = {
    "key_used_by_two": message(
        "The answers belong to somebody else, or were signed with somebody else's key. They count for nobody new."
    ),
    "history_rewritten": message(
        "Answers that came in earlier were changed or left out afterwards. The first version counts."
    ),
    "same_id_other_body": message("An answer came in twice with different contents. Both are kept to be looked at."),
    "fork": message("The record went on twice from the same place, as after a restored backup. All answers count."),
    "claim_differs": message("The learner's app called answers right or wrong that the pack judges otherwise."),
    "clock_backwards": message("The computer's clock went back between answers. The day of arrival limits lateness."),
    "older_revision": message("The answers were given to an earlier revision of the assignment. They count."),
    "other_content": message("The answers were given to another version of the pack. The assigned one judges them."),
    "fast": message("All answers are right, and faster than people read. This is a hint, not a finding."),
}

_SLACK_MS: Final = MS_A_MINUTE
"""Clocks are put right by so much now and then."""
_ENOUGH: Final = 20
_READING_MS: Final = 1500


def chain_flags(compared: Compared) -> tuple[Flag, ...]:
    """Return what the chain shows."""
    found: list[Flag] = []
    if compared.rewritten:
        found.append("history_rewritten")
    if compared.other_body:
        found.append("same_id_other_body")
    if compared.forked:
        found.append("fork")
    return tuple(found)


def answer_flags(result: Result, training: Training, kept: Iterable[KeptLink]) -> tuple[Flag, ...]:
    """Return what the answers show: judged anew, timed, and against the assignment as it is now."""
    found: list[Flag] = []
    new = [one.answer for one in kept if one.answer is not None]
    if any(one.correct != one.claimed and not one.as_claimed for one in new):
        found.append("claim_differs")
    if _goes_back(result.links):
        found.append("clock_backwards")
    if result.rev < training.newest.rev:
        found.append("older_revision")
    if result.pack_hash not in training.packs:
        found.append("other_content")
    answers = [one for one in result.links if isinstance(one, HandedInAnswer)]
    if len(answers) >= _ENOUGH and _too_fast(answers) and all(one.correct for one in new):
        found.append("fast")
    return tuple(found)


def reason_of(flags: Iterable[Flag]) -> Message:
    """Return the reasons one after another."""
    return one_after_another(*(REASONS[one] for one in flags))


def _goes_back(links: Iterable[HandedInLink]) -> bool:
    by_device: dict[str, list[int]] = {}
    for one in links:
        by_device.setdefault(one.device, []).append(one.utc_ms)
    return any(later < earlier - _SLACK_MS for times in by_device.values() for earlier, later in pairwise(times))


def _too_fast(answers: list[HandedInAnswer]) -> bool:
    return all(one.claimed for one in answers) and median(one.milliseconds for one in answers) < _READING_MS
