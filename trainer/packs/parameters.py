"""Parameters of numeric questions: their ranges, and a seeded draw."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from math import prod
from random import Random
from typing import overload

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


@dataclass(frozen=True, slots=True)
class Stepped(Sequence[Decimal]):
    """The values of `low..high step s`, each worked out when it is asked for: a pack may have millions of them."""

    low: Decimal
    step: Decimal
    size: int

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> Decimal: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Decimal, ...]: ...

    def __getitem__(self, index: int | slice) -> Decimal | tuple[Decimal, ...]:
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(self.size)))
        if not -self.size <= index < self.size:
            raise IndexError(index)
        return self.low + self.step * (index % self.size)


def parse_range(text: str) -> Sequence[Decimal]:
    """Return the values of `200..900 step 50`, `5..20` or `[1, 2, 5]`; raises ExpressionFault."""
    if match := _RANGE.fullmatch(text):
        return _stepped(text, Decimal(match[1]), Decimal(match[2]), Decimal(match[3] or 1))
    if match := _LIST.fullmatch(text):
        found = [_ONE.fullmatch(part) for part in match[1].split(",")[: MAX_VALUES + 1]]
        values = tuple(Decimal(one[1]) for one in found if one is not None)
        if len(values) == len(found) <= MAX_VALUES:
            return values
    raise _fault(text, message('Write it as "200..900 step 50" or "[1, 2, 5]".'))


def draw(ranges: Mapping[str, Sequence[Decimal]], where: Expression | None, seed: int) -> dict[str, Decimal]:
    """Return one value for each parameter such that `where` holds; the same seed gives the same values.

    Raises ExpressionFault where no combination is found.
    """
    return Draws(ranges, where).of(seed)


class Draws:
    """Draws from the same ranges with one seed after another; all of them together try no more than one does."""

    def __init__(self, ranges: Mapping[str, Sequence[Decimal]], where: Expression | None) -> None:
        self._ranges = ranges
        self._where = where
        self._tries = MAX_TRIES
        few = combinations(ranges) <= MAX_ENUMERATED
        self._fitting = solutions(ranges, where, MAX_ENUMERATED) if where is not None and few else None

    def of(self, seed: int) -> dict[str, Decimal]:
        """Return one value for each parameter; raises ExpressionFault where no combination is found."""
        random = Random(seed)
        if self._where is None:
            return self._any(random)
        if self._fitting:
            return random.choice(self._fitting)
        while self._fitting is None and self._tries:
            self._tries -= 1
            names = self._any(random)
            if self._where.value(names) != 0:
                return names
        raise _fault(self._where.text, message("No numbers meet the condition; widen the ranges or loosen it."))

    def _any(self, random: Random) -> dict[str, Decimal]:
        return {name: random.choice(values) for name, values in self._ranges.items()}


def solutions(
    ranges: Mapping[str, Sequence[Decimal]],
    where: Expression | None,
    most: int,
    looked_at: int = MAX_ENUMERATED,
) -> list[dict[str, Decimal]]:
    """Return up to `most` fitting combinations, in order, looking at no more than `looked_at`."""
    every = (_combination(ranges, number) for number in range(min(combinations(ranges), looked_at)))
    return list(islice((names for names in every if where is None or where.value(names) != 0), most))


def combinations(ranges: Mapping[str, Sequence[Decimal]]) -> int:
    """Return how many combinations there are."""
    return prod(len(values) for values in ranges.values())


def _combination(ranges: Mapping[str, Sequence[Decimal]], number: int) -> dict[str, Decimal]:
    """Return one combination; the last parameter changes fastest."""
    left = combinations(ranges)
    names = {}
    for name, values in ranges.items():
        left //= len(values)
        place, number = divmod(number, left)
        names[name] = values[place]
    return names


def _stepped(text: str, low: Decimal, high: Decimal, step: Decimal) -> Sequence[Decimal]:
    if step <= 0 or high < low:
        raise _fault(text, message("Go from the smaller to the larger number, with a step above 0."))
    count = int((high - low) / step) + 1
    if count > MAX_VALUES:
        raise _fault(text, message("It has more than {max_values} values.", max_values=MAX_VALUES))
    return Stepped(low, step, count)


def _fault(text: str, what: Message) -> ExpressionFault:
    shown = text[:60]
    return ExpressionFault(message('"{shown}": {what}', shown=shown, what=what))
