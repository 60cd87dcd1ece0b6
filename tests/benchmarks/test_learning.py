from statistics import fmean

from tests.benchmarks.learning.cells import BASE, FRAME, OURS, PLAIN, REAL, items, run
from tests.benchmarks.learning.numbers import interval, paired
from tests.benchmarks.learning.running import hidden, sessions


def test_the_same_seed_gives_the_same_learner_and_outcome() -> None:
    """And another seed another."""
    first, again = (run(PLAIN[OURS], REAL, "T4", range(1))[0] for _ in range(2))
    assert first == again
    assert first != run(PLAIN[OURS], REAL, "T4", range(1, 2))[0]


def test_every_scheduler_meets_the_same_learner_on_the_same_days() -> None:
    """Common random numbers: hidden memory, attendance and minutes."""
    assert hidden(BASE, "T2", 3).offset == hidden(BASE, "T2", 3).offset
    assert sessions(BASE, 3) == sessions(BASE, 3) != sessions(BASE, 4)


def test_the_frame_holds() -> None:
    """The broken policy comes out below, the oracle above, and we beat items."""
    held = {
        name: fmean(one.mean for one in run(make, BASE, "T2", range(3)))
        for name, make in {**FRAME, OURS: PLAIN[OURS], "items": items("fsrs", 30)}.items()
    }
    oracle, broken = FRAME
    assert held[broken] < held["items"] < held[OURS] < held[oracle]


def test_no_session_takes_more_than_its_minutes() -> None:
    """But for the answer under way."""
    regime = REAL
    given = sum(seconds for _, seconds in sessions(regime, 2)) / 60
    used = run(PLAIN[OURS], regime, "T1", range(2, 3))[0].minutes
    assert used <= given + len(sessions(regime, 2)) * 0.6


def test_an_interval_covers_the_mean_and_is_the_same_each_time() -> None:
    """Paired differences are narrower than the values themselves."""
    ours, theirs = [0.1 * n for n in range(30)], [0.1 * n - 0.02 for n in range(30)]
    assert interval(ours) == interval(ours)
    assert paired(ours, theirs).high - paired(ours, theirs).low < 1e-9
    assert interval(ours).low < interval(ours).mean < interval(ours).high
