"""The app marks itself, with simulated learners whose truth is known."""

from collections.abc import Callable
from statistics import fmean
from typing import NamedTuple

import pytest

from tests.benchmarks.learning.cells import BASE, EVERY, OURS
from tests.benchmarks.learning.running import hidden, study
from tests.benchmarks.learning.schedulers import FIRST_DAY, MODEL, Product
from tests.benchmarks.learning.truths import Truth
from trainer.domain.study_day import StudyDay
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import NEAR, Pace, forecast
from trainer.scheduling.forecast_marks import (
    DOUBT,
    MOST_SHIFT,
    WINDOW,
    Came,
    Correction,
    Mark,
    Said,
    correction,
    marks,
)
from trainer.scheduling.honest_range import FIRST_WIDTH
from trainer.scheduling.strength import StrengthInput

NO_CORRECTION = Correction(0.0, FIRST_WIDTH)
TODAY = StudyDay(1000)


def mark(day: int, mean: float, came: float, *, wide: float = 0.05, spread: float = 0.0, ahead: int = 1) -> Mark:
    """Return what became of a forecast said on a day."""
    held = Estimate(mean, mean - wide, mean + wide)
    return Mark(Said(StudyDay(day), StudyDay(day + ahead), held), Came(came, spread, 20))


def test_without_marks_nothing_is_corrected() -> None:
    """The first width, no shift."""
    assert correction((), TODAY) == NO_CORRECTION


def test_a_forecast_that_was_too_high_lowers_the_next_and_is_not_counted_twice_once_it_is_lowered() -> None:
    """Ten points too high day after day: the shift nears ten and stays there, though what is said then is right."""
    said: list[Mark] = []
    for day in range(900, 960):
        shift = correction(said, StudyDay(day)).shift
        said.append(mark(day, 0.8 + shift, 0.7))
    shift = correction(said, TODAY).shift
    assert shift == pytest.approx(-0.1 * 60 / (60 + DOUBT))
    assert said[-1].said.held.mean == pytest.approx(0.71, abs=0.01)


def test_only_what_is_over_counts_and_no_shift_is_without_bound() -> None:
    """A day is over when its window is."""
    one = [mark(990, 0.9, 0.1)]
    assert correction(one, StudyDay(991 + WINDOW - 1)).shift == 0
    assert -MOST_SHIFT <= correction(one, StudyDay(991 + WINDOW)).shift < 0
    assert correction([mark(day, 0.9, 0.1) for day in range(900, 950)], TODAY).shift == -MOST_SHIFT


def test_a_range_holds_but_for_what_chance_does_to_few_answers() -> None:
    """Ten points off a range of five: not held; of few answers it is no evidence."""
    assert mark(1, 0.8, 0.76).holds
    assert not mark(1, 0.8, 0.7).holds
    assert mark(1, 0.8, 0.7, spread=0.1).holds
    assert correction([mark(day, 0.8, 0.7) for day in range(900, 910)], TODAY).width > FIRST_WIDTH


class Told(NamedTuple):
    """A forecast and the truth of its day."""

    day: int
    said: float
    truth: float
    low: float
    high: float


class Watcher:
    """Lets the app say its near forecasts each study day, with a bias planted in what it says."""

    def __init__(self, product: Product, planted: float, *, corrects: bool) -> None:
        self._product, self._planted, self._corrects = product, planted, corrects
        self.said: list[Said] = []
        self.marked: tuple[Mark, ...] = ()
        self.truth: dict[int, float] = {}

    def look(self, day: int, truth: Truth) -> None:
        """On the morning of a study day: mark what is over, say what is ahead."""
        product = self._product
        today = product.today = StudyDay(FIRST_DAY + day)
        self.truth[today] = fmean(truth.typed(fact) for fact in range(truth.bank.facts))
        ability = product.fold.ability()
        if not ability.is_informed:
            return
        now = StrengthInput(truth.bank.catalogue, product.facts, MODEL, ability)
        self.marked = marks(self.said, now, product._events, today)
        fix = correction(self.marked, today) if self._corrects else NO_CORRECTION
        until, pace = StudyDay(today + NEAR[-1]), Pace(BASE.minutes, 5 / 7 * (1 - BASE.missed))
        seen = forecast(
            product.view(), ability, product.policy, pace, until=until, runs=2, width=fix.width, shift=fix.shift
        )
        for one in seen.way:
            if one.day - today in NEAR:
                self.said.append(Said(today, one.day, Estimate(*(end + self._planted for end in one.held))))

    def told(self) -> list[Told]:
        """Return what was said of days whose truth is known, by the day of saying since the first."""
        first = self.said[0].day
        return [
            Told(one.day - first, one.held.mean, self.truth[one.for_day], one.held.low, one.held.high)
            for one in self.said
            if one.for_day in self.truth
        ]


def watched(truth: str, seed: int, planted: float, *, corrects: bool = True) -> Watcher:
    """Return what was said to a simulated learner, and what came."""
    learner = hidden(BASE, truth, seed)
    product = EVERY[OURS](BASE, learner, seed)
    assert isinstance(product, Product)
    watcher = Watcher(product, planted, corrects=corrects)
    study(BASE, learner, product, seed, on_day=watcher.look)
    return watcher


LEARNERS = [(truth, seed) for truth in ("T2", "T3", "T4") for seed in (9101, 9102)]


def bias(watchers: list[Watcher], when: Callable[[int], bool]) -> float:
    """Return how much more was said than came true, over all learners alike."""
    return fmean(
        fmean(one.said - one.truth for one in told) for w in watchers if (told := [t for t in w.told() if when(t.day)])
    )


@pytest.mark.slow
def test_a_planted_bias_of_ten_points_is_seen_and_halved_in_three_weeks() -> None:
    """The control says the same without correcting itself and stays as far off."""
    planted = [watched(truth, seed, 0.1) for truth, seed in LEARNERS]
    control = [watched(truth, seed, 0.1, corrects=False) for truth, seed in LEARNERS]
    plain = [watched(truth, seed, 0.0, corrects=False) for truth, seed in LEARNERS]
    own = bias(plain, lambda day: day >= 14)
    late, still = bias(planted, lambda day: day >= 14), bias(control, lambda day: day >= 14)
    print(f"own bias {own:+.3f}, with ten points more {still:+.3f}, corrected {late:+.3f}")
    assert still - own == pytest.approx(0.1, abs=0.01)
    seen = [fmean(m.said.held.mean - m.came.mean for m in w.marked) for w in control if w.marked]
    unplanted = [fmean(m.said.held.mean - m.came.mean for m in w.marked) for w in plain if w.marked]
    assert fmean(seen) - fmean(unplanted) == pytest.approx(0.1, abs=0.02)
    assert late <= still / 2
