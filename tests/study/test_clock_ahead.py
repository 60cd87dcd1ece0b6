"""A clock that was ahead, for one answer or for good: the next true day is a day like any other."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.study.in_memory import MS_A_DAY, MS_AN_HOUR
from tests.study.learner import ask
from tests.study.on_disk import TODAY, DiskLearner
from tests.study.small_pack import RIGHT, small_pack
from trainer.domain.message import NOTHING
from trainer.domain.review import Answered
from trainer.domain.study_day import EARLIEST, StudyDay, bounded
from trainer.domain.true_days import days_moved
from trainer.storage.learner.codes import ANSWER
from trainer.study.settle_clock import CLOCK_WAS_AHEAD
from trainer.study.steps import AskStep

AHEAD = pytest.mark.parametrize(
    "ahead", [timedelta(hours=9), timedelta(days=1), timedelta(days=400), timedelta(days=40 * 365)], ids=str
)
UNDONE = pytest.mark.parametrize("undone", [False, True], ids=["kept", "undone"])
EVENING_MS = 8 * MS_AN_HOUR
A_DAYS_QUESTIONS = 6


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[DiskLearner]:
    """Return one who answered on the evening of a first day, on a real file."""
    made = DiskLearner(tmp_path / "data", small_pack(aspects=4, each=4))
    made.clock.pass_ms(EVENING_MS)
    made.study("review", at_most=A_DAYS_QUESTIONS)
    yield made
    made.storage.close()


def move(learner: DiskLearner, by: timedelta) -> None:
    """Set the clock."""
    learner.clock.pass_ms(by // timedelta(milliseconds=1))


def answers(learner: DiskLearner) -> list[Answered]:
    """Return every answer in the log as it counts, also what was taken back."""
    return [one.record for one in learner.storage.log.replay(learner.pack.id) if isinstance(one.record, Answered)]


def lives_a_normal_day(learner: DiskLearner, today: StudyDay) -> None:
    """Sleep, and find questions, and everything dated by the day; backups have a test of their own."""
    learner.clock.pass_days(1)
    learner.restart()
    asked = learner.study("review", at_most=A_DAYS_QUESTIONS)
    assert len(asked) == A_DAYS_QUESTIONS
    assert {one.study_day for one in answers(learner)[-A_DAYS_QUESTIONS:]} == {today}
    assert max(one.study_day for one in answers(learner)) == today
    states = learner.desk._context.states
    assert all(one.memory is None or one.memory.day <= today for one in states.facts.values())
    assert ask(learner.desk.undo_answer()).asking == asked[-1].asking
    assert learner.restart().rebuild()


@AHEAD
@UNDONE
def test_ahead_for_one_answer(learner: DiskLearner, ahead: timedelta, *, undone: bool) -> None:
    """Put right in the running program; what was answered stays in the log."""
    move(learner, ahead)
    learner.study("review", at_most=1)
    if undone:
        learner.desk.undo_answer()
    move(learner, -ahead)
    lives_a_normal_day(learner, StudyDay(TODAY + 1))
    assert len([one for one in learner.storage.log.rows() if one["kind"] == ANSWER]) == 2 * A_DAYS_QUESTIONS + 1


@AHEAD
@UNDONE
def test_ahead_for_one_answer_taken_back_after_the_clock_was_put_right(
    learner: DiskLearner, ahead: timedelta, *, undone: bool
) -> None:
    """After a restart the newest answer is the one that is taken back, whatever day stands on it."""
    move(learner, ahead)
    learner.study("review", at_most=1)
    newest = answers(learner)[-1]
    move(learner, -ahead)
    learner.restart()
    if undone:
        assert ask(learner.desk.undo_answer()).asking.question == newest.question
    lives_a_normal_day(learner, StudyDay(TODAY + 1))


@AHEAD
@UNDONE
def test_ahead_for_a_week_and_put_right(learner: DiskLearner, ahead: timedelta, *, undone: bool) -> None:
    """The week's days stay as far apart as they were; those ahead by a day at most are believed."""
    move(learner, ahead)
    for _ in range(7):
        learner.clock.pass_days(1)
        learner.study("review", at_most=3)
        if undone:
            learner.desk.undo_answer()
    move(learner, -ahead)
    learner.study("review", at_most=1)
    lives_a_normal_day(learner, StudyDay(TODAY + 8))
    days = sorted({one.study_day for one in answers(learner)})
    believed = ahead <= timedelta(days=1)
    assert days == [TODAY + day for day in range(9) if day != 1 or not believed]


