"""How long what is kept."""

import pytest

from tests.assigning.people import PLAN
from trainer.assigning.people import Person
from trainer.assigning.ports import Assignee, StoredAssignment
from trainer.assigning.retention import Kept, Past, kept_of, what_is_past
from trainer.domain.assignment import Assignment

A1 = StoredAssignment(
    Assignment(
        "A1", 1, "", bytes(32), PLAN.title, PLAN.pack, "1", "", (), (), 0, None, None, "UTC", PLAN.passing, None, (),  # type: ignore[arg-type]
        PLAN.notice, "",
    ),
    "", 0,
)  # fmt: skip
PEOPLE = (
    Person(1, "E1", "P-1", left="2026-12-01"),
    Person(2, "E2", "P-2", left="2026-12-01"),
    Person(3, "E3", "P-3"),
    Person(4, "P-4", "P-4", left="2026-12-01", forgotten=True),
)
PARTS = {"A1": (Assignee(1, "r1"), Assignee(3, "r3"))}


@pytest.mark.parametrize(
    ("today", "past"),
    [
        ("2026-12-01", Past((), ())),  # the last day is still one of theirs
        ("2026-12-02", Past((), ("E2",))),
        ("2027-12-31", Past((), ("E2",))),
        ("2028-01-01", Past(("A1",), ("E1", "E2"))),
    ],
)
def test_results_stay_to_the_day_that_was_promised_and_people_while_they_have_any(today: str, past: Past) -> None:
    """Nobody who is still here is forgotten, and nobody twice."""
    assert what_is_past((A1,), PARTS, PEOPLE, today) == past


def test_what_has_to_stay_is_named_with_its_day() -> None:
    """Under a pseudonym."""
    assert kept_of(1, (A1,), PARTS, "2027-12-31") == (Kept("A1", "2027-12-31"),)
    assert kept_of(1, (A1,), PARTS, "2028-01-01") == ()
    assert kept_of(2, (A1,), PARTS, "2026-12-01") == ()
