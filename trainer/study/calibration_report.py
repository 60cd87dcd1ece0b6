"""How sure against how right: the learner's own sureness, and what the app expected."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from trainer.domain.message import Message, message, one_after_another
from trainer.domain.response import Confidence
from trainer.domain.review import Answered
from trainer.domain.text import Language
from trainer.scheduling.ability import SLIP
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in
from trainer.study.proportion import wilson
from trainer.study.reports import CalibrationLine, CalibrationReport, Range
from trainer.translations import say

NEWEST = 2000
"""So many of the newest answers are read, rounded up to whole days."""
ENOUGH_PROBES = 60
"""From so many on, only what was drawn by lot counts: other questions come because of what was expected of them."""
ENOUGH_SURE = 10
ENOUGH_EXPECTED = 30
BINS = 10
OVERSURE = 0.8
"""Of answers said to be sure, at least so many should be right."""
UNDERSURE = 0.7
_SURENESS = {
    Confidence.GUESS: message("Guess"),
    Confidence.MAYBE: message("Maybe"),
    Confidence.SURE: message("Sure"),
}


class _Expected(NamedTuple):
    """One answer with the chance of being right that was expected."""

    chance: float
    correct: bool
    probe: bool


def calibration_report(context: LearnerContext) -> CalibrationReport:
    """Return both, over the newest answers."""
    answers, language = _newest(context), context.language
    own = {sureness: [one.correct for one in answers if one.confidence is sureness] for sureness in _SURENESS}
    expected = _expectations(answers)
    probes = [one for one in expected if one.probe]
    drawn = len(probes) >= ENOUGH_PROBES
    counted = probes if drawn else expected
    said = _own_sentence(own), _app_sentence(counted, drawn=drawn)
    return CalibrationReport(
        own=tuple(
            CalibrationLine(say(_SURENESS[sureness], language), None, right_share(right), len(right))
            for sureness, right in own.items()
            if right
        ),
        app=_bins(counted),
        sentence=_joined([one for one in said if one is not None], language),
    )


def right_share(right: Sequence[bool]) -> Range:
    """Return the share of right answers, at least one, with Wilson's 80 % interval."""
    share = sum(right) / len(right)
    low, high = wilson(sum(right), len(right))
    # Rounding must not put an end of the interval on the wrong side of the share itself.
    return Range(share, min(low, share), max(high, share))


def _newest(context: LearnerContext) -> list[Answered]:
    """Return the newest answers, oldest first."""
    days: list[list[Answered]] = []
    pack, left = context.pack.id, NEWEST
    for day in reversed(context.log.study_days(pack)):
        days.append([answered_in(entry) for entry in context.log.of_day(pack, day)])
        left -= len(days[-1])
        if left <= 0:
            break
    return [one for day in reversed(days) for one in day]


def _expectations(answers: Iterable[Answered]) -> list[_Expected]:
    """Return what was expected of each fact's first answer of a day: later ones have just been told.

    Only answers on one fact, so that it is the one the expectation was about. A blind hit is part of the chance.
    """
    seen: set[tuple[str, int]] = set()
    found = []
    for one in answers:
        facts = [outcome.fact for outcome in one.outcomes]
        first = all((fact, one.study_day) not in seen for fact in facts)
        seen.update((fact, one.study_day) for fact in facts)
        if one.predicted_recall is None or len(facts) != 1 or not first:
            continue
        guess = 1 / one.options if one.options else 0.0
        recall = one.predicted_recall
        chance = recall * (1 - SLIP) + (1 - recall) * guess
        found.append(_Expected(chance, one.outcomes[0].correct, one.probe))
    return found


def _bins(expected: Sequence[_Expected]) -> tuple[CalibrationLine, ...]:
    lines = []
    for number in range(BINS):
        here = [one for one in expected if min(int(one.chance * BINS), BINS - 1) == number]
        if here:
            low, high = 100 * number // BINS, 100 * (number + 1) // BINS
            mean = sum(one.chance for one in here) / len(here)
            right = right_share([one.correct for one in here])
            lines.append(CalibrationLine(f"{low}–{high}%", mean, right, len(here)))
    return tuple(lines)


def _own_sentence(own: dict[Confidence, list[bool]]) -> Message | None:
    sure, guessed = own[Confidence.SURE], own[Confidence.GUESS]
    if not any(own.values()):
        return message("Say how sure you are when you answer, and this shows how sure goes with how right.")
    if len(sure) < ENOUGH_SURE:
        return message("How sure goes with how right cannot be told yet.")
    share = right_share(sure)
    said = message("Of the answers you were sure of, about {mean:.0%} were right.", mean=share.mean)
    if share.high < OVERSURE:
        return one_after_another(said, message("Even when sure, naming the deciding point in your mind helps."))
    if len(guessed) >= ENOUGH_SURE and right_share(guessed).low > UNDERSURE:
        return one_after_another(said, message("Your guesses are often right, too: you hold more than you think."))
    return said


def _app_sentence(expected: Sequence[_Expected], *, drawn: bool) -> Message | None:
    if len(expected) < ENOUGH_EXPECTED:
        return None
    mean = sum(one.chance for one in expected) / len(expected)
    right = right_share([one.correct for one in expected])
    by_lot = message(
        "In the checks drawn by lot the app expected {mean:.0%} right, and {right:.0%} were.",
        mean=mean,
        right=right.mean,
    )
    on_average = message(
        "On average the app expected {mean:.0%} right, and {right:.0%} were.", mean=mean, right=right.mean
    )
    said = by_lot if drawn else on_average
    if right.low <= mean <= right.high:
        return said
    more, harder = (
        message("You hold more than it expected."),
        message("It is harder than expected; the plan takes this into account."),
    )
    return one_after_another(said, more if mean < right.mean else harder)


def _joined(said: Sequence[Message], language: Language) -> str:
    return say(one_after_another(*said), language)
