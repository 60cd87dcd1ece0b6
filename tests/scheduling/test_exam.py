from collections import Counter
from random import Random

import pytest

from tests.study.small_pack import MARKETING, fact, pack_of, question
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.pack import Pack
from trainer.domain.question import QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies.exam import exam
from trainer.scheduling.policy import Asked, Pick, PlanView

MODEL = FsrsModel()


@pytest.fixture(scope="module")
def bank() -> Pack:
    """Return the built-in pack."""
    return load_pack(questions_folder() / "sales-marketing", QUESTION_TYPES)


def asked_in(pack: Pack, *met: FactId, seed: int = 1) -> list[Pick]:
    """Return a whole test, all answered right."""
    states = {one: FactState(one, Memory(9, 5, StudyDay(90)), 1, 1, last_correct=True) for one in met}
    queue = exam(PlanView(Catalogue(pack), states, {}, StudyDay(100), MODEL, "test"), Random(seed))
    so_far, picks = list[Asked](), list[Pick]()
    while (pick := queue.next(so_far)) is not None:
        picks.append(pick)
        so_far.append(Asked(QuestionId(pick.fact), (FactOutcome(pick.fact, correct=True),)))
    return picks


def test_every_topic_of_the_bank_is_in_the_test_by_its_share(bank: Pack) -> None:
    """No topic is more than one question away from its share of facts, but for the one each has at least."""
    for seed in range(20):
        picks = asked_in(bank, seed=seed)
        topics = Counter(bank.facts[one.fact].topic for one in picks)
        facts = Counter(fact.topic for fact in bank.facts.values())
        assert set(topics) == set(facts)
        for topic, count in topics.items():
            share = len(picks) * facts[topic] / len(bank.facts)
            assert count <= max(share, 1) + 1, (topic, count, share)
            assert count >= 1


def test_no_question_type_takes_more_than_its_turn(bank: Pack) -> None:
    """The types are as even as the facts drawn allow; control: without the quota choose-one alone takes far more."""
    most, plain = 0, 0
    for seed in range(20):
        picks = asked_in(bank, seed=seed)
        most = max(most, *Counter(one.question_type for one in picks).values())
        catalogue, chance = Catalogue(bank), Random(seed)
        drawn = Counter(chance.choice(catalogue.questions_of[one.fact]).type for one in picks)
        plain = max(plain, *drawn.values())
    assert most <= 6 < plain
    assert len({one.question_type for one in asked_in(bank)}) >= 6


def test_another_draw_is_another_test(bank: Pack) -> None:
    """The same seed is the same test."""
    assert asked_in(bank, seed=1) == asked_in(bank, seed=1) != asked_in(bank, seed=2)


def test_in_a_topic_what_was_met_comes_first() -> None:
    """Three facts in one topic, one of them met; the other topic has one."""
    facts = [*(fact("a0", "marketing", number) for number in range(3)), fact("a0", "sales", 0)]
    pack = pack_of(facts, [question(one.id, 1) for one in facts], ["a0"])
    for seed in range(10):
        picks = asked_in(pack, FactId("a0.m.1"), seed=seed)
        assert next(one.fact for one in picks if pack.facts[one.fact].side == MARKETING) == "a0.m.1"
