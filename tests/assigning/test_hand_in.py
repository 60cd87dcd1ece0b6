"""From the file that HR hands out to the one that comes back: real folders, the real service, a clock that moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assigning.learners import AssignedLearner
from tests.assigning.people import OPEN, SEED, Console, organisation, small_plan
from trainer.domain.assignment import HandedInAnswer, Result
from trainer.exchange.result_file import open_result

MORNING = OPEN + 9 * 3_600_000


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    """Give an organisation with its roster."""
    with organisation(tmp_path) as made:
        yield made


def _result(folder: Path) -> Result:
    (file,) = folder.glob("*.mres")
    return open_result(file.read_bytes(), SEED)


def test_what_was_answered_comes_back_sealed_for_the_organisation(console: Console, tmp_path: Path) -> None:
    """Open, answer ten questions, hand in: the organisation reads ten answers, and nobody's name."""
    massign = console.massign(console.assign(small_plan(20)).common)
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    registration = learner.open(massign, "ｅ0001")
    learner.answer([True, False] * 5)
    outcome = learner.hand_in(registration, tmp_path / "return")
    assert outcome.delivered
    result = _result(tmp_path / "return")
    assert (result.registration, result.person, result.assignment, result.rev) == (registration, "e0001", "A1", 1)
    answers = [link for link in result.links if isinstance(link, HandedInAnswer)]
    assigned = set(small_plan(20).selection.questions)
    assert answers
    assert {one.question for one in answers} <= {q.id for q in learner.service.learner.pack.questions.values()}
    (view,) = learner.assignments.views()
    assert view.unsent == 0
    assert view.seen.right == len({one.question for one in answers} & assigned)
    learner.close()
