from datetime import UTC, datetime, timedelta

from fsrs import Card, Scheduler, State
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.scheduling.forgetting import due_after, recall

LAST = datetime(2026, 1, 1, 12, tzinfo=UTC)


@settings(deadline=None)
@given(stability=st.floats(0.001, 3650), days=st.integers(0, 2000))
def test_recall_is_that_of_the_library(stability: float, days: int) -> None:
    """Our arithmetic gives what `fsrs` gives for whole days."""
    card = Card(card_id=1, state=State.Review, stability=stability, difficulty=5, due=LAST, last_review=LAST)
    theirs = Scheduler().get_card_retrievability(card, LAST + timedelta(days=days))
    assert abs(recall(stability, days) - theirs) <= 1e-12


@settings(deadline=None)
@given(stability=st.floats(0.001, 5000))
def test_due_is_the_day_the_library_says(stability: float) -> None:
    """Our interval is the library's own, and a fact is never due on its own day."""
    theirs = Scheduler(enable_fuzzing=False, maximum_interval=365)._next_interval(stability=stability)
    assert due_after(stability) == theirs >= 1


def test_nothing_waits_longer_than_a_year() -> None:
    """However stable, after 365 days it is worth a look."""
    assert due_after(5000) == 365


def test_a_day_before_the_answer_counts_as_its_day() -> None:
    """There is no recall above one."""
    assert recall(3, -4) == 1
