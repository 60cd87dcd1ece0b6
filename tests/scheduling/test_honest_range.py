from random import Random

from trainer.scheduling.estimate import EIGHTY_PERCENT, Estimate
from trainer.scheduling.honest_range import FIRST_WIDTH, NARROWEST, WIDEST, widened, width_after


def test_a_width_is_the_first_before_any_forecast_came_due() -> None:
    """Then wider after a miss, a little narrower after a hold, and always within bounds."""
    assert width_after([]) == FIRST_WIDTH
    assert width_after([True]) < FIRST_WIDTH < width_after([False])
    assert width_after([True] * 99) == NARROWEST
    assert width_after([False] * 99) == WIDEST


def test_a_wider_range_has_the_same_mean_and_stays_within_0_and_1() -> None:
    """On both sides."""
    assert widened(Estimate(0.5, 0.25, 0.625), 2.0) == Estimate(0.5, 0.0, 0.75)
    assert widened(Estimate(0.5, 0.25, 0.75), 4.0) == Estimate(0.5, 0.0, 1.0)


def test_with_a_bias_of_ten_points_four_ranges_in_five_hold_in_the_end() -> None:
    """A model that says ten points too much with a spread of six; the control never widens and holds far fewer."""
    chance = Random(3)
    held: list[bool] = []
    control = 0
    for _ in range(400):
        true = 0.6 + chance.gauss(0, 0.06)
        said = Estimate(0.7, 0.7 - EIGHTY_PERCENT * 0.06, 0.7 + EIGHTY_PERCENT * 0.06)
        wide = widened(said, width_after(held))
        held.append(wide.low <= true <= wide.high)
        control += said.low <= true <= said.high
    assert 0.75 <= sum(held[20:]) / len(held[20:]) <= 0.88
    assert control / 400 < 0.6
