from dataclasses import replace

import pytest

from tests.study.small_pack import small_pack
from trainer.domain.learner import FactState, Memory
from trainer.domain.study_day import StudyDay
from trainer.scheduling.ability import Ability
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.forecast import Forecast, Pace, forecast
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policy import PlanView

TODAY = StudyDay(100)
BIG = Catalogue(small_pack(aspects=7, each=20))


def view(days: int, met: int = 100, day: int = 95) -> PlanView:
    """Return a learner in the middle of a pack of 280 facts, `days` before the due day."""
    facts = {
        fact: FactState(fact, Memory(3, 5, StudyDay(day)), 1, 1, 1, number, last_correct=True)
        for number, fact in enumerate(BIG.facts, 1)
        if number <= met
    }
    return PlanView(BIG, facts, {}, TODAY, FsrsModel(), "review", due_day=StudyDay(TODAY + days))


def seen(days: int = 20, minutes: float = 8, **other: float) -> Forecast:
    """Return a forecast."""
    return forecast(view(days), Ability(), ShortfallShare(), Pace(minutes, other.get("share", 0.7)), runs=2)


def test_a_forecast_is_a_range_and_says_what_two_minutes_change() -> None:
    """More minutes never hold less."""
    one = seen()
    assert one.held.low < one.held.mean < one.held.high
    assert one.fewer < one.held.mean < one.more
    assert seen() == one


def test_what_cannot_be_reached_is_said() -> None:
    """Two minutes a day for a week are not enough for 280 facts; twenty for six weeks are."""
    assert seen(days=7, minutes=2).outlook == "will miss"
    assert seen(days=42, minutes=20).outlook != "will miss"
    assert seen(days=7, minutes=2).thrice < 0.2 < seen(days=42, minutes=20).thrice


def test_missed_days_are_spread_again_inside_the_same_minutes() -> None:
    """Seven days later with nothing done the forecast is lower, and nothing is owed: the same pace makes a new plan."""
    before = forecast(view(30), Ability(), ShortfallShare(), Pace(8), runs=2)
    after = forecast(view(23, day=88), Ability(), ShortfallShare(), Pace(8), runs=2)
    assert after.held.mean < before.held.mean
    assert after.more > after.held.mean


def test_without_a_due_day_there_is_nothing_to_forecast() -> None:
    """It is a mistake of the caller."""
    with pytest.raises(ValueError, match="due day"):
        forecast(replace(view(3), due_day=None), Ability(), ShortfallShare(), Pace(8))


def test_on_the_due_day_it_is_the_strength_of_that_day() -> None:
    """No day is left to play."""
    one = forecast(view(0), Ability(), ShortfallShare(), Pace(8), runs=1)
    assert one.fewer == one.held.mean == one.more


def test_the_way_begins_with_today_and_ends_on_the_day() -> None:
    """In about ten steps and the next days, each with its range; a day of one's own may come before the due day."""
    one = seen(days=42)
    assert [point.day - TODAY for point in one.way] == [0, 1, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 42]
    assert one.way[-1].held == one.held
    assert all(point.held.low < point.held.mean < point.held.high for point in one.way)
    assert one.way[0].held.mean < one.way[5].held.mean
    other = forecast(view(42), Ability(), ShortfallShare(), Pace(8), until=StudyDay(TODAY + 3), runs=1)
    assert [point.day - TODAY for point in other.way] == [0, 1, 2, 3]


def test_the_last_third_is_reached_with_time_enough() -> None:
    """And not without."""
    assert seen(days=30, minutes=20).late > 0.9
    assert seen(days=30, minutes=2).late < 0.5


def test_minutes_used_today_are_not_played_again() -> None:
    """With all of today's used and the due day tomorrow nothing is done any more."""
    used = forecast(view(1), Ability(), ShortfallShare(), Pace(8, spent=8), runs=1)
    fresh = forecast(view(1), Ability(), ShortfallShare(), Pace(8), runs=1)
    assert used.held.mean < used.way[0].held.mean
    assert used.held.mean < fresh.held.mean
