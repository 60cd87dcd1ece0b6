"""Parameters of numeric questions: their ranges, and a seeded draw."""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import islice, product
from math import prod
from random import Random

from trainer.domain.message import Message, message
from trainer.packs.expression import Expression, ExpressionFault

MAX_VALUES = 10_000
"""Of one parameter."""
MAX_ENUMERATED = 20_000
"""Combinations tried one by one; beyond, tries are drawn."""
MAX_TRIES = 5_000
_NUMBER = r"[-+]?\d{1,15}(?:\.\d{1,10})?"
_RANGE = re.compile(rf" *({_NUMBER}) *\.\. *({_NUMBER})(?: +step +({_NUMBER}))? *", re.ASCII)
_LIST = re.compile(r" *\[(.*)\] *", re.ASCII)
_ONE = re.compile(rf" *({_NUMBER}) *", re.ASCII)


def parse_range(text: str) -> tuple[Decimal, ...]:
    """Return the values of `200..900 step 50`, `5..20` or `[1, 2, 5]`; raises ExpressionFault."""
    if match := _RANGE.fullmatch(text):
        return _stepped(text, Decimal(match[1]), Decimal(match[2]), Decimal(match[3] or 1))
    if match := _LIST.fullmatch(text):
        found = [_ONE.fullmatch(part) for part in match[1].split(",")[: MAX_VALUES + 1]]
        values = tuple(Decimal(one[1]) for one in found if one is not None)
        if len(values) == len(found) <= MAX_VALUES:
            return values
    raise _fault(text, message('Write it as "200..900 step 50" or "[1, 2, 5]".'))


def draw(ranges: Mapping[str, tuple[Decimal, ...]], where: Expression | None, seed: int) -> dict[str, Decimal]:
    """Return one value for each parameter such that `where` holds; the same seed gives the same values.

    Raises ExpressionFault where no combination is found.
    """
    random = Random(seed)
    if where is None:
        return {name: random.choice(values) for name, values in ranges.items()}
    if prod(len(values) for values in ranges.values()) <= MAX_ENUMERATED:
        fitting = solutions(ranges, where, MAX_ENUMERATED)
        if fitting:
            return random.choice(fitting)
    else:
        for _ in range(MAX_TRIES):
            names = {name: random.choice(values) for name, values in ranges.items()}
            if where.value(names) != 0:
                return names
    raise _fault(where.text, message("No numbers meet the condition; widen the ranges or loosen it."))


def solutions(
    ranges: Mapping[str, tuple[Decimal, ...]],
    where: Expression | None,
    most: int,
) -> list[dict[str, Decimal]]:
    """Return up to `most` fitting combinations, in order, looking at no more than MAX_ENUMERATED."""
    every = (dict(zip(ranges, values, strict=True)) for values in islice(product(*ranges.values()), MAX_ENUMERATED))
    return list(islice((names for names in every if where is None or where.value(names) != 0), most))


def _stepped(text: str, low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    if step <= 0 or high < low:
        raise _fault(text, message("Go from the smaller to the larger number, with a step above 0."))
    count = int((high - low) / step) + 1
    if count > MAX_VALUES:
        raise _fault(text, message("It has more than {max_values} values.", max_values=MAX_VALUES))
    return tuple(low + step * number for number in range(count))


def _fault(text: str, what: Message) -> ExpressionFault:
    shown = text[:60]
    return ExpressionFault(message('"{shown}": {what}', shown=shown, what=what))
