"""The step after the feedback, which the feedback carries."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.learner import Learner, ask, end, feedback
from tests.study.small_pack import OTHER, RIGHT, TWIN, small_pack
from trainer.domain.response import Response
from trainer.domain.review import SessionKind
from trainer.scheduling import rotation
from trainer.study.steps import AskStep, FeedbackStep, Step


def test_going_on_shows_exactly_what_the_feedback_carried() -> None:
    """The same object, and what is on screen stays until then."""
    learner = Learner()
    learner.desk.start_session("review")
    shown = feedback(learner.answer())
    assert shown.following is not None
    assert learner.desk.current_step() is shown
    assert learner.desk.next_question() is shown.following
    assert learner.desk.current_step() is shown.following


def test_the_answer_is_in_the_log_before_what_follows_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the next question fail to be drawn, nothing that was answered is lost."""
    learner = Learner()
    learner.desk.start_session("review")
    monkeypatch.setattr(rotation, "next_question", None)
    with pytest.raises(TypeError):
        learner.answer()
    assert len(learner.log.entries) == 1


def test_feedback_read_again_at_the_end_of_a_test_is_followed_by_nothing() -> None:
    """It was no step of its own."""
    learner = Learner()
    learner.study("test", respond=lambda _: TWIN)
    again = end(learner.desk.current_step()).to_review
    assert again
    assert [one.following for one in again] == [None] * len(again)


def test_the_end_can_follow() -> None:
    """It is shown when the learner goes on, not before."""
    learner = Learner()
    learner.study(at_most=200)
    while not isinstance(learner.desk.start_session("weak"), AskStep):
        learner.clock.pass_days(1)
    following: Step | None = None
    while following is None or isinstance(following, AskStep):
        following = feedback(learner.answer()).following
        assert isinstance(learner.desk.current_step(), FeedbackStep)
        assert learner.desk.next_question() is following
    assert learner.desk.current_step() is end(following)


@pytest.mark.parametrize("act", ["undo", "flag", "english", "minutes", "tomorrow", "rebuild"])
def test_what_may_change_it_makes_it_anew(act: str) -> None:
    """From what is true now; the feedback on screen carries the new one, but for a new day, which nobody tells."""
    learner = Learner()
    learner.desk.start_session("review")
    before = feedback(learner.answer(TWIN)).following
    kept = learner.desk.preferences()
    if act == "undo":
        learner.desk.undo_answer()
        learner.answer(TWIN)
    elif act == "flag":
        learner.desk.flag_question()
    elif act == "english":
        learner.desk.change_preferences(kept._replace(language="en"))
    elif act == "minutes":
        learner.desk.change_preferences(kept._replace(minutes=kept.minutes + 5))
    elif act == "rebuild":
        assert learner.desk.rebuild()
    else:
        learner.clock.pass_days(1)
    carried = feedback(learner.desk.current_step()).following
    after = learner.desk.next_question()
    assert after is not before
    assert (after is carried) == (act != "tomorrow")
    if act == "english":
        assert ask(after).asking.language == "en"


def test_a_complaint_about_the_next_question_shows_with_it() -> None:
    """Flagging the same question in another place is not forgotten by what was carried."""
    learner = Learner()
    learner.desk.start_session("review")
    learner.answer()
    assert feedback(learner.desk.flag_question()).flagged
    assert learner.desk.next_question() == learner.desk.current_step()


kinds: st.SearchStrategy[SessionKind] = st.sampled_from(["review", "learn", "weak", "test"])


@settings(deadline=None, max_examples=40)
@given(
    kind=kinds,
    seed=st.integers(0, 99),
    forgets=st.sets(st.integers(0, 30)),
    undoes=st.sets(st.integers(0, 30)),
    stops=st.sets(st.integers(0, 30)),
)
def test_carrying_what_follows_changes_nothing(
    kind: SessionKind, seed: int, forgets: set[int], undoes: set[int], stops: set[int]
) -> None:
    """The same questions with the same draws carried or drawn when wanted; undo and restart among them."""

    def studied(*, forgetting: bool) -> list[tuple[str, int, str, str, float]]:
        learner, chance = Learner(small_pack(aspects=3, each=1), seed), Random(seed)
        learner.study(respond=lambda _: chance.choice([RIGHT, TWIN]), at_most=8)
        learner.clock.pass_days(1)
        found, step = list[tuple[str, int, str, str, float]](), learner.restart().start_session(kind)
        for place in range(30):
            if isinstance(step, FeedbackStep):
                session = learner.desk._context.session
                if forgetting and place in forgets and session is not None:
                    session.prepared = None
                if place in undoes:
                    step = learner.desk.undo_answer()
                elif place in stops:
                    step = learner.restart().start_session(kind)
                else:
                    step = learner.desk.next_question()
            if not isinstance(step, AskStep):
                break
            found.append((step.asking.question, step.asking.seed, step.reason, step.reason_text, step.progress.share))
            given_answer: Response = chance.choice([RIGHT, TWIN, OTHER])
            step = learner.answer(given_answer)
        return found

    assert studied(forgetting=True) == studied(forgetting=False)


def test_the_work_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Going on draws no question again."""
    learner = Learner()
    learner.desk.start_session("review")
    learner.answer()
    monkeypatch.setattr(rotation, "next_question", None)
    ask(learner.desk.next_question())
