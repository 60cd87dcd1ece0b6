"""Every other week a few reserved wordings come, before the day's review; anywhere else nobody meets one."""

from collections.abc import Iterable
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.learner import Learner, ask, end
from tests.study.small_pack import OTHER, RIGHT, TWIN
from tests.study.varied_pack import varied_pack
from tests.wordings import ja
from trainer.domain.question import Question
from trainer.domain.review import Answered, SessionKind
from trainer.reports.calibration import CALIBRATION
from trainer.scheduling.plan_rules import CHECK_EVERY_DAYS, CHECK_QUESTIONS
from trainer.study.steps import AskStep, EndStep

KINDS: Final[tuple[SessionKind, ...]] = ("learn", "review", "test", "timed_test", "weak", "fact", "placement")


def practised(days: int = CHECK_EVERY_DAYS, reserved: tuple[str, ...] = ("r",)) -> Learner:
    """Return a learner who studied daily since so many days; it is the next day."""
    learner = Learner(varied_pack(reserved=reserved))
    for _ in range(days):
        learner.study(at_most=12)
        learner.clock.pass_days(1)
    return learner


def of_today(learner: Learner) -> list[Answered]:
    """Return today's answers."""
    today = learner.desk.learner.today()
    return [one for one in learner.log.answers() if one.study_day == today]


def leaks(answers: Iterable[Answered]) -> list[Answered]:
    """Return the answers to reserved wordings outside a check day, and to others on one."""
    return [one for one in answers if one.reserved is not (one.session_kind == "check_day")]


def test_after_two_weeks_the_day_begins_with_reserved_wordings() -> None:
    """A handful, each of another fact, all practised before; and the first one tells why."""
    learner = practised()
    before = {outcome.fact for one in learner.log.answers() for outcome in one.outcomes}
    step = ask(learner.desk.start_session("review"))
    assert "初めて見る言い方" in ja(step.notice)
    asked = learner.study("review")
    assert isinstance(learner.desk.current_step(), EndStep)
    assert len(asked) == CHECK_QUESTIONS
    checked = of_today(learner)
    assert all(one.reserved and one.variant == "r" and one.session_kind == "check_day" for one in checked)
    facts = [outcome.fact for one in checked for outcome in one.outcomes]
    assert len(set(facts)) == len(facts)
    assert before >= set(facts)


def test_nothing_is_told_before_the_end_and_then_the_review_comes() -> None:
    """The wrong ones are explained at the end, in the wording they had; the day's own minutes follow."""
    learner = practised()
    asked = [ask(learner.desk.start_session("review"))]
    while isinstance(step := learner.answer(OTHER), AskStep):
        asked.append(step)
    summary = end(step)
    assert (summary.kind, len(summary.to_review)) == ("check_day", CHECK_QUESTIONS)
    assert [one.asking for one in summary.to_review] == [one.asking for one in asked]
    learner.study("review", at_most=5)
    assert [one.session_kind for one in of_today(learner)[CHECK_QUESTIONS:]] == ["review"] * 5


def test_no_check_before_two_weeks_are_over_and_none_soon_after() -> None:
    """One on the fifteenth day, the next one fourteen days later; what was asked so once never comes again."""
    learner = practised(reserved=("r", "s", "t"))
    for _ in range(3 * CHECK_EVERY_DAYS):
        while not learner.study("review", at_most=12) or end_is_of_a_check(learner):
            pass
        learner.clock.pass_days(1)
    checked = [one for one in learner.log.answers() if one.reserved]
    days = sorted({one.study_day for one in checked})
    first = learner.log.answers()[0].study_day
    assert [day - first for day in days] == [CHECK_EVERY_DAYS, 2 * CHECK_EVERY_DAYS, 3 * CHECK_EVERY_DAYS]
    assert len({one.showing for one in checked}) == len(checked)


def end_is_of_a_check(learner: Learner) -> bool:
    """Return whether a check day has just ended."""
    step = learner.desk.current_step()
    return isinstance(step, EndStep) and step.kind == "check_day"


def test_a_check_left_in_the_middle_goes_on_the_same_day() -> None:
    """Also after a restart, with the same questions; taking an answer back asks it again."""
    learner, other = practised(), practised()
    whole = [step.asking.showing for step in other.study("review")]
    begun = [step.asking.showing for step in learner.study("review", at_most=2)]
    learner.restart()
    again = ask(learner.desk.undo_answer())
    assert again.asking.showing == begun[-1]
    learner.answer()
    learner.restart()
    rest = [step.asking.showing for step in learner.study("review")]
    assert [*begun, *rest] == whole


def test_without_enough_to_ask_there_is_no_check() -> None:
    """A pack without reserved wordings, one with two, and a learner who has met only two facts."""
    for learner in (practised(reserved=()), Learner(varied_pack(aspects=1, each=1))):
        for _ in range(2 * CHECK_EVERY_DAYS):
            learner.study("review", at_most=6)
            learner.clock.pass_days(1)
        assert not any(one.session_kind == "check_day" for one in learner.log.answers())


def test_the_report_sets_new_words_beside_practised_ones() -> None:
    """Right in training, wrong in two of six on the check day."""
    learner = practised()
    given = iter([OTHER, TWIN])
    learner.study("review", respond=lambda _: next(given, RIGHT))
    report = learner.desk.report(CALIBRATION).work()
    assert "初めての言い方では6件中4件、同じ知識を練習した言い方では6件中6件" in ja(report.sentences[0])
    assert [(line.answers, round(line.right.mean, 2)) for line in report.wording] == [(6, 0.67), (6, 1.0)]
    assert practised(3).desk.report(CALIBRATION).work().wording == ()


@given(seed=st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_reserved_wordings_come_on_check_days_only(seed: int) -> None:
    """Whatever sessions a learner begins on whatever days, and however they answer, undo and restart."""
    assert leaks(lived(seed).log.answers()) == []


@pytest.mark.long
@pytest.mark.parametrize("tenth", range(10))
def test_ten_thousand_sessions_leak_nothing(tenth: int) -> None:
    """The same over a thousand sessions a piece; some of them a check day."""
    sessions, seed, checked = 0, tenth * 1_000, 0
    while sessions < 1_000:
        answers = lived(seed).log.answers()
        assert leaks(answers) == []
        sessions += len({one.session for one in answers})
        checked += len({one.session for one in answers if one.session_kind == "check_day"})
        seed += 1
    assert checked >= 10


def test_a_leak_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: wordings for training with the reserved ones among them."""
    monkeypatch.setattr(Question, "trained", property(lambda one: (one, *one.variants)))
    assert leaks(lived(1).log.answers()) != []


def lived(seed: int) -> Learner:
    """Return a learner after three weeks of sessions drawn by lot."""
    chance = Random(seed)
    learner = Learner(varied_pack(aspects=2, reserved=("r", "s")), seed=seed)
    for _ in range(22):
        for _ in range(chance.randint(1, 2)):
            _session(learner, chance)
        learner.clock.pass_days(1)
    return learner


def _session(learner: Learner, chance: Random) -> None:
    kind = chance.choice(KINDS)
    fact = chance.choice(list(learner.pack.facts)) if kind == "fact" else None
    learner.study(kind, lambda _: chance.choice([RIGHT, RIGHT, TWIN, OTHER]), fact, at_most=chance.randint(1, 8))
    if chance.random() < 0.3:
        learner.desk.undo_answer()
    if chance.random() < 0.3:
        learner.restart()
