"""A clock that was ahead for one moment wrecks no later day."""

from pathlib import Path

import pytest

from tests.faults.learner import BOTH, KNOWN, RealLearner
from tests.journeys.learner import FIRST_MORNING, MS_A_DAY

DAYS = 12
TO_THE_END_OF_TIME = 2_932_896 - FIRST_MORNING // MS_A_DAY


def days_after_a_moment_ahead(folder: Path, ahead: int) -> tuple[list[int], int]:
    """Answer once so many days ahead; return the questions of the real days afterwards, and the backups."""
    learner = RealLearner(folder)
    with learner.running() as desk:
        learner.study(desk, KNOWN, at_most=10)
        learner.pass_days(ahead)
        learner.study(desk, KNOWN, at_most=1)
        learner.pass_days(-ahead)
    asked = []
    with learner.running() as desk:
        for _ in range(DAYS):
            learner.pass_days(1)
            asked.append(sum(len(learner.study(desk, kind, at_most=3)) for kind in BOTH))
    return asked, len(list(learner.folder.backups.iterdir()))


@pytest.mark.parametrize("ahead", [30, 365, TO_THE_END_OF_TIME])
def test_every_real_day_has_its_questions(tmp_path: Path, ahead: int) -> None:
    """A month or a year ahead for one answer, or at the last day of the year 9999: afterwards each day still asks."""
    asked, _ = days_after_a_moment_ahead(tmp_path / "data", ahead)
    assert 0 not in asked, asked


def test_every_real_day_has_its_backup(tmp_path: Path) -> None:
    """As many as study days."""
    _, backups = days_after_a_moment_ahead(tmp_path / "data", 365)
    assert backups >= DAYS


def test_control_a_clock_that_is_right_gives_questions_and_backups(tmp_path: Path) -> None:
    """Without the moment ahead both promises hold."""
    asked, backups = days_after_a_moment_ahead(tmp_path / "data", 0)
    assert 0 not in asked
    assert backups >= DAYS
