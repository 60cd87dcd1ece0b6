"""The rules a plan goes by, each once: used by policies, forecast, reports and home."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

SETTLED_DAYS, SETTLED_SHARE = 2, 0.9
"""Without a due date it is maintenance once this share of the facts was right on so many days."""
CATCHING_UP_SHARE = 0.5
"""Before a due date seeing more is worth more than going back to mistakes, until this share was right on so many."""
SUCCESSES = 3
"""Before a due date each fact is to be right on so many days."""
PLAN_DAYS = 42
"""Of a plan whose first day is not known."""
DAYS_AHEAD = 30
"""Without a due date the day that counts lies so many days ahead."""
FARTHEST = 90
"""So many days are played forward at most; a due date beyond them is only prepared for."""
BRIEF_MINUTES = 5
"""A day; with so few or fewer what comes beside the shares stands back, with fewer also what is only new."""
GOAL = 0.9
"""Share of all facts to be held on the due date."""
NEW_QUESTION = 8
"""So many wordings never shown count as much as a question never asked, when time goes to what has new words left."""
CHECK_EVERY_DAYS = 14
"""Between two check days, which tell knowing a fact from remembering its questions."""
CHECK_QUESTIONS, FEWEST_CHECKED = 6, 3
"""Of a check day; with fewer it would say nothing."""

Day = TypeVar("Day", bound=int)


def still_ahead(due: Day | None, today: int) -> Day | None:
    """Return the due date; None where there is none or it is over: maintenance."""
    return None if due is None or due < today else due


def first_day(due: int, started: int | None) -> int:
    """Return the first day of the plan for `due`."""
    return due - PLAN_DAYS if started is None else started


def final_third(due: int, started: int | None) -> int:
    """Return the day from which on every fact is to be asked once more before `due`."""
    return due - (due - first_day(due, started)) // 3


def last_contact(due: int, started: int | None, today: int) -> int | None:
    """Return the day since which each fact is to have been asked once more; None before the final third."""
    third = final_third(due, started)
    return third if today >= third else None


def settled(right_days: Iterable[int], facts: int) -> float:
    """Return the share of so many facts that were right on two days; `right_days` are those of the facts met."""
    return sum(days >= SETTLED_DAYS for days in right_days) / max(facts, 1)


def lacks(right_days: int, last_day: int, contact: int | None, successes: int = SUCCESSES) -> bool:
    """Return whether a fact was right on too few days, or not asked since the day of `last_contact`."""
    return right_days < successes or (contact is not None and last_day < contact)


def wants_more(met: Sequence[tuple[int, int]], facts: int, today: int, due: int | None, started: int | None) -> bool:
    """Return whether the plan has work on `today` though nothing is due; `met` has (right days, last day) of each fact.

    Until most facts were right on two days; before a due date until each was on three, and in the final third of the
    plan until each was asked in it.
    """
    if settled((right_days for right_days, _ in met), facts) < SETTLED_SHARE:
        return True
    due = still_ahead(due, today)
    if due is None:
        return False
    contact = last_contact(due, started, today)
    return any(lacks(right_days, day, contact) for right_days, day in met)
