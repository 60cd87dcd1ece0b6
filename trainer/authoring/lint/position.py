"""W12: in questions that are never shuffled, the right option stands in every place equally often."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from trainer.authoring.lint.bank import Bank, Item
from trainer.authoring.lint.examples import JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.statistics import chi_square, chi_square_p
from trainer.domain.message import message

FEWEST = 40
"""Questions; with fewer the test says nothing."""
SIGNIFICANT = 0.05


class KeyPositions(NamedTuple):
    """Where the right option stands in the author's order."""

    counts: tuple[int, ...]
    expected: tuple[float, ...]
    statistic: float
    p: float


def key_positions(items: Sequence[Item]) -> KeyPositions:
    """Count over questions of which exactly one option is right."""
    most = max((len(item.options) for item in items), default=0)
    counts, expected = [0] * most, [0.0] * most
    for item in items:
        counts[next(number for number, option in enumerate(item.options) if option.ok)] += 1
        for place in range(len(item.options)):
            expected[place] += 1 / len(item.options)
    statistic = chi_square(counts, expected)
    return KeyPositions(tuple(counts), tuple(expected), statistic, chi_square_p(statistic, most - 1))


def _one_place(bank: Bank) -> Iterator[Finding]:
    fixed = [item for item in bank.counted if all(option.fixed for option in item.options)]
    found = key_positions(fixed)
    if bank.root is not None and len(fixed) >= FEWEST and found.p < SIGNIFICANT:
        counts = ", ".join(str(count) for count in found.counts)
        yield Finding(
            bank.root,
            None,
            message(
                "In questions that are not shuffled the right option keeps to some places ({counts}, p={p:.4f}).",
                counts=counts,
                p=found.p,
            ),
        )


def _example(step: int) -> str:
    fixed = ("fixed: yes",) * len(JOBS)
    return "".join(
        single(
            f"場面{number}で動くのはどれですか。", JOBS, id_=f"f.1.{number}", key=number * step % len(JOBS), each=fixed
        )
        for number in range(FEWEST)
    )


ONE_PLACE = LintRule(
    id="W12",
    severity="warning",
    sentence=message("The right option keeps to some places."),
    mend=message("Spread the places, or drop `fixed`."),
    bad=_example(0),
    good=_example(1),
    check=_one_place,
    whole=True,
)
