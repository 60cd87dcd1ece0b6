"""Who mostly fails gets something easier: in the form nearest to recognising."""

from dataclasses import replace
from random import Random

import pytest

from tests.study.small_pack import question, small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.question import Form, QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policies.success_floor import SuccessFloor
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import Asked, PlanView
from trainer.scheduling.rotation import next_question

PACK = small_pack(each=6)


def view(*right: bool) -> PlanView:
    """Return a learner whose newest questions were right or not, oldest first; each on a fact of its own."""
    states = {
        fact: FactState(fact, Memory(5, 5, StudyDay(90)), 1, int(last), int(last), number, last_correct=last)
        for number, (fact, last) in enumerate(zip(PACK.facts, right, strict=False), 1)
    }
    return PlanView(Catalogue(PACK), states, {}, StudyDay(91), FsrsModel(), "review", due_day=StudyDay(120), minutes=3)


def answer(*right: bool) -> Asked:
    """Return an answer to a question on so many facts."""
    return Asked(QuestionId("q"), tuple(FactOutcome(FactId(f"f{n}"), one) for n, one in enumerate(right)))


@pytest.mark.parametrize(
    ("right", "is_low"),
    [
        ((), False),
        ((False,) * 3, False),
        ((False,) * 4, True),
        ((True, True, False, True), True),
        ((True, True, False, True, True), False),
    ],
)
def test_it_is_low_where_most_went_wrong_and_nothing_is_said_before_four_questions(
    right: tuple[bool, ...], is_low: bool
) -> None:
    """Three of four are no more than three in four."""
    assert SuccessFloor(view(*right), 0.75).is_low is is_low


def test_only_the_newest_eight_count_and_a_question_is_right_where_all_its_facts_are() -> None:
    """Eight right ones make up for any number before; then two on two facts each go half wrong."""
    floor = SuccessFloor(view(*[False] * 10), 0.75)
    for _ in range(8):
        floor.take(answer(True))
    assert not floor.is_low
    for _ in range(2):
        floor.take(answer(True, False))
    assert floor.is_low


def test_facts_of_one_question_are_one_question() -> None:
    """Four facts with the same place in the log, one of them wrong: too few to say anything."""
    known = view(True, True, True, False)
    same = {fact: FactState(fact, one.memory, 1, 1, 1, 7, one.last_correct) for fact, one in known.facts.items()}
    assert not SuccessFloor(PlanView(known.catalogue, same, {}, known.today, known.model, "review"), 0.9).is_low


@pytest.mark.parametrize(("right", "minutes", "easy"), [(False, 3, True), (True, 3, False), (False, 8, False)])
def test_the_queue_asks_for_something_easy_only_then_and_in_few_minutes_a_day(
    *, right: bool, minutes: float, easy: bool
) -> None:
    """Eight questions all wrong, or all right."""
    known = replace(view(*[right] * 8), minutes=minutes)
    pick = ShortfallShare(Rules(probes=0)).begin(known, Random(1)).next([])
    assert pick is not None
    assert pick.easy is easy


def test_easy_is_nearest_to_recognising_however_strong_the_fact() -> None:
    """For a fact that is long ready to be produced."""
    fact = FactId("a")
    strong = FactState(fact, Memory(50, 5, StudyDay(90)), 5, 5, 5, 1, last_correct=True)
    picked, typed, side = question("a", 0, "pick"), question("a", 1, "type"), question("a", 2, "contrast")
    assert picked.form is Form.RECOGNISE
    assert next_question([picked, typed, side], strong, {}, None, Random(1)).id == typed.id
    assert next_question([picked, typed, side], strong, {}, None, Random(1), easy=True).id == picked.id
    assert next_question([typed, side], strong, {}, None, Random(1), easy=True).id == side.id
