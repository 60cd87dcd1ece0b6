"""What a question with drawn figures looks like: twenty of its showings, and which of them nobody would believe."""

from decimal import Decimal
from typing import Final, NamedTuple

from trainer.domain.figures import filled
from trainer.domain.message import Message, message
from trainer.domain.question import Question
from trainer.domain.text import Language
from trainer.packs.expression import ExpressionFault
from trainer.question_types.common.formula import Formula
from trainer.question_types.common.quantity import shown_quantity
from trainer.question_types.numeric import NumericBody

SHOWN: Final = 20
_MOST_SEEDS: Final = 400
_MOST_DECIMALS: Final = 2
_TIMES: Final = 1000
"""An answer so many times as large as the largest figure is most often a slip in the formula."""


class DrawnExample(NamedTuple):
    """One showing."""

    seed: int
    stem: str
    answer: str
    odd: Message | None = None
    """Why it looks unreasonable."""


def drawn_examples(question: Question, language: Language, count: int = SHOWN) -> tuple[DrawnExample, ...]:
    """Return different draws of a question, the odd ones first; none of one without figures."""
    body = question.body
    if not isinstance(body, NumericBody) or not body.figures:
        return ()
    found: dict[tuple[tuple[str, Decimal], ...], DrawnExample] = {}
    for seed in range(_MOST_SEEDS):
        if len(found) >= count:
            break
        try:
            names = body.formula.drawn(seed)
            answer = body.formula.right(names)
        except ExpressionFault as fault:
            return (DrawnExample(seed, question.stem.in_(language), "", fault.sentence),)
        shown = shown_quantity(answer, body.unit, language)
        stem = filled(question.stem.in_(language), names)
        found.setdefault(tuple(names.items()), DrawnExample(seed, stem, shown, _odd(body.formula, names, answer)))
    return tuple(sorted(found.values(), key=lambda one: one.odd is None))


def _odd(formula: Formula, names: dict[str, Decimal], answer: Decimal) -> Message | None:
    if formula.trapped(answer, names) is not None:
        return message("A wrong way leads to the right answer here.")
    if answer < 0:
        return message("The answer is below zero.")
    if answer == 0:
        return message("The answer is zero.")
    if formula.decimals is None and not formula.tolerance and _decimals(answer) > _MOST_DECIMALS:
        return message("Nobody types so many decimals; round the answer.")
    largest = max([Decimal(1), *(abs(value) for value in names.values())])
    return message("The answer is very large beside its figures.") if abs(answer) > _TIMES * largest else None


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
