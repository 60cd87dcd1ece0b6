"""The step after the feedback, made before it is wanted."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.learner import Learner, ask, end, feedback
from tests.study.small_pack import OTHER, RIGHT, TWIN, small_pack
from trainer.domain.response import Response
from trainer.domain.review import SessionKind
from trainer.study import next_question
from trainer.study.steps import AskStep, FeedbackStep, Step


def test_going_on_shows_exactly_what_was_made_ahead() -> None:
    """The same object; looking ahead twice too, and what is on screen stays."""
    learner = Learner()
    learner.desk.begin("review")
    shown = feedback(learner.answer())
    ahead = learner.desk.ahead()
    assert learner.desk.ahead() is ahead
    assert learner.desk.current() is shown
    assert learner.desk.go_on() is ahead
    assert learner.desk.current() is ahead


def test_there_is_nothing_ahead_of_a_question() -> None:
    """Nor before a session, nor after its end."""
    learner = Learner()
    assert learner.desk.ahead() is None
    learner.desk.begin("review")
    assert learner.desk.ahead() is None
    learner.study()
    end(learner.desk.current())
    assert learner.desk.ahead() is None


def test_the_end_can_be_ahead() -> None:
    """It is shown when the learner goes on, not before."""
    learner = Learner()
    learner.study(at_most=200)
    while not isinstance(learner.desk.begin("weak"), AskStep):
        learner.clock.pass_days(1)
    ahead: Step | None = None
    while ahead is None or isinstance(ahead, AskStep):
        feedback(learner.answer())
        ahead = learner.desk.ahead()
        assert isinstance(learner.desk.current(), FeedbackStep)
        assert learner.desk.go_on() is ahead
    assert learner.desk.current() is end(ahead)


@pytest.mark.parametrize("act", ["undo", "flag", "english", "minutes", "tomorrow", "rebuild"])
def test_what_may_change_it_drops_it(act: str) -> None:
    """Then it is made again, from what is true now."""
    learner = Learner()
    learner.desk.begin("review")
    learner.answer(TWIN)
    before = learner.desk.ahead()
    kept = learner.desk.preferences()
    if act == "undo":
        learner.desk.undo()
        assert learner.desk.ahead() is None
        learner.answer(TWIN)
    elif act == "flag":
        learner.desk.flag()
    elif act == "english":
        learner.desk.change(kept._replace(language="en"))
    elif act == "minutes":
        learner.desk.change(kept._replace(minutes=kept.minutes + 5))
    elif act == "rebuild":
        assert learner.desk.rebuild()
    else:
        learner.clock.pass_days(1)
    after = learner.desk.go_on()
    assert after is not before
    if act == "english":
        assert ask(after).asking.language == "en"


def test_a_complaint_about_the_next_question_shows_with_it() -> None:
    """Flagging the same question in another place is not forgotten by what was made ahead."""
    learner = Learner()
    learner.desk.begin("review")
    learner.answer()
    learner.desk.ahead()
    assert feedback(learner.desk.flag()).flagged
    assert learner.desk.go_on() == learner.desk.current()


kinds: st.SearchStrategy[SessionKind] = st.sampled_from(["review", "learn", "weak", "test"])


@settings(deadline=None, max_examples=40)
@given(
    kind=kinds,
    seed=st.integers(0, 99),
    looks=st.sets(st.integers(0, 30)),
    undoes=st.sets(st.integers(0, 30)),
    stops=st.sets(st.integers(0, 30)),
)
def test_looking_ahead_changes_nothing(
    kind: SessionKind, seed: int, looks: set[int], undoes: set[int], stops: set[int]
) -> None:
    """The same questions with the same draws whether or not anyone looked; undo and restart among them."""

    def studied(*, looking: bool) -> list[tuple[str, int, str, str, float]]:
        learner, chance = Learner(small_pack(aspects=3, each=1), seed), Random(seed)
        learner.study(respond=lambda _: chance.choice([RIGHT, TWIN]), at_most=8)
        learner.clock.pass_days(1)
        found, step = list[tuple[str, int, str, str, float]](), learner.restart().begin(kind)
        for place in range(30):
            if isinstance(step, FeedbackStep):
                ahead = learner.desk.ahead() if looking and place in looks else None
                if place in undoes:
                    step = learner.desk.undo()
                elif place in stops:
                    step = learner.restart().begin(kind)
                else:
                    step = learner.desk.go_on()
                    assert ahead is None or step is ahead
            if not isinstance(step, AskStep):
                break
            found.append((step.asking.question, step.asking.seed, step.reason, step.reason_text, step.progress.share))
            given_answer: Response = chance.choice([RIGHT, TWIN, OTHER])
            step = learner.answer(given_answer)
        return found

    assert studied(looking=True) == studied(looking=False)


def test_the_work_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Going on after looking ahead draws no question again."""
    learner = Learner()
    learner.desk.begin("review")
    learner.answer()
    learner.desk.ahead()
    monkeypatch.setattr(next_question, "next_question", None)
    ask(learner.desk.go_on())
