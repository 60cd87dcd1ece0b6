"""Single sentences of the forecast, for outlooks that are rare in a played one."""

import pytest

from trainer.domain.study_day import StudyDay
from trainer.reports.forecast_sentences import Outlook, sentences
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import Forecast
from trainer.translations import say

TODAY = StudyDay(20_000)


def outlook(held: Estimate, fewer: float, more: float, days: int = 20) -> Outlook:
    """Return an outlook with a due date so many days ahead."""
    seen = Forecast(held, fewer, more, thrice=1.0, late=1.0, beside=0.0, way=(), target=0.9)
    due = StudyDay(TODAY + days)
    return Outlook(TODAY, due, due, 10, seen, 61, 5, needed=None, plan_days=20, thin=False)


@pytest.mark.parametrize(
    ("fewer", "more", "said"),
    [
        (0.95, 0.95, "1日2分ふやしても、へらしても、ほとんど変わりません。"),
        (0.95, 0.97, "1日2分ふやすと約97%になりそうで、2分へらしてもほとんど変わりません。"),
        (0.93, 0.95, "1日2分ふやしてもほとんど変わらず、2分へらすと約93%になりそうです。"),
        (0.93, 0.97, "1日2分ふやすと約97%、2分へらすと約93%になりそうです。"),
    ],
)
def test_what_changes_nothing_is_not_given_as_a_change(fewer: float, more: float, said: str) -> None:
    """「へらすと約95%」 beside a 95 % that is held anyhow would read as a loss."""
    assert said in map(say, sentences(outlook(Estimate(0.95, 0.9, 1.0), fewer, more)))


@pytest.mark.parametrize(("mean", "high", "said"), [(0.86, 0.92, "まだ少し足りない"), (0.3, 0.45, "まだ届いていない")])
def test_on_the_day_itself_far_off_is_not_called_a_little(mean: float, high: float, said: str) -> None:
    """A third of it is not a little short of nine tenths."""
    assert said in say(sentences(outlook(Estimate(mean, 0.1, high), mean, mean, days=0))[0])
