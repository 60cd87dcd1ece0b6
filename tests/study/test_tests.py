"""A test session: a test over all topics, against the clock if wanted, with what it costs."""

from itertools import pairwise

import pytest

from tests.study.learner import Learner, ask, end, fact_of
from tests.study.small_pack import OTHER, RIGHT, TWIN
from tests.wordings import ja
from trainer.domain.response import Response
from trainer.scheduling.estimate import observed
from trainer.study.sentences import progress_words


def test_a_test_against_the_clock_ends_when_its_time_is_up() -> None:
    """Control: without the clock all 16 questions come, however long they take."""
    slow, timed = Learner(), Learner()
    step = timed.desk.start_session("timed_test")
    left = [ask(step).progress.left_ms]
    while (step := timed.answer(RIGHT, ms=60_000)) and not hasattr(step, "answered"):
        left.append(ask(step).progress.left_ms)
    assert left[0] == 16 * 40_000
    assert all(one is not None and other is not None and one > other for one, other in pairwise(left))
    assert end(step).answered == 11
    asked = slow.study("test")
    assert len(asked) == 16
    assert all(one.progress.left_ms is None for one in asked)


def test_a_timed_test_goes_on_after_a_restart_with_the_time_it_had() -> None:
    """The time is a function of the log."""
    learner = Learner()
    learner.desk.start_session("timed_test")
    before = ask(learner.answer(RIGHT, ms=60_000))
    after = ask(learner.restart().start_session("timed_test"))
    assert after == before


def test_a_test_against_the_clock_withholds_feedback_until_its_end() -> None:
    """And then explains what was wrong, like any test."""
    learner = Learner()
    learner.desk.start_session("timed_test")
    step = learner.answer(TWIN)
    while not hasattr(step, "answered"):
        step = learner.answer(RIGHT)
    assert len(end(step).to_review) == 1


def test_a_result_by_topic_says_how_sure_it_is() -> None:
    """Two of two right is far from certain; the interval holds the share itself."""
    learner = Learner()
    learner.study("test")
    for topic in end(learner.desk.current_step()).topics:
        assert (topic.low, topic.high) == observed(topic.right, topic.asked)[1:]
        assert 0.5 < topic.low < 1 == topic.high


def test_what_the_test_found_missing_comes_first_the_next_day() -> None:
    """Wrong facts are among the first; control: where they were right, they are not."""

    def places(response: Response) -> list[int]:
        learner = Learner()
        for _ in range(3):
            learner.study()
            learner.clock.pass_days(1)
        tested = learner.study("test", respond=lambda step: response if "a0.m" in fact_of(step) else RIGHT)
        missed = {fact_of(step) for step in tested if "a0.m" in fact_of(step)}
        learner.clock.pass_days(1)
        asked = [fact_of(step) for step in learner.study()]
        return [asked.index(fact) for fact in missed]

    assert max(places(TWIN)) < 5
    assert max(places(OTHER)) < 5
    assert min(places(RIGHT)) >= 5


def test_a_test_says_what_it_took_from_the_plan() -> None:
    """Minutes, and answers that came before their day; the day's own session says nothing of the kind."""
    learner = Learner()
    learner.study("test")
    assert ja(end(learner.desk.current_step()).cost_text).endswith(
        "分使いました。今日の計画の時間は、あと9分あります。"
    )
    learner.clock.pass_days(1)
    learner.study("test")
    assert "16問は、まだよく覚えている時期の確認でした。" in ja(end(learner.desk.current_step()).cost_text)
    learner.study("review")
    assert not ja(end(learner.desk.current_step()).cost_text)


def test_minutes_used_and_left_are_not_more_than_the_day_has() -> None:
    """A test of some seconds counts as one minute, so not all ten are left."""
    learner = Learner()
    learner.study("test", ms=500)
    assert "1分使いました。今日の計画の時間は、あと9分あります。" in ja(end(learner.desk.current_step()).cost_text)


@pytest.mark.parametrize(("right", "asked"), [(0, 1), (1, 1), (3, 4), (50, 100)])
def test_the_interval_of_a_share_holds_it_and_narrows(right: int, asked: int) -> None:
    """Ten times the answers, a narrower interval; none at all, everything."""
    low, high = observed(right, asked)[1:]
    many_low, many_high = observed(10 * right, 10 * asked)[1:]
    assert 0 <= low <= right / asked <= high <= 1
    assert many_high - many_low < high - low < 1
    assert observed(0, 0)[1:] == (0.0, 1.0)


def met(learner: Learner, facts: int) -> set[str]:
    """Let the learner meet so many facts; return them."""
    learner.study(at_most=facts)
    learner.clock.pass_days(1)
    return set(learner.desk.learner.states.facts)


def test_a_test_asks_what_was_met_and_the_unseen_only_if_wanted() -> None:
    """Control: with the wish both come."""
    learner = Learner()
    known = met(learner, 6)
    assert {fact_of(step) for step in learner.study("test")} <= known
    other = Learner()
    known = met(other, 6)
    other.desk.change_preferences(other.desk.preferences()._replace(unseen_in_test=True))
    assert {fact_of(step) for step in other.study("test")} > known


def test_what_a_test_will_be_is_what_it_then_is() -> None:
    """So many questions as were offered, with and without the unseen."""
    for unseen in (False, True):
        learner = Learner()
        met(learner, 6)
        learner.desk.change_preferences(learner.desk.preferences()._replace(unseen_in_test=unseen))
        offer = learner.desk.offer_test()
        assert offer.may_choose
        assert len(learner.study("test")) == offer.questions


def test_a_test_counts_its_questions_and_other_sessions_do_not() -> None:
    """「1/6」, 「2/6」; a day's session has no end in questions."""
    learner = Learner()
    met(learner, 6)
    steps = learner.study("test")
    whole = len(steps)
    assert [ja(progress_words(step.progress)) for step in steps] == [f"{n + 1}/{whole}" for n in range(whole)]
    assert ask(learner.desk.start_session("review")).progress.of is None


def test_against_the_clock_time_runs_also_while_nobody_looks() -> None:
    """A long break ends it; control: a test without a limit goes on."""
    timed, untimed = Learner(), Learner()
    for learner, kind in ((timed, "timed_test"), (untimed, "test")):
        learner.desk.start_session(kind)  # type: ignore[arg-type]
        learner.answer(RIGHT)
        learner.clock.pass_ms(60 * 60_000)
    assert end(timed.answer(RIGHT)).answered == 2
    ask(untimed.answer(RIGHT))


def test_a_test_that_was_left_goes_on_without_being_offered_again() -> None:
    """As long as the day lasts."""
    learner = Learner()
    learner.desk.start_session("test")
    assert learner.desk.goes_on("test") is None
    learner.answer(RIGHT)
    assert learner.desk.leave_session() is not None
    assert learner.desk.goes_on("test") == "test"
    learner.restart()
    assert learner.desk.goes_on("test") == "test"
    learner.clock.pass_days(1)
    assert learner.desk.goes_on("test") is None