@AHEAD
@UNDONE
def test_ahead_for_good(learner: DiskLearner, ahead: timedelta, *, undone: bool) -> None:
    """By that clock the days go on, and nothing is told."""
    move(learner, ahead)
    later = learner.desk._context.today()
    step = learner.desk.start_session("review")
    assert ask(step).notice == NOTHING
    learner.answer(RIGHT)
    if undone:
        learner.desk.undo_answer()
    lives_a_normal_day(learner, StudyDay(later + 1))


def test_it_is_told_once_and_before_the_next_question(learner: DiskLearner) -> None:
    """Until that is answered; the rows in the file are untouched."""
    move(learner, timedelta(days=400))
    learner.study("review", at_most=1)
    move(learner, -timedelta(days=400))
    before = [dict(row) for row in learner.storage.log.rows()]
    assert ask(learner.desk.start_session("review")).notice == CLOCK_WAS_AHEAD
    learner.answer(RIGHT)
    following = learner.desk.next_question()
    assert not isinstance(following, AskStep) or following.notice == NOTHING
    after = [dict(row) for row in learner.storage.log.rows()]
    assert after[: len(before)] == before
    assert learner.storage.log.verify_chain() is None


def test_looking_at_the_home_writes_nothing(learner: DiskLearner) -> None:
    """A clock that is wrong while somebody only looks leaves no trace."""
    move(learner, -timedelta(days=30))
    rows = list(learner.storage.log.rows())
    learner.desk.show_home()
    move(learner, timedelta(days=30))
    assert list(learner.storage.log.rows()) == rows
    lives_a_normal_day(learner, StudyDay(TODAY + 1))


@pytest.mark.parametrize("lost", [0, 10_957], ids=["1970", "2000"])
def test_a_clock_that_lost_its_time_moves_nothing(learner: DiskLearner, lost: int) -> None:
    """An empty battery says 1970 or 2000: the log knows better."""
    now = learner.clock.utc_ms
    learner.clock.utc_ms = lost * MS_A_DAY
    learner.study("review", at_most=1)
    assert {one.study_day for one in answers(learner)} == {TODAY}
    learner.clock.utc_ms = now
    lives_a_normal_day(learner, StudyDay(TODAY + 1))


@pytest.mark.parametrize(
    ("clock", "latest", "day"),
    [(100, 100, 100), (99, 100, 100), (98, 100, 98), (101, 100, 101)],
    ids=["the same", "a day behind: flown west", "two days: not believed", "on"],
)
def test_the_log_binds_the_clock_by_a_day(clock: int, latest: int, day: int) -> None:
    """No farther."""
    start = EARLIEST
    assert bounded(StudyDay(start + clock), StudyDay(start + latest)) == start + day


def test_days_moved_keep_their_distance_and_their_order() -> None:
    """Counted back from today, and none before the newest that is believed."""
    ahead = [StudyDay(400), StudyDay(401), StudyDay(405)]
    assert days_moved(ahead, StudyDay(20), StudyDay(10)) == {400: 15, 401: 16, 405: 20}
    assert days_moved(ahead, StudyDay(20), StudyDay(18)) == {400: 18, 401: 18, 405: 20}
    assert days_moved(ahead, StudyDay(20), None) == {400: 15, 401: 16, 405: 20}
    assert days_moved([], StudyDay(20), None) == {}


def test_control_without_settling_the_next_day_is_none(learner: DiskLearner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The false day stays on what was learned."""
    monkeypatch.setattr(type(learner.desk._context.states), "settle", lambda *_: False)
    move(learner, timedelta(days=400))
    learner.study("review", at_most=1)
    move(learner, -timedelta(days=400))
    with pytest.raises(AssertionError):
        lives_a_normal_day(learner, StudyDay(TODAY + 1))
