"""Numbers drawn for one showing, and what the author's formulas make of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from math import prod
from typing import NamedTuple

from trainer.domain.message import message
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.packs.expression import Expression, ExpressionFault
from trainer.packs.parameters import draw, solutions

FEWEST_DRAWS = 20
"""With fewer, learners remember the numbers instead of the way."""

_SAMPLE = 64
_MOST_REDRAWS = 50
_WIDE = Context(prec=100)

Ranges = Mapping[str, tuple[Decimal, ...]]


class Trap(NamedTuple):
    """A wrong way to calculate, and what it shows."""

    value: Expression
    why: Text
    lure: FactId | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """The right way and the wrong ways from the drawn numbers to a number."""

    ranges: Ranges
    where: Expression | None
    answer: Expression
    tolerance: Decimal = Decimal(0)
    relative: bool = False
    """True: the tolerance is in percent of the answer."""
    decimals: int | None = None
    traps: tuple[Trap, ...] = ()

    def right(self, names: Mapping[str, Decimal]) -> Decimal:
        """Return the right answer for the drawn numbers."""
        return self._rounded(self.answer.value(names))

    def accepts(self, number: Decimal, target: Decimal) -> bool:
        """Return whether `number` is as good as `target`: within tolerance, or equal once rounded."""
        allowance = abs(target) * self.tolerance / 100 if self.relative else self.tolerance
        return abs(number - target) <= allowance or (self.decimals is not None and self._rounded(number) == target)

    def trapped(self, number: Decimal, names: Mapping[str, Decimal]) -> Trap | None:
        """Return the wrong way that leads to `number`."""
        for trap in self.traps:
            try:
                if self.accepts(number, self._rounded(trap.value.value(names))):
                    return trap
            except ExpressionFault:
                continue
        return None

    def drawn(self, seed: int) -> dict[str, Decimal]:
        """Return the numbers of one showing: the first draw from `seed` on where no trap gives the right answer."""
        problem: ExpressionFault | None = None
        names: dict[str, Decimal] | None = None
        for redraw in range(_MOST_REDRAWS if self.ranges else 1):
            try:
                names = draw(self.ranges, self.where, seed + redraw)
                if self.trapped(self.right(names), names) is None:
                    return names
            except ExpressionFault as fault:
                problem = fault
        if names is None and problem is not None:
            raise problem
        return names or {}

    def sample(self) -> tuple[dict[str, Decimal], ...]:
        """Return up to 64 draws spread over all; fewer than 20 only if there are no more.

        Raises ExpressionFault where `where` cannot be calculated.
        """
        spread = tuple(self._spread())
        if len(spread) >= FEWEST_DRAWS or self._count() <= _SAMPLE:
            return spread
        return tuple(solutions(self.ranges, self.where, FEWEST_DRAWS))

    def _count(self) -> int:
        return prod(len(values) for values in self.ranges.values())

    def _spread(self) -> Iterator[dict[str, Decimal]]:
        count = self._count()
        tried = min(count, _SAMPLE)
        for number in range(tried):
            index, names = number * count // tried, {}
            for name, values in self.ranges.items():
                index, place = divmod(index, len(values))
                names[name] = values[place]
            if self.where is None or self.where.value(names):
                yield names

    def _rounded(self, number: Decimal) -> Decimal:
        if self.decimals is None:
            return number
        try:
            return number.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP, _WIDE)
        except InvalidOperation as error:
            sentence = message('The expression "{text}" comes to more digits than can be shown.', text=self.answer.text)
            raise ExpressionFault(sentence) from error
