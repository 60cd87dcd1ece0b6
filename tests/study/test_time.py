import pytest

from tests.study.in_memory import MS_AN_HOUR
from tests.study.learner import Learner, ask, end
from tests.study.small_pack import OTHER, RIGHT, small_pack
from trainer.domain.message import NOTHING, message
from trainer.domain.time_spent import spent_ms
from trainer.study.steps import EndStep


def big() -> Learner:
    """Return a learner past the pretest, with a pack larger than a session."""
    learner = Learner(small_pack(aspects=30, each=4))
    learner.study()
    learner.clock.pass_days(1)
    return learner


def test_a_session_ends_when_its_minutes_are_used() -> None:
    """Ten minutes of ten seconds are sixty questions."""
    learner = big()
    assert len(learner.study(ms=10_000)) == 60
    done = end(learner.desk.current_step())
    assert done.minutes == 10


def test_other_minutes_give_another_session() -> None:
    """As set."""
    learner = big()
    learner.desk.change_preferences(learner.desk.preferences()._replace(minutes=3))
    assert len(learner.study(ms=10_000)) == 18


def test_an_answer_counts_a_minute_at_most() -> None:
    """Somebody fetched coffee."""
    learner = big()
    asked = learner.study(ms=600_000)
    assert {one.milliseconds for one in learner.log.answers()[-len(asked) :]} == {60_000}


def test_reading_feedback_counts_thirty_seconds_at_most() -> None:
    """And not at all as answering."""
    learner = big()
    step, asked = learner.desk.start_session("review"), 0
    while not isinstance(step, EndStep):
        learner.answer(RIGHT, ms=10_000)
        learner.clock.pass_ms(90_000)
        step, asked = learner.desk.next_question(), asked + 1
    assert asked == 16


def test_progress_is_the_share_of_the_minutes() -> None:
    """Halfway after half of them."""
    learner = big()
    learner.study(at_most=30, ms=10_000)
    progress = ask(learner.desk.next_question()).progress
    assert (progress.answered, progress.share) == (30, 0.5)


def test_a_second_session_of_the_day_has_what_is_left_and_a_third_all_again() -> None:
    """The minutes are the day's; who wants more gets more."""
    learner = big()
    learner.study("learn", at_most=48, ms=10_000)
    assert len(learner.study("review", ms=10_000)) == 12
    assert len(learner.study("learn", ms=10_000)) == 60


def test_due_re_asks_finish_after_the_minutes() -> None:
    """The sixth from last comes again; the last five wait for tomorrow."""
    learner = big()
    asked = learner.study("learn", respond=lambda step: RIGHT if step.progress.answered != 54 else OTHER, ms=10_000)
    assert len(asked) == 61
    assert asked[-1].reason == "relearn"
    later = big()
    asked = later.study("learn", respond=lambda step: RIGHT if step.progress.answered != 55 else OTHER, ms=10_000)
    assert len(asked) == 60


def test_four_in_the_morning_begins_the_study_day() -> None:
    """An answer at 03:59 belongs to yesterday, one at 04:01 to today."""
    learner = Learner()
    learner.clock.utc_ms = 20_000 * 24 * MS_AN_HOUR - 5 * MS_AN_HOUR - 60_000
    learner.desk.start_session("review")
    learner.desk.submit_answer(RIGHT, None, 1000)
    learner.desk.next_question()
    learner.clock.pass_ms(120_000)
    learner.desk.submit_answer(RIGHT, None, 1000)
    assert [one.study_day for one in learner.log.answers()] == [19_999, 20_000]
    learner.desk.undo_answer()
    assert [one.study_day for one in learner.log.answers()] == [19_999]


@pytest.mark.parametrize(("back", "day"), [(1, 20_000), (5, 19_995)], ids=["believed", "not believed"])
def test_a_clock_set_back_never_repeats_a_day(back: int, day: int) -> None:
    """The log's day counts, or beyond a day the clock's, for all; also after a restart, and no time is negative."""
    learner = Learner()
    learner.study(at_most=2)
    learner.clock.pass_days(-back)
    learner.restart()
    learner.study(at_most=2)
    assert {one.study_day for one in learner.log.answers()} == {day}
    assert learner.desk.show_home().plants[0].moisture <= 1
    progress = ask(learner.desk.next_question()).progress
    assert progress.answered == 4
    assert progress.share >= 0


def test_backups_are_looked_after_with_each_answer_and_never_before_the_first() -> None:
    """No question waits for a backup; what went wrong with one is told with the question that follows, once."""
    learner = Learner()
    learner.desk.start_session("review")
    assert learner.backups.looked_after == []
    learner.study(at_most=1)
    assert learner.backups.looked_after == [1]
    learner.backups.trouble = message("The disk is full.")
    learner.desk.next_question()
    learner.answer()
    assert ask(learner.desk.next_question()).notice == message("The disk is full.")
    learner.backups.trouble = NOTHING
    learner.answer()
    assert ask(learner.desk.next_question()).notice == NOTHING


def test_the_time_between_two_sessions_is_not_studying() -> None:
    """Lunch costs nothing."""
    learner = big()
    learner.study("learn", at_most=6, ms=10_000)
    learner.clock.pass_ms(MS_AN_HOUR)
    learner.study("weak", at_most=6, ms=10_000)
    answers = learner.log.answers()[-12:]
    assert len({one.session for one in answers}) == 2
    assert spent_ms(answers) == 120_000
