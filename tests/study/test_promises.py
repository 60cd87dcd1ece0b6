"""What the product promises of its order, kept by the policy in use: with or without a due date, at any size."""

from collections.abc import Callable
from random import Random

import pytest

from tests.study.learner import Learner, ask, fact_of
from tests.study.small_pack import OTHER, RIGHT, TWIN, small_pack
from trainer.domain.response import Confidence, Response
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.policies import POLICIES
from trainer.study.steps import AskStep, EndStep, FeedbackStep

A, ACROSS = FactId("a0.m.0"), FactId("a0.s.0")
SIZES = [(4, 2), (7, 10), (20, 10)]
DUE = [None, 20_020, 20_060]


@pytest.fixture(params=[(size, due) for size in SIZES for due in DUE], ids=str)
def learner(request: pytest.FixtureRequest) -> Learner:
    """Return a learner past the first look, at a pack of some size, with some due date."""
    (aspects, each), due = request.param
    found = Learner(small_pack(aspects=aspects, each=each))
    if due is not None:
        kept = found.desk.preferences()
        found.desk.change_preferences(kept._replace(due_day=StudyDay(due), due_from=StudyDay(20_000)))
    found.study()
    found.clock.pass_days(1)
    return found


def day_of(
    learner: Learner, respond: Callable[[AskStep], tuple[Response, Confidence | None]], ms: int = 12_000
) -> list[AskStep]:
    """Study for the day's minutes and sleep."""
    step, asked = learner.restart().start_session("review"), list[AskStep]()
    while not isinstance(step, EndStep):
        if isinstance(step, FeedbackStep):
            step = learner.desk.next_question()
            continue
        asked.append(ask(step))
        step = learner.answer(*respond(asked[-1]), ms=ms)
    learner.clock.pass_days(1)
    return asked


def right(_: AskStep) -> tuple[Response, Confidence | None]:
    """Return the right answer."""
    return RIGHT, None


def first_then_right(response: Response, confidence: Confidence | None = None) -> Callable[[AskStep], tuple]:
    """Return answers of which only the first one is this."""
    left = [(response, confidence)]
    return lambda _: left.pop() if left else (RIGHT, None)


def test_the_product_uses_the_shortfall_share() -> None:
    """And keeps the simple one."""
    assert [one.name for one in POLICIES[:2]] == ["shortfall-share", "due-then-new"]


def test_a_wrong_answer_comes_once_more_after_at_least_five_others(learner: Learner) -> None:
    """In the same session."""
    asked = day_of(learner, first_then_right(OTHER))
    places = [place for place, step in enumerate(asked) if fact_of(step) == fact_of(asked[0])]
    assert len(places) == 2
    assert places[1] - places[0] > 5
    assert asked[places[1]].reason == "relearn"


def test_what_it_was_taken_for_comes_on_the_next_day(learner: Learner) -> None:
    """Among the first questions, unless it was asked in the same session already."""
    asked = day_of(learner, first_then_right(TWIN))
    (twin,) = learner.pack.facts[fact_of(asked[0])].twins
    same_day = any(fact_of(step) == twin for step in asked)
    following = [fact_of(step) for step in day_of(learner, right)]
    assert same_day or twin in following[:3]
    assert twin in following or same_day


def test_sure_and_wrong_comes_the_next_day_and_about_a_week_later(learner: Learner) -> None:
    """Even though it was right in between."""
    mistaken = fact_of(day_of(learner, first_then_right(OTHER, Confidence.SURE))[0])
    days = [number for number in range(1, 11) if mistaken in [fact_of(step) for step in day_of(learner, right)]]
    assert days[0] == 1
    assert any(5 <= day <= 9 for day in days), days


def test_no_question_comes_twice_running(learner: Learner) -> None:
    """Neither in a session nor, of one fact, over days, whatever goes wrong."""
    chance, before = Random(1), dict[str, str]()
    for _ in range(6):
        previous = ""
        for step in day_of(learner, lambda _: (chance.choice([RIGHT, RIGHT, TWIN, OTHER]), None)):
            now = step.asking.question
            assert now not in (previous, before.get(fact_of(step)))
            before[fact_of(step)] = previous = now


def test_after_missed_days_a_session_has_the_same_minutes(learner: Learner) -> None:
    """Time, not debt: seven days away are spread over what follows."""
    for _ in range(3):
        day_of(learner, right)
    learner.clock.pass_days(7)
    for minutes in (10, 4):
        learner.desk.change_preferences(learner.desk.preferences()._replace(minutes=minutes))
        whole = minutes * 60_000
        day = learner.desk._context.today()
        day_of(learner, right)
        answers = [one for one in learner.log.answers() if one.study_day == day]
        assert answers[0].milliseconds > 0
        assert sum(one.milliseconds for one in answers) <= whole
        assert learner.desk._context.session is not None
        assert learner.desk._context.session.budget_ms == whole
