"""How sure against how right: the learner's own sureness, and what the app expected."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from trainer.domain.message import NOTHING, Message, message, one_after_another, percent
from trainer.domain.response import Confidence
from trainer.domain.review import Answered
from trainer.reports.new_wording import NewWording, new_wording
from trainer.reports.report import Column, Reads, ReportSpec, Row, Table, between
from trainer.reports.report_input import ReportInput
from trainer.scheduling.ability import SLIP
from trainer.scheduling.estimate import Estimate, observed

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


class CalibrationLine(NamedTuple):
    """How often one was right among answers of one kind."""

    name: Message
    """「自信あり」, or 「80–90%」 expected."""
    expected: float | None
    """The mean chance of being right that was predicted, a blind hit included; None where no number was said."""
    right: Estimate
    """Observed share with its interval."""
    answers: int


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """How sure against how right: the learner's own sureness, and the app's prediction; none without answers."""

    own: tuple[CalibrationLine, ...]
    app: tuple[CalibrationLine, ...]
    sentence: Message
    wording: tuple[CalibrationLine, ...] = ()
    """Of check days: what was right in a wording never shown before, and the same facts in a practised one."""

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What all come to."""
        return (self.sentence,)

    @property
    def table(self) -> Table:
        """A row a kind of answer: the learner's own, the app's, those of check days."""
        own, app, checked = message("Your sureness"), message("What the app expected"), message("Check days")
        return Table(
            (
                Column(message("Kind"), words=True),
                Column(message("Group"), words=True),
                Column(message("Expected")),
                Column(message("Right")),
                Column(message("Range")),
                Column(message("Answers")),
            ),
            tuple(
                chain(
                    (_row(own, line) for line in self.own),
                    (_row(app, line) for line in self.app),
                    (_row(checked, line) for line in self.wording),
                )
            ),
        )


class _Expected(NamedTuple):
    """One answer with the chance of being right that was expected."""

    chance: float
    correct: bool
    probe: bool


def calibration_report(given: ReportInput) -> CalibrationReport:
    """Return all of it, over the newest answers."""
    own = {sureness: [one.correct for one in given.answers if one.confidence is sureness] for sureness in _SURENESS}
    expected = _expectations(given.answers)
    probes = [one for one in expected if one.probe]
    drawn = len(probes) >= ENOUGH_PROBES
    counted = probes if drawn else expected
    checked = new_wording(given.answers)
    return CalibrationReport(
        own=tuple(
            CalibrationLine(_SURENESS[sureness], None, _share(right), len(right))
            for sureness, right in own.items()
            if right
        ),
        app=_bins(counted),
        sentence=one_after_another(_own_sentence(own), _app_sentence(counted, drawn=drawn), checked.said),
        wording=tuple(_check_lines(checked)),
    )


CALIBRATION = ReportSpec("calibration", message("Sureness"), calibration_report, Reads(newest=NEWEST))


def _check_lines(checked: NewWording) -> Iterator[CalibrationLine]:
    if checked.facts:
        for name, right in (
            (message("New wording"), checked.new),
            (message("Practised wording"), checked.practised),
        ):
            yield CalibrationLine(name, None, observed(right, checked.facts), checked.facts)


def _row(whose: Message, line: CalibrationLine) -> Row:
    expected = NOTHING if line.expected is None else percent(line.expected)
    seen = (percent(line.right.mean), between(line.right)) if line.answers else (NOTHING, NOTHING)
    return (whose, line.name, expected, *seen, line.answers)


def _share(right: Sequence[bool]) -> Estimate:
    return observed(sum(right), len(right))


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
            name = message("{low}–{high}%", low=100 * number // BINS, high=100 * (number + 1) // BINS)
            mean = sum(one.chance for one in here) / len(here)
            lines.append(CalibrationLine(name, mean, _share([one.correct for one in here]), len(here)))
    return tuple(lines)


def _own_sentence(own: dict[Confidence, list[bool]]) -> Message:
    sure, guessed = own[Confidence.SURE], own[Confidence.GUESS]
    if not any(own.values()):
        return message("Say how sure you are when you answer, and this shows how sure goes with how right.")
    if len(sure) < ENOUGH_SURE:
        return message("How sure goes with how right cannot be told yet.")
    share = _share(sure)
    said = message("Of the answers you were sure of, about {share} were right.", share=percent(share.mean))
    if share.high < OVERSURE:
        return one_after_another(said, message("Even when sure, naming the deciding point in your mind helps."))
    if len(guessed) >= ENOUGH_SURE and _share(guessed).low > UNDERSURE:
        return one_after_another(said, message("Your guesses are often right, too: you hold more than you think."))
    return said


def _app_sentence(expected: Sequence[_Expected], *, drawn: bool) -> Message:
    if len(expected) < ENOUGH_EXPECTED:
        return NOTHING
    mean = sum(one.chance for one in expected) / len(expected)
    right = _share([one.correct for one in expected])
    shares = {"expected": percent(mean), "right": percent(right.mean)}
    said = (
        message("In the checks drawn by lot the app expected {expected} right, and {right} were.", **shares)
        if drawn
        else message("On average the app expected {expected} right, and {right} were.", **shares)
    )
    if right.low <= mean <= right.high:
        return said
    if mean < right.mean:
        return one_after_another(said, message("You hold more than it expected."))
    return one_after_another(said, message("It is harder than expected; the plan takes this into account."))
