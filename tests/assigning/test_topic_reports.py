"""Topics by groups, mix-ups and questions: sums that are right, and nothing of fewer than five people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assigning.hand_ins import DAY, Desk, Device
from tests.assigning.people import DUE, organisation, small_plan
from trainer.assigning.evidence import Evidence
from trainer.assigning.intake import Training
from trainer.assigning.topic_reports import given_by, heat_map, item_rows, mix_ups

FRIDAY = DUE - 4 * DAY
SIX = ("E0001", "E0011", "E0016", "E0021", "E0026", "E0031")
"""Of S1."""
TWO = ("E0002", "E0012")
"""Of M1."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk at which six people of S1 and two of M1 have handed in: the first ten right, ten wrong."""
    with organisation(tmp_path) as console:
        assigned = console.assign(small_plan(20))
        made = Desk(console)
        for person in (*SIX, *TWO):
            learner = Device(person, "one", assigned.common)
            learner.answers(assigned.common.questions, 10, FRIDAY)
            made.take(learner.file())
        yield made


def read(desk: Desk) -> tuple[Training, dict[str, Evidence]]:
    """Return what the reports are made from."""
    training = desk.trainings.training("A1")
    assert training is not None
    return training, dict(desk.console.storage.results.evidence_of(training.enrolled))


def test_a_cell_of_six_is_shown_and_one_of_two_is_not(desk: Desk) -> None:
    """Its number of people is, so that one knows why."""
    training, evidence = read(desk)
    heat = heat_map(training, given_by(training, evidence, DUE))
    six, two = (heat.groups.index(group) for group in ("S1", "M1"))
    assert sum(cells[six].right or 0 for cells in heat.cells) == 60
    assert sum(cells[six].answers for cells in heat.cells) == 120
    assert {cells[two].right for cells in heat.cells} == {None}
    assert {cells[two].people for cells in heat.cells} <= {0, 2}


def test_a_question_says_how_many_were_right_and_what_it_was_taken_for(desk: Desk) -> None:
    """Eight people answered each."""
    training, evidence = read(desk)
    rows = item_rows(training, given_by(training, evidence, DUE))
    assert [(one.answers, one.people, one.right) for one in rows] == [(8, 8, 8)] * 10 + [(8, 8, 0)] * 10
    assert all(sum(lure.times for lure in one.lures) >= 8 for one in rows[10:] if one.lures)
    assert any(one.lures for one in rows[10:])


def test_mix_ups_are_told_of_five_people_or_more_and_never_of_two(desk: Desk) -> None:
    """The most frequent first."""
    training, evidence = read(desk)
    found = mix_ups(training, given_by(training, evidence, DUE))
    assert found
    assert [one.times for one in found] == sorted((one.times for one in found), reverse=True)
    assert {one.people for one in found} == {8}
    assert mix_ups(training, given_by(training, evidence, DUE, "M1")) == ()


def test_as_of_an_earlier_moment_nothing_had_come_in(desk: Desk) -> None:
    """A report is frozen by what was received."""
    training, evidence = read(desk)
    rows = item_rows(training, given_by(training, evidence, FRIDAY))
    assert {one.answers for one in rows} == {0}
