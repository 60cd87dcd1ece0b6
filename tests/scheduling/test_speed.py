from random import Random
from statistics import median
from time import perf_counter

from tests.study.small_pack import small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.question import QuestionId
from trainer.domain.study_day import StudyDay
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies.due_then_new import DueThenNew
from trainer.scheduling.policy import Asked, PlanView

TODAY = StudyDay(20_000)


def test_ten_thousand_facts_are_planned_and_picked_from_without_waiting() -> None:
    """A session's queue in 0.3 s, each pick in 5 ms; measured 0.02 s and 0.01 ms."""
    pack, chance = small_pack(aspects=100, each=50), Random(1)
    facts = {
        fact: FactState(
            fact, Memory(chance.uniform(1, 60), 5, StudyDay(TODAY - chance.randint(1, 60))), 1, 1, 1, number
        )
        for number, fact in enumerate(pack.facts, 1)
        if chance.random() < 0.7
    }
    view = PlanView(Catalogue(pack), facts, {}, TODAY, FsrsModel(), "review")
    policy = DueThenNew()
    begun = perf_counter()
    queue = policy.begin(view, Random(1))
    beginning = perf_counter() - begun
    so_far, picking = list[Asked](), list[float]()
    for _ in range(200):
        begun = perf_counter()
        pick = queue.next(so_far)
        picking.append(perf_counter() - begun)
        assert pick is not None
        so_far.append(Asked(QuestionId("q"), (FactOutcome(pick.fact, correct=chance.random() < 0.8),)))
    assert beginning < 0.3
    assert median(picking) < 0.005
