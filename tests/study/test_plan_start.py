from collections.abc import Callable

from tests.study.on_disk import TODAY, DiskLearner
from trainer.domain.study_day import StudyDay

Make = Callable[..., DiskLearner]


def test_the_plan_starts_on_the_day_its_due_date_is_set(on_disk: Make) -> None:
    """Another date starts another plan; anything else leaves it, whatever the caller sends along; none ends it."""
    learner = on_disk()
    assert learner.set(minutes=12).due_from is None
    assert learner.set(due_day=StudyDay(TODAY + 30)).due_from == TODAY
    learner.clock.pass_days(3)
    learner.restart()
    assert learner.set(minutes=15).due_from == TODAY
    assert learner.set(due_from=None).due_from == TODAY
    assert learner.set(due_day=StudyDay(TODAY + 31)).due_from == TODAY + 3
    assert learner.storage.preferences.read().due_from == TODAY + 3
    assert learner.set(due_day=None).due_from is None
