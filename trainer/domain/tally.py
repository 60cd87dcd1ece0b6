"""The one place that counts what was answered: questions and the facts in them, each in its own word.

A question may test several facts, and is right only where all of them are. An undone answer is in no count.
"""

from collections.abc import Iterable
from typing import NamedTuple

from trainer.domain.grade import FactOutcome
from trainer.domain.message import Message, counted, message, one_after_another
from trainer.domain.review import Answered


class Tally(NamedTuple):
    """What some answers come to."""

    questions: int = 0
    right: int = 0
    """Questions with everything right."""
    facts: int = 0
    """Facts asked; one that was asked twice counts twice."""
    facts_right: int = 0


def tally(answers: Iterable[Answered]) -> Tally:
    """Return what these answers come to."""
    kept = list(answers)
    facts = tally_of([outcome for one in kept for outcome in one.outcomes])
    return facts._replace(questions=len(kept), right=sum(one.correct for one in kept))


def tally_of(outcomes: Iterable[FactOutcome]) -> Tally:
    """Return what these outcomes come to, fact by fact; no questions."""
    kept = list(outcomes)
    return Tally(facts=len(kept), facts_right=sum(one.correct for one in kept))


def tally_words(counts: Tally) -> Message:
    """Return the whole in words: the questions, and where they are not the same, the facts in them."""
    said = counted(
        "{count} question answered, {right} right.", "{count} questions answered, {right} right.", counts.questions,
        right=counts.right,
    )  # fmt: skip
    if (counts.facts, counts.facts_right) == (counts.questions, counts.right):
        return said
    return one_after_another(
        said,
        message("Counted by the facts in them: {right} of {facts}.", right=counts.facts_right, facts=counts.facts),
    )


def facts_words(counts: Tally) -> Message:
    """Return how many of the facts asked were right: 「知識4つのうち 2つ正解」."""
    return counted("{right} of {count} fact right", "{right} of {count} facts right", counts.facts,
                   right=counts.facts_right)  # fmt: skip
