"""「なぜこの問題?」: one plain sentence for every question, which never gives the asked fact away."""

from dataclasses import replace
from random import Random
from typing import get_args

import pytest

from tests.study.learner import Learner, ask, fact_of
from tests.study.small_pack import OTHER, RIGHT, TWIN, small_pack
from tests.wordings import ja
from trainer.domain.dates import date_text
from trainer.domain.message import NOTHING, Message
from trainer.domain.review import ReasonKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.domain.text import Language, Text
from trainer.scheduling.policy import Pick
from trainer.study.next_question import reason_of
from trainer.study.sentences import paired_text, reason_text
from trainer.study.steps import AskStep
from trainer.translations import languages, say

NAME = "{"
DUE = StudyDay(20_030)


def after_weeks(days: int, *, wrong: float = 0.3, due: StudyDay | None = DUE) -> tuple[Learner, list[tuple[str, str]]]:
    """Return a learner after some days, with each question's reason and sentence."""
    learner, chance, told = Learner(small_pack(aspects=5, each=4)), Random(2), list[tuple[str, str]]()
    if due is not None:
        learner.desk.change_preferences(learner.desk.preferences()._replace(due_day=due, due_from=StudyDay(20_000)))
    for _ in range(days):
        respond = lambda _: chance.choice([TWIN, TWIN, OTHER]) if chance.random() < wrong else RIGHT
        for step in learner.study(respond=respond, ms=15_000):
            told.append((step.reason, ja(step.reason_text)))
            assert learner.pack.facts[fact_of(step)].name.ja not in told[-1][1]
            assert told[-1][1].endswith("。")
            assert NAME not in told[-1][1]
        learner.clock.pass_days(1)
    return learner, told


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("due", [NOTHING, date_text(DUE, StudyDay(20_000))])
@pytest.mark.parametrize("reason", get_args(ReasonKind))
def test_every_reason_has_one_sentence(reason: ReasonKind, due: Message, language: Language) -> None:
    """Complete, in both languages, with and without a due date."""
    said = say(reason_text(reason, Text("役割"), due), language)
    assert said.count("。" if language == "ja" else ".") == 1
    assert said[-1] in "。."
    assert NAME not in said


def test_each_way_of_asking_a_pair_has_its_own_sentence() -> None:
    """Side by side, apart, or both in one question; none names a fact."""
    for language in languages():
        assert len({say(paired_text(way), language) for way in ("together", "apart", "both")}) == 3


def test_with_a_due_date_its_day_is_said_where_it_is_why() -> None:
    """And in the final third the finishing looks."""
    _, told = after_weeks(29, wrong=0.1)
    reasons = {reason for reason, _ in told}
    assert {"new", "final_review", "shortfall", "due"} <= reasons
    assert {text for reason, text in told if reason == "final_review"} <= {
        f"11月3日に向けた、「a{number}観点」の仕上げの確かめです。" for number in range(5)
    }
    assert not [text for reason, text in told[:200] if reason == "final_review"]


def test_without_a_due_date_no_day_is_said() -> None:
    """Also after one that is over."""
    for due in (None, StudyDay(19_990)):
        learner, told = after_weeks(8, due=due)
        assert {"shortfall", "due", "contrast", "relearn"} <= {reason for reason, _ in told}
        assert not [text for _, text in told if "日に向け" in text or "日に思い出せる" in text]
        assert learner.desk.preferences().due_day == due


def test_a_short_topic_is_called_so_only_where_it_has_more_than_its_even_share() -> None:
    """Right in one topic, wrong in the other: only the other one is called thin."""
    learner, chance, called = Learner(small_pack(aspects=2, each=20)), Random(3), set()
    for _ in range(9):
        respond = lambda step: OTHER if "a1" in fact_of(step) and chance.random() < 0.6 else RIGHT
        steps = learner.study(respond=respond, ms=15_000)
        called |= {ja(step.reason_text) for step in steps if step.reason == "shortfall"}
        learner.clock.pass_days(1)
    assert called == {"いま手薄な「a1観点」を、多めに確かめます。"}


def test_a_moment_ago_yesterday_and_before() -> None:
    """As the mistake is old."""
    learner = Learner()
    learner.desk.start_session("review")
    learner.answer(TWIN)
    context, pick = learner.desk._context, Pick(FactId("a0.s.0"), "contrast", FactId("a0.m.0"))
    told = []
    for _ in range(3):
        told.append(ja(reason_of(context, pick, (pick.fact,)))[:3])
        learner.clock.pass_days(1)
    assert told == ["さきほ", "昨日「", "前に「"]
    assert reason_of(context, pick, (pick.fact, FactId("a0.m.0"))) == paired_text("both")


def mixed_up(device: str) -> Learner:
    """Return a learner who mixed up many pairs over some days."""
    learner, chance = Learner(small_pack(aspects=5, each=4)), Random(1)
    learner.device = device
    learner.restart()
    for _ in range(7):
        learner.study(respond=lambda _: TWIN if chance.random() < 0.4 else RIGHT, ms=15_000)
        learner.clock.pass_days(1)
    return learner


def test_the_log_keeps_arm_and_probe_as_the_plan_drew_them() -> None:
    """Both ways come up among learners; the device is the lot."""
    arms: dict[str, set[str]] = {}
    for device in ("device 0", "device 8", "device 23"):
        answers = mixed_up(device).log.answers()
        assert all(one.probe == (one.reason == "probe") for one in answers)
        assert any(one.probe for one in answers)
        assert all(one.reason == "contrast" for one in answers if one.arm)
        arms[device] = {one.arm for one in answers}
    assert set().union(*arms.values()) == {"", "apart", "together"}
    assert len(set(map(frozenset, arms.values()))) > 1


def test_an_undo_asks_an_experiments_question_again_with_its_arm_and_sentence() -> None:
    """Whatever way chance chose."""
    learner, seen = mixed_up("device 5"), 0
    for _ in range(8):
        step, asked = learner.desk.start_session("review"), 0
        while isinstance(step, AskStep) and asked < 40:
            step = ask(learner.desk.current_step())
            session = learner.desk._context.session
            assert session is not None
            assert session.posed is not None
            arm, asked = session.posed.pick.arm, asked + 1
            learner.answer(TWIN if asked % 3 == 0 else RIGHT, ms=15_000)
            if arm:
                seen += 1
                assert step.reason_text in {paired_text(arm), paired_text("both")}
                assert learner.log.answers()[-1].arm == arm
                assert ask(learner.restart().undo_answer()) == replace(step, can_redo=True)
                learner.answer()
                assert learner.log.answers()[-1].arm == arm
            step = learner.desk.next_question()
        learner.clock.pass_days(1)
    assert seen
