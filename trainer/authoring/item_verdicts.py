"""What the figures of an item say in plain words, and when they say nothing yet."""

from collections.abc import Iterable
from functools import partial
from math import sqrt
from typing import Final, Literal, NamedTuple

from trainer.domain.message import Message, message, percent
from trainer.reports.item_analysis import ChosenLine, ItemFigures
from trainer.reports.item_statistics import Figure

JUDGED_FROM: Final = 15
"""Learners; with fewer even a wrong key looks like chance."""
_TOO_EASY: Final = 0.9
_TOO_HARD: Final = 0.3
_TELLS_NOTHING: Final = 0.1
_OF_SHARE: Final = 0.5
"""What a choice's share counts beside its correlation: under a wrong key most of those who know choose the other."""
_AT: Final = 40
"""Learners from whom on any advantage of a wrong option over the key makes it suspect."""
_FEWER: Final = 4.6
"""How much larger it must be the fewer they are: with 16 learners false alarms stay near one in twenty, as with 40.
Simulated with other draws than those of `tests/authoring/test_miskeys.py`, which prints the figures."""

Kind = Literal["cannot-judge", "wrong-key", "two-right", "too-easy", "too-hard", "tells-nothing", "drifted", "sound"]
_ORDER: Final[tuple[Kind, ...]] = (
    "wrong-key", "two-right", "tells-nothing", "too-hard", "too-easy", "drifted", "sound", "cannot-judge",
)  # fmt: skip
"""What is looked at first."""


class Verdict(NamedTuple):
    """One thing to know of an item."""

    kind: Kind
    sentence: Message
    chosen: str = ""
    """The option it is about; empty for the item as a whole."""


def verdicts(item: ItemFigures) -> tuple[Verdict, ...]:
    """Return what the answers say of an item, the gravest first; one verdict at least."""
    if item.n < JUDGED_FROM:
        return (Verdict("cannot-judge", message("Cannot be judged yet: n={n}.", n=item.n)),)
    found = (*_key(item), *_level(item), *_tells(item), *_drifted(item))
    return found or (Verdict("sound", message("Nothing stands out.")),)


def by_gravity(items: Iterable[ItemFigures]) -> tuple[ItemFigures, ...]:
    """Return the items with those to look at first at the top."""
    return tuple(sorted(items, key=lambda item: (_ORDER.index(verdicts(item)[0].kind), item.item)))


def suspect(item: ItemFigures) -> ChosenLine | None:
    """Return the wrong option that those who know the rest choose rather than the key; None where there is none."""
    if item.scored < JUDGED_FROM:
        return None
    wrong = [line for line in item.chosen if not line.right]
    best = max(wrong, key=partial(_strength, item), default=None)
    key = _of(item.discrimination) + _OF_SHARE * item.facility.value
    return best if best is not None and _strength(item, best) - key > _threshold(item.scored) else None


def _strength(item: ItemFigures, line: ChosenLine) -> float:
    return _of(line.discrimination) + _OF_SHARE * line.n / item.n


def _of(found: Figure | None) -> float:
    """Return a correlation; 0 where everybody did the same."""
    return found.value if found is not None else 0.0


def _threshold(n: int) -> float:
    return _FEWER * max(0.0, 1 / sqrt(n) - 1 / sqrt(_AT))


def _key(item: ItemFigures) -> tuple[Verdict, ...]:
    line = suspect(item)
    if line is None:
        return ()
    if item.discrimination is not None and item.discrimination.value > 0:
        said = message(
            "It may have two right answers: those who know the rest also choose “{chosen}” (n={n}).",
            chosen=line.chosen, n=item.scored,
        )  # fmt: skip
        return (Verdict("two-right", said, line.chosen),)
    said = message(
        "The key may be wrong: those who know the rest choose “{chosen}” instead (n={n}).",
        chosen=line.chosen, n=item.scored,
    )  # fmt: skip
    return (Verdict("wrong-key", said, line.chosen),)


def _level(item: ItemFigures) -> tuple[Verdict, ...]:
    share = item.facility
    if share.low > _TOO_EASY:
        said = message(
            "Too easy: {share} answer it right at first sight (n={n}).", share=percent(share.value), n=item.n
        )
        return (Verdict("too-easy", said),)
    if share.high < _TOO_HARD:
        said = message("Too hard: only {share} answer it right (n={n}).", share=percent(share.value), n=item.n)
        return (Verdict("too-hard", said),)
    return ()


def _tells(item: ItemFigures) -> tuple[Verdict, ...]:
    found = item.discrimination
    if found is None or suspect(item) is not None or found.n < JUDGED_FROM or found.high >= _TELLS_NOTHING:
        return ()
    said = message("It does not tell those who know the rest from those who do not (n={n}).", n=found.n)
    return (Verdict("tells-nothing", said),)


def _drifted(item: ItemFigures) -> tuple[Verdict, ...]:
    drift = item.drift
    if drift is None or drift.change is None or drift.change.low <= 0 <= drift.change.high:
        return ()
    said = message(
        "Since revision {rev} {after} answer it right instead of {before}.",
        rev=drift.rev, after=percent(drift.after.value), before=percent(drift.before.value),
    )  # fmt: skip
    return (Verdict("drifted", said),)
