"""A plan of few minutes a day: nothing beside the shares but one confused pair, once, first, on the next day."""

from random import Random

from tests.study.small_pack import small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactState, Memory
from trainer.domain.question import Form, QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import Asked, Pick, PlanView

A, TWIN = FactId("a0.m.0"), FactId("a0.s.0")


def picked(minutes: float, today: int, *, mistake: int = 90, wrong: bool = False) -> list[Pick]:
    """Return the picks of one who met all on day 90, and took the fact for its twin on the day of the mistake."""
    pack = small_pack(each=6)
    states = {
        fact: FactState(fact, Memory(5, 5, StudyDay(90)), 1, 1, 1, number, last_correct=True)
        for number, fact in enumerate(pack.facts, 1)
    }
    confusions = {(A, TWIN): Confusion(A, TWIN, 1, StudyDay(mistake))}
    view = PlanView(
        Catalogue(pack), states, confusions, StudyDay(today), FsrsModel(), "review",
        due_day=StudyDay(120), minutes=minutes,
    )  # fmt: skip
    queue = ShortfallShare(Rules(probes=0)).begin(view, Random(1))
    so_far, seen = list[Asked](), list[Pick]()
    while len(seen) < 20 and (pick := queue.next(so_far)) is not None:
        so_far.append(Asked(QuestionId(f"{pick.fact}.0"), (FactOutcome(pick.fact, correct=not wrong),)))
        seen.append(pick)
    return seen


def test_the_confused_pair_of_the_last_day_comes_first_and_once() -> None:
    """As a question on both."""
    first, *rest = picked(5, 91)
    assert (first.fact, first.reason, first.reason_fact, first.form) == (A, "contrast", TWIN, Form.CONTRAST)
    assert all(one.reason != "contrast" for one in rest)


def test_a_pair_that_was_heard_of_since_does_not_come() -> None:
    """Its facts were met on day 90, the mistake is older: it had its question."""
    assert all(one.reason != "contrast" for one in picked(5, 91, mistake=80))


def test_nothing_is_re_asked_in_few_minutes_and_is_in_more() -> None:
    """All wrong, all day."""
    assert all(one.reason != "relearn" for one in picked(5, 91, wrong=True))
    assert any(one.reason == "relearn" for one in picked(10, 91, wrong=True))
