"""Where numbers stand in a picture; pure."""

from collections.abc import Sequence
from typing import NamedTuple

ROUND_STEPS = (1, 2, 5)
"""Steps of an axis, times a power of ten."""
MOST_STEPS = 5


class Scale(NamedTuple):
    """A straight way from numbers to pixels."""

    least: float
    most: float
    start: float
    """The pixel of `least`."""
    end: float
    """The pixel of `most`."""

    def at(self, number: float) -> float:
        """Return the pixel of `number`; one beyond the ends stands at the end."""
        if self.most == self.least:
            return self.start
        share = (number - self.least) / (self.most - self.least)
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)


def round_ticks(most: float) -> tuple[int, ...]:
    """Return 0 and at most five round steps; the last is at least `most`, and at least 1."""
    power = 1
    while True:
        for step in ROUND_STEPS:
            if step * power * MOST_STEPS >= most:
                count = max(1, -(-max(most, 1) // (step * power)))
                return tuple(step * power * index for index in range(int(count) + 1))
        power *= 10


def thinned(count: int, width: float, need: float) -> tuple[int, ...]:
    """Return which of `count` labels in equal places are shown, always the last; `need` is one label's width."""
    if count == 0:
        return ()
    every = max(1, -(-int(need * count) // max(int(width), 1)))
    return tuple(index for index in range(count) if (count - 1 - index) % every == 0)


def spread(wanted: Sequence[float], gap: float, least: float, most: float) -> list[float]:
    """Return places near the wanted ones, at least `gap` apart and inside the ends where that is possible."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed: list[float] = []
    for index in order:
        below = placed[-1] + gap if placed else least
        placed.append(max(wanted[index], below))
    ceiling = most
    for position in range(len(placed) - 1, -1, -1):
        placed[position] = min(placed[position], ceiling)
        ceiling = placed[position] - gap
    result = [0.0] * len(wanted)
    for index, place in zip(order, placed, strict=True):
        result[index] = place
    return result
