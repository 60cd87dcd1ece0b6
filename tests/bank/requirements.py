"""What a built-in pack must have, counted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.subject import FactId
from trainer.question_types.numeric import NumericBody


@dataclass(frozen=True)
class Minimum:
    """What a pack must have at least."""

    facts: int
    questions: int
    a_fact: int
    types_a_fact: int
    contrasts: int = 0
    numerics: int = 0
    """Whose numbers change each time."""
    production: bool = False
    """Each fact is asked by a typed form."""
    new_case: bool = False
    """Each fact is asked in a situation from outside the source."""
    unverified_share: float = 1.0


NUANCES = {"time.s.longterm": "time.s.horizon", "communication.m.range": "communication.m.form"}
"""Facts of the core that correct an easy slogan, and the fact that the slogan is made of."""
CORE_MINIMUM = Minimum(facts=61, questions=260, a_fact=4, types_a_fact=3, contrasts=40, production=True, new_case=True)
EXTENDED_MINIMUM = Minimum(facts=60, questions=180, a_fact=3, types_a_fact=2, numerics=24, unverified_share=0.1)
EXAM_MINIMUM = Minimum(
    facts=85,
    questions=400,
    a_fact=4,
    types_a_fact=3,
    contrasts=40,
    numerics=40,
    production=True,
    new_case=True,
    unverified_share=0.1,
)


def asked(pack: Pack, without: Iterable[str] = ()) -> list[Question]:
    """Return the questions that are asked."""
    left_out = set(without)
    return [each for each in pack.questions.values() if not each.retired and each.id not in left_out]


def is_contrast(pack: Pack, question: Question) -> bool:
    """Return whether a question asks about a fact and its twin together."""
    tests = set(question.tests)
    return question.form is Form.CONTRAST and any(tests & set(pack.facts[fact].twins) for fact in question.tests)


def lacks(pack: Pack, minimum: Minimum, without: Iterable[str] = ()) -> list[str]:
    """Return what the pack lacks, one line each; `without` leaves questions out."""
    questions = asked(pack, without)
    by_fact: dict[FactId, list[Question]] = defaultdict(list)
    for question in questions:
        for fact in question.tests:
            by_fact[fact].append(question)
    contrasts = sum(is_contrast(pack, question) for question in questions)
    drawn = sum(isinstance(each.body, NumericBody) and bool(each.body.formula.ranges) for each in questions)
    totals = (
        ("facts", len(pack.facts), minimum.facts),
        ("questions", len(questions), minimum.questions),
        ("contrasts", contrasts, minimum.contrasts),
        ("numerics", drawn, minimum.numerics),
    )
    found = [f"{name}: {count} of {least}" for name, count, least in totals if count < least]
    for fact in pack.facts:
        found += [f"{fact}: {lack}" for lack in _of_a_fact(by_fact[fact], minimum)]
    unverified = sum(not fact.source.verified for fact in pack.facts.values())
    if unverified > minimum.unverified_share * len(pack.facts):
        found.append(f"unverified sources: {unverified}")
    return found


def _of_a_fact(questions: list[Question], minimum: Minimum) -> list[str]:
    types = {question.type for question in questions}
    found = []
    if len(questions) < minimum.a_fact:
        found.append(f"{len(questions)} of {minimum.a_fact} questions")
    if len(types) < minimum.types_a_fact:
        found.append(f"{len(types)} of {minimum.types_a_fact} types")
    if minimum.production and not any(question.form is Form.PRODUCE for question in questions):
        found.append("no production form")
    if minimum.new_case and not any(question.new_case for question in questions):
        found.append("no new case")
    return found
