"""The committed table of points is the one that the tests' marks make."""

import pytest

from tests.accessibility.points import POINTS
from tests.accessibility.table import PAGE, Shown, all_marked, marked, page, state_of, table

PLANTED = """
@pytest.mark.wcag("2.1.1", "EN 11.5.2.6")
def test_one() -> None: ...

@fault("F06", "digits dead")
@pytest.mark.wcag("2.1.2")
def test_two() -> None: ...

def test_three() -> None: ...
"""


def test_the_table_is_up_to_date() -> None:
    """`python -m tests.accessibility.table` writes it."""
    committed = PAGE.read_text("utf-8")
    assert committed == page(committed, all_marked())


def test_every_mark_names_a_point_there_is() -> None:
    """A slip of the pen would show nothing and look as if it did."""
    known = {point.id for point in POINTS}
    assert [(one.test, id_) for one in all_marked() for id_ in one.ids if id_ not in known] == []


def test_points_are_named_once() -> None:
    """Each has one row."""
    ids = [point.id for point in POINTS]
    assert len(ids) == len(set(ids))


def test_control_marks_are_read_with_what_they_say() -> None:
    """A plain one, one of a known fault, and none."""
    assert list(marked(PLANTED, "a/test_a.py")) == [
        Shown("a/test_a.py::test_one", ("2.1.1", "EN 11.5.2.6"), fails=False),
        Shown("a/test_a.py::test_two", ("2.1.2",), fails=True),
    ]


def test_control_a_taken_away_test_changes_the_table() -> None:
    """Met with it, not met with a known fault, not shown without."""
    shown = list(marked(PLANTED, "a/test_a.py"))
    states = {point.id: state_of(point, shown) for point in POINTS}
    assert (states["2.1.1"], states["2.1.2"], states["2.1.4"]) == ("met", "not met", "not shown")
    assert table(shown) != table(shown[:1])


def test_control_a_mark_that_is_no_plain_word_is_refused() -> None:
    """What is made at run time could not be read here."""
    with pytest.raises(TypeError):
        list(marked("@pytest.mark.wcag(POINT)\ndef test_one() -> None: ...\n", "a.py"))
