"""W11: the right option is not the longest one, and over the bank neither more nor less often than chance."""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.authoring.lint.bank import Bank, Item
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.statistics import binomial_p
from trainer.authoring.lint.wording import letters, mean
from trainer.domain.message import Message, message

TOO_LONG = 1.5
"""Times the mean of the wrong options."""
SIGNIFICANT = 0.01
_LONG_BY = 3
"""Characters more than the longest wrong option."""


class LongestKeys(NamedTuple):
    """How often the right option is the longest one, where one option alone is that."""

    longest: int
    questions: int
    expected: float
    p: float
    """Of as many or few, by chance: both ways, since "never the longest" gives away as much."""


def longest_keys(bank: Bank) -> LongestKeys:
    """Count over all questions of which exactly one option is right and exactly one the longest."""
    items = [item for item in bank.counted if _has_a_longest(item)]
    chances = [1 / len(item.options) for item in items]
    longest = sum(_uniquely_longest(item) for item in items)
    more, fewer = binomial_p(longest, chances), 1 - binomial_p(longest + 1, chances)
    return LongestKeys(longest, len(chances), sum(chances), min(1.0, 2 * min(more, fewer)))


def _lengths(item: Item) -> tuple[int, list[int]]:
    key = item.key
    return len(letters(key.text.in_("ja"))) if key else 0, [len(letters(each.text.in_("ja"))) for each in item.wrong]


def _has_a_longest(item: Item) -> bool:
    key, wrong = _lengths(item)
    lengths = [key, *wrong]
    return lengths.count(max(lengths)) == 1


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
        yield Finding(bank.root, None, _said_of(found))


def _said_of(found: LongestKeys) -> Message:
    count, chance = f"{found.longest}/{found.questions}", f"{found.expected:.0f}"
    if found.longest > found.expected:
        return message(
            "Over the pack, the right option is too often the longest ({count}, by chance {chance}, p={p:.4f}).",
            count=count,
            chance=chance,
            p=found.p,
        )
    return message(
        "Over the pack, the right option is too seldom the longest ({count}, by chance {chance}, p={p:.4f}).",
        count=count,
        chance=chance,
        p=found.p,
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
