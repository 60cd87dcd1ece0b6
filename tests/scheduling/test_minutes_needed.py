import pytest

from tests.scheduling.test_forecast import view
from trainer.scheduling.ability import Ability
from trainer.scheduling.forecast import Forecast, Pace, forecast, mean_with
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.memory_model import MemoryModel
from trainer.scheduling.minutes_needed import minutes_needed
from trainer.scheduling.plain_fsrs import PlainFsrs, quick
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policy import PlanView

POLICY = ShortfallShare()


def needed(seen_of: PlanView, minutes: float, target: float) -> tuple[int | None, Forecast]:
    """Return the minutes needed, and the forecast they are asked from."""
    pace = Pace(minutes, 0.8)
    seen = forecast(seen_of, Ability(), POLICY, pace, target=target, runs=2)
    return minutes_needed(seen_of, Ability(), POLICY, pace, seen), seen


@pytest.mark.parametrize("target", [0.8, 0.9])
def test_the_minutes_are_the_fewest_that_reach_it(target: float) -> None:
    """Beside the same study days: these do, five fewer do not."""
    ahead = view(30)
    minutes, seen = needed(ahead, 3, target)
    assert minutes is not None

    def mean(asked: float) -> float:
        return mean_with(ahead, Ability(), POLICY, Pace(asked, 0.8), seen.way[-1].day) + seen.beside

    assert mean(3) == pytest.approx(seen.held.mean)

    assert mean(minutes) >= target
    assert minutes == 5 or mean(minutes - 5) < target
    assert minutes % 5 == 0


def test_what_sixty_minutes_do_not_reach_needs_something_else() -> None:
    """Nor is anything said to one who gives more already."""
    assert needed(view(2), 10, 0.99)[0] is None
    assert needed(view(2), 90, 0.99)[0] is None


def test_the_quick_arithmetic_stands_in_for_its_own_model_only() -> None:
    """Any other model is played as it is."""

    class Other(FsrsModel):
        version = "another"

    own: MemoryModel = Other()
    assert isinstance(quick(FsrsModel()), PlainFsrs)
    assert quick(own) is own
