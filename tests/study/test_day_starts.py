"""The hour at which a study day starts is the learner's; what is in the log keeps its day."""

import pytest

from tests.study.in_memory import MS_AN_HOUR
from tests.study.learner import Learner
from tests.study.small_pack import RIGHT
from trainer.domain.clock import Moment
from trainer.domain.study_day import LATEST_START_HOUR, study_day
from trainer.storage.learner.preference_rows import read_preferences

MIDNIGHT = 20_000 * 24 * MS_AN_HOUR - 9 * MS_AN_HOUR
"""In Japan, of study day 20,000."""


@pytest.mark.parametrize("hour", range(LATEST_START_HOUR + 1))
def test_a_day_starts_at_its_hour(hour: int) -> None:
    """A minute before it is the day before."""
    start = MIDNIGHT + hour * MS_AN_HOUR
    assert study_day(Moment(start, 540), starts_hour=hour) == 20_000
    assert study_day(Moment(start - 60_000, 540), starts_hour=hour) == 19_999


def one_answer(learner: Learner) -> int:
    """Answer once more; return the day it is logged on."""
    learner.study(at_most=1)
    return learner.log.answers()[-1].study_day


def test_what_is_logged_keeps_its_day() -> None:
    """At two in the morning by 4:00 it is yesterday, by 0:00 today; back at 4:00 no day comes twice."""
    learner = Learner()
    learner.clock.utc_ms = MIDNIGHT + 2 * MS_AN_HOUR
    assert one_answer(learner) == 19_999
    learner.desk.change_preferences(learner.desk.preferences()._replace(day_starts=0))
    assert one_answer(learner) == 20_000
    learner.desk.change_preferences(learner.desk.preferences()._replace(day_starts=4))
    assert one_answer(learner) == 20_000
    assert [one.study_day for one in learner.log.answers()] == [19_999, 20_000, 20_000]
    assert learner.desk.rebuild()


def test_the_plan_of_the_day_follows_at_once() -> None:
    """With the new day its minutes are whole again."""
    learner = Learner()
    learner.clock.utc_ms = MIDNIGHT + 2 * MS_AN_HOUR
    learner.study(respond=lambda _: RIGHT, ms=60_000)
    assert learner.desk.show_home().next_act == "done"
    learner.desk.change_preferences(learner.desk.preferences()._replace(day_starts=1))
    assert learner.desk.show_home().next_act != "done"


@pytest.mark.parametrize("value", ["-1", "7", "4.5", '"4"', "true", "null"])
def test_an_odd_hour_is_the_usual_one(value: str) -> None:
    """Control: an hour that is offered is read."""
    assert read_preferences([("day_starts", value)]).day_starts == 4
    assert read_preferences([("day_starts", "0")]).day_starts == 0
