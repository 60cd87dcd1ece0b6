"""From judged parts to what the answer says about each fact."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from trainer.domain.grade import FactOutcome
from trainer.domain.message import message
from trainer.domain.question import Question
from trainer.domain.subject import FactId
from trainer.domain.text import Language
from trainer.translations import joined

LONGEST_TYPED = 500
"""Characters of a typed answer that are looked at."""
MOST_OPTIONS = 10_000
"""Beyond this a blind guess is as good as impossible."""


class JudgedPart(NamedTuple):
    """What one part of the answer says: about its own fact, or about the question as a whole."""

    correct: bool
    fact: FactId | None = None
    taken_for: FactId | None = None


def outcomes_of(question: Question, parts: Sequence[JudgedPart] = (), *, correct: bool) -> tuple[FactOutcome, ...]:
    """Return one outcome for every fact tested, in that order.

    A fact that parts name is right if all of these are; the others are right if the whole answer is. A lure of a part
    without a fact goes to the first of those others that is not the lure itself.
    """
    named: dict[FactId, list[JudgedPart]] = {}
    for part in parts:
        if part.fact is not None and part.fact in question.tests:
            named.setdefault(part.fact, []).append(part)
    unnamed = [fact for fact in question.tests if fact not in named]
    lures = _lures([part for part in parts if part.fact not in named], unnamed)
    return tuple(
        _of_parts(fact, named[fact])
        if fact in named
        else FactOutcome(fact, correct, None if correct else lures.get(fact))
        for fact in question.tests
    )


def _of_parts(fact: FactId, parts: Iterable[JudgedPart]) -> FactOutcome:
    wrong = [part for part in parts if not part.correct]
    lures = (part.taken_for for part in wrong if part.taken_for is not None and part.taken_for != fact)
    return FactOutcome(fact, not wrong, next(lures, None))


def _lures(parts: Iterable[JudgedPart], facts: Sequence[FactId]) -> dict[FactId, FactId]:
    lures: dict[FactId, FactId] = {}
    for part in parts:
        lure = None if part.correct else part.taken_for
        fact = next((fact for fact in facts if fact != lure), None)
        if lure is not None and fact is not None:
            lures.setdefault(fact, lure)
    return lures


def listed(texts: Iterable[str], language: Language) -> str:
    """Return several texts as one line."""
    return joined(message("{said}, {more}"), (one_line(text) for text in texts), language)


def one_line(text: str) -> str:
    """Return `text` without line breaks."""
    return " ".join(text.splitlines())
