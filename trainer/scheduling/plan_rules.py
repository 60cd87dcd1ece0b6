"""What a plan aims at: right on how many days, and its final third; light, for the first paint."""

SETTLED_DAYS, SETTLED_SHARE = 2, 0.9
"""Without a due date it is maintenance once this share of the facts was right on so many days."""
SUCCESSES = 3
"""Before a due date each fact is to be right on so many days."""
PLAN_DAYS = 42
"""Of a plan whose first day is not known."""


def first_day(due: int, started: int | None) -> int:
    """Return the first day of the plan for `due`."""
    return due - PLAN_DAYS if started is None else started


def final_third(due: int, started: int | None) -> int:
    """Return the day from which on every fact is to be asked once more before `due`."""
    return due - (due - first_day(due, started)) // 3
