"""Numbers drawn for one showing, and what the author's formulas make of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import NamedTuple

from trainer.domain.message import message
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.packs.effort import Effort
from trainer.packs.expression import Expression, ExpressionFault
from trainer.packs.parameters import MAX_ENUMERATED, Draws, Stepped, combinations, solutions

FEWEST_DRAWS = 20
"""With fewer, learners remember the numbers instead of the way."""

_SAMPLE = 64
_MOST_REDRAWS = 50
_WIDE = Context(prec=100)

Ranges = Mapping[str, Sequence[Decimal]]


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
        draws = Draws(self.ranges, self.where)
        for redraw in range(_MOST_REDRAWS if self.ranges else 1):
            try:
                names = draws.of(seed + redraw)
                if self.trapped(self.right(names), names) is None:
                    return names
            except ExpressionFault as fault:
                problem = fault
        if names is None and problem is not None:
            raise problem
        return names or {}

    def sample(self, effort: Effort) -> tuple[dict[str, Decimal], ...]:
        """Return up to 64 draws spread over all; fewer than 20 only if there are no more, or no effort is left.

        Raises ExpressionFault where `where` cannot be calculated.
        """
        spread = tuple(self._spread())
        characters = 0 if self.where is None else len(self.where.text)
        effort.spend(_SAMPLE, characters + len(self.answer.text) + sum(len(trap.value.text) for trap in self.traps))
        if len(spread) >= FEWEST_DRAWS or combinations(self.ranges) <= _SAMPLE:
            return spread
        tries = min(MAX_ENUMERATED, effort.times(characters))
        found = tuple(solutions(self.ranges, self.where, FEWEST_DRAWS, tries))
        effort.spend(tries if len(found) < FEWEST_DRAWS else min(tries, self._place_of(found[-1]) + 1), characters)
        return found

    def _place_of(self, names: Mapping[str, Decimal]) -> int:
        """Return how many combinations come before this one."""
        place = 0
        for name, values in self.ranges.items():
            place = place * len(values) + _index(values, names[name])
        return place

    def _spread(self) -> Iterator[dict[str, Decimal]]:
        count = combinations(self.ranges)
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


def _index(values: Sequence[Decimal], value: Decimal) -> int:
    return int((value - values.low) / values.step) if isinstance(values, Stepped) else values.index(value)
