"""After a break what was met before it comes once in turn."""

from random import Random

import pytest

from tests.study.small_pack import small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.question import QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies.recovery import waiting_since_break
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import Asked, Pick, PlanView


def met(*days: int) -> list[tuple[int, FactId, Memory]]:
    """Return facts of one topic, last met on these days."""
    return [(place, FactId(f"f{place}"), Memory(5, 5, StudyDay(day))) for place, day in enumerate(days)]


@pytest.mark.parametrize(
    ("days", "waiting"),
    [
        ((10, 12, 13), 3),  # nothing since the break
        ((10, 12, 40, 41), 2),  # it goes on until all came
        ((10, *[40] * 9), 0),  # too few are left to call it one
        ((36, 38, 40, 41), 0),  # no break
        ((), 0),
    ],
)
def test_what_waits_is_what_was_not_met_since_a_week_without_an_answer(days: tuple[int, ...], waiting: int) -> None:
    """Today is day 42."""
    assert sum(map(len, waiting_since_break([met(*days)], StudyDay(42), 7))) == waiting


def test_without_a_length_there_is_no_break() -> None:
    """As before."""
    assert waiting_since_break([met(10, 11)], StudyDay(42), 0) == []


def picked(rules: Rules) -> list[Pick]:
    """Return the picks on the first day after three weeks: half of the facts were met, one topic's are the faintest."""
    pack = small_pack(aspects=3, each=8)
    states = {
        fact: FactState(
            fact, Memory(0.5 if fact[:2] == "a0" else 20, 5, StudyDay(70)), 1, 1, 1, number, last_correct=True
        )
        for number, fact in enumerate(pack.facts, 1)
        if int(fact[-1]) < 4
    }
    view = PlanView(
        Catalogue(pack), states, {}, StudyDay(91), FsrsModel(), "review", due_day=StudyDay(120), started=StudyDay(60)
    )
    queue, so_far, seen = ShortfallShare(rules).begin(view, Random(1)), list[Asked](), list[Pick]()
    while len(seen) < 24 and (pick := queue.next(so_far)) is not None:
        so_far.append(Asked(QuestionId(f"{pick.fact}.0"), (FactOutcome(pick.fact, correct=True),)))
        seen.append(pick)
    return seen


def test_what_was_met_before_the_break_comes_once_before_anything_new_the_faintest_no_sooner() -> None:
    """Twenty-four facts in six topics; by shortfall the faint topics would come first."""
    recovering = picked(Rules(probes=0, break_days=7))
    assert len({one.fact for one in recovering}) == 24
    assert all(int(one.fact[-1]) < 4 for one in recovering)
    assert sum(one.fact.startswith("a0") for one in recovering[:12]) < 8
    assert any(int(one.fact[-1]) >= 4 for one in picked(Rules(probes=0)))
