"""A fact that never holds does not eat the learner's time for ever."""

from collections import Counter

import pytest

from tests.faults.learner import BOTH, study
from tests.study.learner import Learner
from trainer.app.chosen_pack import BUILT_IN_PACK
from trainer.domain.pack import Question
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder

NEVER = "role.m.goal"
DAYS = 30
SHARE = 0.05


@pytest.fixture(scope="module")
def days() -> list[list[Question]]:
    """Return the questions of each day of one who knows all but one fact; the same lots in every run."""
    pack = load_pack(questions_folder() / BUILT_IN_PACK, QUESTION_TYPES)
    learner = Learner(pack, seed=1, types=QUESTION_TYPES)
    found = []
    for _ in range(DAYS):
        found.append(
            [
                question
                for kind in BOTH
                for question in study(learner.desk, pack, learner.clock, kind, right=lambda one: not about_it(one))
            ]
        )
        learner.clock.pass_days(1)
    return found


def about_it(question: Question) -> bool:
    """Return whether a question tests the fact that never holds."""
    return NEVER in question.tests


@pytest.mark.slow
def test_a_fact_that_never_holds_takes_a_small_share_of_the_time(days: list[list[Question]]) -> None:
    """A twentieth at most."""
    asked = [one for day in days for one in day]
    assert sum(map(about_it, asked)) <= SHARE * len(asked)


@pytest.mark.slow
def test_no_question_comes_nearly_every_day(days: list[list[Question]]) -> None:
    """The same one on two days in three is known by its looks."""
    seen = Counter(question for day in days for question in {one.id for one in day if about_it(one)})
    assert max(seen.values()) <= DAYS * 2 // 3


@pytest.mark.slow
def test_control_the_fact_is_asked(days: list[list[Question]]) -> None:
    """On half of the days at least, so that there is something to share."""
    assert sum(any(map(about_it, day)) for day in days) >= DAYS // 2
