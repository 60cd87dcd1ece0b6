"""Which plant stands where: terraces by aspect, columns by twins; pure, without pixels."""

from collections.abc import Sequence
from typing import NamedTuple

from trainer.domain.subject import Place
from trainer.study.home import Plant

SLUICE = -1
"""The row above all terraces: facts of an aspect that only joins the sides stand at the spring."""


class Spot(NamedTuple):
    """One plant's place."""

    plant: int
    """Index into the snapshot's plants."""
    row: int
    place: Place
    column: int
    """From the stream outwards; for planks and gates their number."""


class Plan(NamedTuple):
    """The whole field."""

    terraces: tuple[int, ...]
    """Aspect of each row."""
    spots: tuple[Spot, ...]
    """Row by row from the top, so that lower plants are painted over upper ones."""


def plan_field(plants: Sequence[Plant], aspects: int) -> Plan:
    """Give every plant a place; twins of one aspect get the same column on both sides of the stream."""
    by_aspect: list[list[int]] = [[] for _ in range(aspects)]
    for index, plant in enumerate(plants):
        by_aspect[plant.aspect].append(index)
    joined = [a for a in range(aspects) if by_aspect[a] and all(plants[i].place == "both" for i in by_aspect[a])]
    terraces = tuple(a for a in range(aspects) if a not in joined and by_aspect[a])
    if not terraces:
        terraces, joined = tuple(joined), []
    gates = [i for aspect in joined for i in by_aspect[aspect]]
    spots = [Spot(index, SLUICE, "both", number) for number, index in enumerate(gates)]
    for row, aspect in enumerate(terraces):
        spots += _terrace(plants, by_aspect[aspect], row)
    return Plan(terraces, tuple(spots))


def _terrace(plants: Sequence[Plant], members: list[int], row: int) -> list[Spot]:
    left = [i for i in members if plants[i].place == "left"]
    right = [i for i in members if plants[i].place == "right"]
    planks = [i for i in members if plants[i].place == "both"]
    pairs = _pairs(plants, left, right)
    first = [pair[0] for pair in pairs]
    second = [pair[1] for pair in pairs]
    left = first + [i for i in left if i not in set(first)]
    right = second + [i for i in right if i not in set(second)]
    spots = [Spot(index, row, "both", number) for number, index in enumerate(planks)]
    spots += [Spot(index, row, "left", column) for column, index in enumerate(left)]
    spots += [Spot(index, row, "right", column) for column, index in enumerate(right)]
    return spots


def _pairs(plants: Sequence[Plant], left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Return pairs to be mirrored: those that name each other first, then those where one names the other."""
    at_right = {plants[i].fact: i for i in right}
    at_left = {plants[i].fact: i for i in left}
    named = [(i, at_right[twin]) for i in left for twin in plants[i].twins if twin in at_right]
    mutual = [(i, j) for i, j in named if plants[i].fact in plants[j].twins]
    back = [(at_left[twin], j) for j in right for twin in plants[j].twins if twin in at_left]
    taken: set[int] = set()
    pairs = []
    for i, j in [*mutual, *named, *back]:
        if i not in taken and j not in taken:
            taken |= {i, j}
            pairs.append((i, j))
    return pairs
