"""W11: the right option is not the longest one, neither here nor more often than chance over the bank."""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.authoring.lint.bank import Bank, Item
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.statistics import binomial_p
from trainer.authoring.lint.wording import letters, mean
from trainer.domain.message import message

TOO_LONG = 1.5
"""Times the mean of the wrong options."""
SIGNIFICANT = 0.01
_LONG_BY = 3
"""Characters more than the longest wrong option."""


class LongestKeys(NamedTuple):
    """How often the right option is the only longest one."""

    longest: int
    questions: int
    expected: float
    p: float
    """Of at least as many by chance."""


def longest_keys(bank: Bank) -> LongestKeys:
    """Count over all questions of which exactly one option is right."""
    chances = [1 / len(item.options) for item in bank.counted]
    longest = sum(_uniquely_longest(item) for item in bank.counted)
    return LongestKeys(longest, len(chances), sum(chances), binomial_p(longest, chances))


def _lengths(item: Item) -> tuple[int, list[int]]:
    key = item.key
    return len(letters(key.text.in_("ja"))) if key else 0, [len(letters(each.text.in_("ja"))) for each in item.wrong]


def _uniquely_longest(item: Item) -> bool:
    key, wrong = _lengths(item)
    return bool(wrong) and key > max(wrong)


def _longest(bank: Bank) -> Iterator[Finding]:
    for item in bank.chosen:
        key, wrong = _lengths(item)
        right = item.key
        if right and wrong and key >= max(wrong) + _LONG_BY and key >= TOO_LONG * mean(wrong):
            yield Finding(right.entry, "text", within=item.entry)
    found = longest_keys(bank)
    if bank.root is not None and found.p < SIGNIFICANT:
        count = f"{found.longest}/{found.questions}"
        chance = f"{found.expected:.0f}"
        yield Finding(
            bank.root,
            None,
            message(
                "Over the pack, the right option is too often the longest ({count}, by chance {chance}, p={p:.4f}).",
                count=count,
                chance=chance,
                p=found.p,
            ),
        )


LONGEST_KEY = LintRule(
    id="W11",
    severity="warning",
    sentence=message("The right option is much longer than the others."),
    mend=message("Shorten it, or make the others as specific."),
    bad=single(FAIR, ("来場者を集めて名刺を交換するマーケティングの担当", *JOBS[1:])),
    good=single(FAIR, JOBS),
    check=_longest,
)
