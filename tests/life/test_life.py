"""Years of a learner's days with everything that can go wrong: nothing is lost, and every planted bug is found."""

from pathlib import Path

import pytest

from tests.life.bugs import BUGS
from tests.life.faults import Disk, on_disk
from tests.life.life import Life
from tests.life.world import Counts

A_YEAR = 365
SHORT_DAYS = 60
MOST_YEARS = 20
"""In which a planted bug must be found."""


def lived(folder: Path, seed: int, days: int) -> Life:
    """Return a life of so many days."""
    disk = Disk()
    with on_disk(disk):
        life = Life(folder, seed, disk)
        life.live(days)
        life._close()
    return life


def test_a_life_loses_nothing(tmp_path: Path) -> None:
    """Kills, a full disk, lost files, flipped bits, wrong clocks, going back: all was met, and nothing lost."""
    counts = lived(tmp_path, 1, SHORT_DAYS).counts
    assert counts.answers > SHORT_DAYS
    assert counts.kills
    assert counts.backups > SHORT_DAYS / 3


def test_the_same_seed_is_the_same_life(tmp_path: Path) -> None:
    """To the last entry; another seed is another one."""
    one, again, other = (lived(tmp_path / str(n), seed, 25) for n, seed in enumerate((3, 3, 4)))
    assert one.trace == again.trace
    assert one.trace != other.trace


def years_until_found(folder: Path, bug: str) -> float:
    """Return after how many years of learners a planted bug was found; raises where it was not."""
    days = 0
    with pytest.MonkeyPatch.context() as patch:
        BUGS[bug](patch)
        for seed in range(MOST_YEARS):
            disk = Disk()
            with on_disk(disk):
                life = Life(folder / str(seed), seed, disk)
                try:
                    life.live(A_YEAR)
                except Exception:  # noqa: BLE001 - whatever it breaks, it is found
                    return (days + life.counts.days) / A_YEAR
                finally:
                    life._gone()
            days += life.counts.days
    raise AssertionError(f"{bug} was not found in {MOST_YEARS} years")


@pytest.mark.long
@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(tmp_path: Path, bug: str) -> None:
    """Within twenty years of learners, most of them much earlier."""
    assert years_until_found(tmp_path, bug) <= MOST_YEARS


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 300))
def test_two_hundred_years(tmp_path: Path, seed: int) -> None:
    """A year each."""
    counts: Counts = lived(tmp_path, seed, A_YEAR).counts
    assert counts.answers > A_YEAR
