"""W19: options that are numbers stand in order and do not overlap."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from trainer.authoring.lint.bank import Bank, Item
from trainer.authoring.lint.examples import single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message

_NUMBER = r"([0-9][0-9,]*(?:\.[0-9]+)?)"
_UNIT = r"[^0-9]{0,6}"
_ONE = re.compile(rf"(?:約)?{_NUMBER}{_UNIT}")
_RANGE = re.compile(rf"{_NUMBER}{_UNIT}?(?:から|~|-|–)\s*{_NUMBER}{_UNIT}")
_FEWEST = 3


class Figure(NamedTuple):
    """A number, or a range of numbers."""

    low: float
    high: float


def figure_of(text: str) -> Figure | None:
    """Return the number or range of numbers that a text is; None where it says more."""
    plain = unicodedata.normalize("NFKC", text).replace("〜", "~").strip()
    if found := _RANGE.fullmatch(plain):
        return Figure(float(found[1].replace(",", "")), float(found[2].replace(",", "")))
    if found := _ONE.fullmatch(plain):
        return Figure(float(found[1].replace(",", "")), float(found[1].replace(",", "")))
    return None


def _figures(item: Item) -> list[Figure]:
    found = [figure_of(option.text.in_("ja")) for option in item.options]
    return [figure for figure in found if figure is not None]


def _unsorted(bank: Bank) -> Iterator[Finding]:
    for item in bank.chosen:
        figures = _figures(item)
        if len(figures) < _FEWEST or len(figures) < len(item.options):
            continue
        ordered = sorted(figures)
        if any(one.high > other.low for one, other in pairwise(ordered)):
            yield Finding(item.entry, item.options_key, message("The ranges overlap."))
        elif figures not in (ordered, ordered[::-1]) or not all(option.fixed for option in item.options):
            yield Finding(item.entry, item.options_key)


_STEM = "来場者のうち名刺を残した人は何人ですか。"
_FIXED = ("fixed: yes",) * 4

UNSORTED_FIGURES = LintRule(
    id="W19",
    severity="warning",
    sentence=message("Options that are numbers are not in order."),
    mend=message("Put them in order with fixed: yes on each, and let no ranges overlap."),
    bad=single(_STEM, ("30人", "10人", "20人", "40人"), each=_FIXED),
    good=single(_STEM, ("10人", "20人", "30人", "40人"), each=_FIXED),
    check=_unsorted,
)
