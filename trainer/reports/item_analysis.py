"""How questions did with real learners: figures of each item from the first unaided answer of every learner.

Who had help or came again says little of a question, so only first answers count, and none where that one was helped.
What is said of a question as it is now rests on answers to its newest revision; scores of learners on all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from trainer.reports.item_statistics import (
    LOWER,
    UPPER,
    Figure,
    correlation,
    difference,
    facility,
    median_seconds,
    thirds,
)

OTHERS: Final = 10
"""Other items a learner must have met for a rest score."""
HIDDEN_BELOW: Final = 5
"""Learners in a cell; of fewer it is not said what they chose."""


class ItemAnswer(NamedTuple):
    """One answer to one item, oldest first among a learner's."""

    learner: str
    item: str
    rev: int
    right: bool
    chosen: str
    """The option, or what was typed or sorted as it is known again: equal for equal answers."""
    milliseconds: int
    unaided: bool = True
    """No hint, nothing typed a second time."""
    sure: bool | None = None
    """Whether the learner said so; None where nobody asked."""


class ChosenLine(NamedTuple):
    """One answer that was given: by which third of the learners, and how sure they were."""

    chosen: str
    right: bool
    by_third: tuple[int | None, int | None, int | None]
    """Lower, middle, upper; None for 1 to 4 learners, who could be told."""
    n: int
    sure: float | None
    """Share who were sure; None where fewer than 5 said."""
    discrimination: Figure | None
    """Correlation of choosing it with the rest score."""


class Drift(NamedTuple):
    """Whether a revision made it easier or harder."""

    rev: int
    before: Figure
    after: Figure
    change: Figure | None
    """Facility of the newest less that of the one before."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What the answers say of one item."""

    item: str
    rev: int
    n: int
    """Learners whose first answer, unaided, was to this revision."""
    scored: int
    """Of these, how many have a rest score."""
    facility: Figure
    seconds: Figure | None
    discrimination: Figure | None
    """Point-biserial of right with the rest score."""
    upper_lower: Figure | None
    """Facility in the upper third less that in the lower."""
    chosen: tuple[ChosenLine, ...]
    """The right one first, then by how often it was chosen."""
    drift: Drift | None


def item_analysis(answers: Iterable[ItemAnswer]) -> tuple[ItemFigures, ...]:
    """Return the figures of every item that somebody met, in the order items were first met."""
    first = first_answers(answers)
    by_item: dict[str, list[ItemAnswer]] = defaultdict(list)
    totals: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for one in first:
        by_item[one.item].append(one)
        totals[one.learner] += one.right
        met[one.learner] += 1
    return tuple(_figures(item, ones, totals, met) for item, ones in by_item.items())


def first_answers(answers: Iterable[ItemAnswer]) -> tuple[ItemAnswer, ...]:
    """Return each learner's first answer to each item, where that was unaided; given oldest first."""
    first: dict[tuple[str, str], ItemAnswer] = {}
    for one in answers:
        first.setdefault((one.learner, one.item), one)
    return tuple(one for one in first.values() if one.unaided)


def _figures(item: str, ones: Sequence[ItemAnswer], totals: Mapping[str, int], met: Mapping[str, int]) -> ItemFigures:
    newest = max(one.rev for one in ones)
    now = [one for one in ones if one.rev == newest]
    scored = [one for one in now if met[one.learner] - 1 >= OTHERS]
    rest = [(totals[one.learner] - one.right) / (met[one.learner] - 1) for one in scored]
    groups = thirds(rest)
    return ItemFigures(
        item=item,
        rev=newest,
        n=len(now),
        scored=len(scored),
        facility=facility(sum(one.right for one in now), len(now)),
        seconds=median_seconds([one.milliseconds for one in now]),
        discrimination=correlation([float(one.right) for one in scored], rest),
        upper_lower=_upper_lower(scored, groups),
        chosen=_chosen(now, scored, rest, groups),
        drift=_drift(ones, newest),
    )


def _upper_lower(scored: Sequence[ItemAnswer], groups: Sequence[int]) -> Figure | None:
    upper = [one.right for one, group in zip(scored, groups, strict=True) if group == UPPER]
    lower = [one.right for one, group in zip(scored, groups, strict=True) if group == LOWER]
    return difference(sum(upper), len(upper), sum(lower), len(lower))


def _chosen(
    now: Sequence[ItemAnswer], scored: Sequence[ItemAnswer], rest: Sequence[float], groups: Sequence[int]
) -> tuple[ChosenLine, ...]:
    counts = Counter((one.chosen, one.right) for one in now)
    lines = [
        ChosenLine(
            chosen, right, _by_third(chosen, scored, groups), count, _sure(chosen, now),
            correlation([float(one.chosen == chosen) for one in scored], rest),
        )
        for (chosen, right), count in counts.items()
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (not line.right, -line.n, line.chosen)))


def _by_third(
    chosen: str, scored: Sequence[ItemAnswer], groups: Sequence[int]
) -> tuple[int | None, int | None, int | None]:
    counts = Counter(group for one, group in zip(scored, groups, strict=True) if one.chosen == chosen)
    lower, middle, upper = (_shown(counts[group]) for group in range(3))
    return lower, middle, upper


def _shown(count: int) -> int | None:
    return None if 0 < count < HIDDEN_BELOW else count


def _sure(chosen: str, now: Sequence[ItemAnswer]) -> float | None:
    said = [one.sure for one in now if one.chosen == chosen and one.sure is not None]
    return sum(said) / len(said) if len(said) >= HIDDEN_BELOW else None


def _drift(ones: Sequence[ItemAnswer], newest: int) -> Drift | None:
    earlier = sorted({one.rev for one in ones} - {newest})
    if not earlier:
        return None
    after = [one.right for one in ones if one.rev == newest]
    before = [one.right for one in ones if one.rev == earlier[-1]]
    return Drift(
        newest, facility(sum(before), len(before)), facility(sum(after), len(after)),
        difference(sum(after), len(after), sum(before), len(before)),
    )  # fmt: skip
