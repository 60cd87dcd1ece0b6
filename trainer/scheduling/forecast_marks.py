"""The app marks itself: what was said of a day, beside what the answers from that day on showed; and what follows.

What came is the estimate for the morning of that day, moved by how much better or worse each fact's first unaided
answer of the next days was than expected: only a part of all facts is asked, and not a fair one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from statistics import fmean
from typing import NamedTuple

from trainer.domain.learner import FactEvent, FactState
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.ability import EDGE, SLIP, in_form
from trainer.scheduling.estimate import EIGHTY_PERCENT, Estimate
from trainer.scheduling.forecast import GUESSES
from trainer.scheduling.honest_range import width_after
from trainer.scheduling.learner_state import after_event
from trainer.scheduling.strength import StrengthInput, overall, strengths

WINDOW = 3
"""Days, the day itself included, whose first answers count."""
LEAST_ASKED = 8
"""Facts; fewer show nothing."""
DOUBT = 3.0
"""The shift is drawn to none as by so many days that came as said."""
MOST_SHIFT = 0.2


class Said(NamedTuple):
    """A forecast as it was shown."""

    day: StudyDay
    for_day: StudyDay
    held: Estimate
    """Over all facts."""


class Came(NamedTuple):
    """What the answers from a day on showed."""

    mean: float
    spread: float
    """Standard deviation by chance alone, for so many answers."""
    asked: int


class Mark(NamedTuple):
    """A forecast and what came."""

    said: Said
    came: Came

    @property
    def holds(self) -> bool:
        """Whether the range held, but for what chance does to so few answers."""
        mean, low, high = self.said.held
        above = self.came.mean > mean
        reach = high - mean if above else mean - low
        return abs(self.came.mean - mean) <= sqrt(reach**2 + (EIGHTY_PERCENT * self.came.spread) ** 2)


class Correction(NamedTuple):
    """What earlier forecasts say of the next one."""

    shift: float
    """To be added to a mean."""
    width: float
    """Times the model's own range."""


def marks(
    said: Iterable[Said], now: StrengthInput, events: Mapping[FactId, Sequence[FactEvent]], today: StudyDay
) -> tuple[Mark, ...]:
    """Return every forecast whose days are over and had answers enough, in the order in which they were said.

    `events` has all of each fact that was answered since the earliest of their days, oldest first.
    """
    over = [one for one in said if one.for_day > one.day and one.for_day + WINDOW <= today]
    came = {day: _came(now, events, day) for day in sorted({one.for_day for one in over})}
    found = ((one, came[one.for_day]) for one in sorted(over, key=lambda one: (one.day, one.for_day)))
    return tuple(Mark(one, there) for one, there in found if there.asked >= LEAST_ASKED)


def correction(marked: Sequence[Mark], today: StudyDay) -> Correction:
    """Return what the marks say, in the order in which they were said; a forecast said later is corrected already."""
    errors: list[tuple[StudyDay, float]] = []
    for mark in marked:
        uncorrected = mark.said.held.mean - _shift(errors, mark.said.day)
        errors.append((mark.said.for_day, mark.came.mean - uncorrected))
    by_day = sorted(marked, key=lambda mark: mark.said.for_day)
    return Correction(_shift(errors, today), width_after(mark.holds for mark in by_day))


def _shift(errors: Iterable[tuple[StudyDay, float]], day: StudyDay) -> float:
    """Return the mean error known on a day, drawn to 0; forecasts of one day are one."""
    by_day: dict[StudyDay, list[float]] = {}
    for for_day, error in errors:
        if for_day + WINDOW <= day:
            by_day.setdefault(for_day, []).append(error)
    shift = sum(map(fmean, by_day.values())) / (len(by_day) + DOUBT)
    return min(max(shift, -MOST_SHIFT), MOST_SHIFT)


def _came(now: StrengthInput, events: Mapping[FactId, Sequence[FactEvent]], day: StudyDay) -> Came:
    then = dict(now.facts)
    missed = list[_Answer]()
    for fact, each in events.items():
        state, first = _before(fact, each, now, day)
        then[fact] = state
        if first is not None and fact in now.catalogue.topic_of:
            missed.append(_answer(now, state, first))
    morning = overall(strengths(now._replace(facts=then), day, day)).mean
    if not missed:
        return Came(morning, 1.0, 0)
    moved = fmean(one.surprise for one in missed)
    spread = sqrt(sum(one.variance for one in missed)) / len(missed)
    return Came(min(max(morning + moved, 0.0), 1.0), spread, len(missed))


def _before(
    fact: FactId, events: Sequence[FactEvent], now: StrengthInput, day: StudyDay
) -> tuple[FactState, FactEvent | None]:
    """Return the fact's state on the morning of a day, and its first answer in the window."""
    state = FactState(fact)
    for event in events:
        if event.study_day >= day:
            inside = (one for one in _tested(events) if day <= one.study_day < day + WINDOW)
            return state, next(inside, None)
        state = after_event(state, event, now.model)
    return state, None


def _tested(events: Iterable[FactEvent]) -> Iterator[FactEvent]:
    return (event for event in events if event.tested)


class _Answer(NamedTuple):
    """How far an answer was from what was expected, in shares of knowing."""

    surprise: float
    variance: float


def _answer(now: StrengthInput, state: FactState, event: FactEvent) -> _Answer:
    topic = now.catalogue.topic_of[state.fact]
    if state.memory is None:
        known = now.ability.unasked_of(topic).mean
    else:
        known = now.ability.chance(topic, now.model.recall(state.memory, event.study_day), state.answers)
    guess = GUESSES[event.form]
    worth = 1 - SLIP - guess
    right = min(max(guess + worth * in_form(known, event.form), EDGE), 1 - EDGE)
    return _Answer((event.correct - right) / worth, right * (1 - right) / worth**2)
