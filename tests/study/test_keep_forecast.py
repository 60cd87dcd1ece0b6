"""What was said of a day ahead is kept in the real log, and held against what came."""

from collections.abc import Callable

from tests.study.on_disk import TODAY, DiskLearner, knows
from tests.study.small_pack import small_pack
from trainer.domain.log_records import ForecastSaid
from trainer.domain.study_day import StudyDay
from trainer.reports.forecast import FORECAST, ForecastReport
from trainer.translations import say

Make = Callable[..., DiskLearner]
PACK = small_pack(aspects=4, each=6)


def shown(learner: DiskLearner) -> ForecastReport:
    """Show the outlook as the screen does."""
    report = learner.desk.report(FORECAST).work()
    learner.desk.keep_forecast(report)
    return report


def kept(learner: DiskLearner) -> tuple[ForecastSaid, ...]:
    """Return what the file says was said."""
    return learner.storage.log.forecasts_said(learner.pack.id, StudyDay(0))


def test_what_was_shown_is_kept_once_with_its_numbers(on_disk: Make) -> None:
    """Tomorrow, in three days, in a week, and the due date; shown again on the same day it is the same."""
    learner = on_disk(PACK)
    learner.set(due_day=StudyDay(TODAY + 34))
    learner.days(4, knows(0.8))
    report = shown(learner)
    learner.restart()
    shown(learner)
    assert report.told is not None
    assert [one.for_day - report.today for one in kept(learner)] == [1, 3, 7, 30]
    newest, held = kept(learner)[-1], report.told.held
    assert (newest.mean, newest.low, newest.high) == tuple(held)
    assert (newest.about, newest.verdict, newest.minutes) == ("all", report.told.outlook, 10)
    assert learner.storage.log.verify_chain() is None
    learner.set(minutes=5)
    shown(learner)
    assert len(kept(learner)) == 8


def test_before_there_is_a_number_nothing_is_kept(on_disk: Make) -> None:
    """Nor of a report that was shown before midnight and kept after it."""
    learner = on_disk(PACK)
    shown(learner)
    learner.days(4, knows(0.8))
    yesterday = learner.desk.report(FORECAST).work()
    learner.clock.pass_days(1)
    learner.desk.keep_forecast(yesterday)
    assert kept(learner) == ()


def test_what_came_is_said_beside_what_was_said(on_disk: Make) -> None:
    """After its days are over; and who then does far worse than was said is told less from then on."""
    learner = on_disk(PACK)
    learner.days(6, knows(0.95))
    first = shown(learner)
    assert not any("でした" in say(one) for one in first.sentences)
    learner.days(8, knows(0.3))
    report = shown(learner)
    (sentence,) = (text for one in report.sentences if "でした" in (text := say(one)))
    assert "と言い、" in sentence
    assert "回が示した幅に入りました" in sentence
    assert first.told is not None
    in_three_days = next(point for point in first.told.points if point.day == first.today + 3)
    assert f"{in_three_days.held.mean:.0%}" in sentence


def test_a_kept_forecast_changes_no_plan_and_survives_a_rebuild(on_disk: Make) -> None:
    """It stands in the log beside the answers and is left out of the state."""
    learner = on_disk(PACK)
    learner.days(4, knows(0.8))
    before = learner.desk.todays_plan()
    shown(learner)
    assert learner.desk.rebuild()
    assert learner.restart().todays_plan() == before
    assert len(kept(learner)) == 4
