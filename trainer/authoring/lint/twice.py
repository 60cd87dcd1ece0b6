"""E12 and W10: a question that was asked before, found through an index of character runs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil

from trainer.authoring.lint.bank import Bank, Item
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.wording import grams, likeness
from trainer.domain.message import message

RUN = 3
"""Characters."""
ALIKE = 0.85
"""Share of runs in common (Dice)."""
_IN_COMMON = 4
"""Rare runs that two texts must have in common before they are compared."""


def near_pairs(texts: Sequence[str], alike: float = ALIKE) -> Iterator[tuple[int, int]]:
    """Yield for each text an earlier one that is nearly the same: (its number, the earlier number).

    A text that was yielded is compared with no later one, so a bank of one sentence is no more work than another.
    Two texts that have so much in common must have _IN_COMMON of their rarest runs in common (prefix filtering:
    Chaudhuri, Ganti and Kaushik 2006), so only texts that do are compared; never all pairs.
    """
    sets = [grams(text, RUN) for text in texts]
    often = Counter(chain.from_iterable(sets))
    index: dict[str, list[int]] = defaultdict(list)
    for number, runs in enumerate(sets):
        rarest = sorted(runs, key=lambda gram: (often[gram], gram))
        least = _least(len(runs), alike)
        common = min(_IN_COMMON, least)
        postings = [index[gram] for gram in rarest[: len(runs) - least + common]]
        earlier = _nearest(Counter(chain.from_iterable(postings)), common, runs, sets, alike)
        if earlier is not None:
            yield number, earlier
            continue
        for posting in postings:
            posting.append(number)


def _nearest(
    hits: Counter[int], common: int, runs: frozenset[str], sets: Sequence[frozenset[str]], alike: float
) -> int | None:
    """Return a text that is alike, looking first at those with most rare runs in common; None where there is none."""
    for earlier, count in hits.most_common():
        if count < min(common, _least(len(sets[earlier]), alike)):
            continue
        if likeness(runs, sets[earlier]) >= alike:
            return earlier
    return None


def _least(size: int, alike: float) -> int:
    return ceil(alike / (2 - alike) * size)


def _contradicting(bank: Bank) -> Iterator[Finding]:
    first: dict[tuple[str, str], Item] = {}
    for item in bank.items:
        known = first.setdefault((item.asked, repr(item.question.exhibit)), item)
        if known is not item and known.answer != item.answer:
            yield Finding(
                item.entry,
                "stem",
                message('The stem is that of "{id}", but the right answer is another.', id=known.name),
            )


def _near(bank: Bank) -> Iterator[Finding]:
    items = bank.items
    for number, earlier in near_pairs([item.asked for item in items]):
        one, other = items[number], items[earlier]
        alike = one.question.exhibit == other.question.exhibit
        if alike and (one.asked != other.asked or one.answer == other.answer):
            yield Finding(one.entry, "stem", message('Nearly the same stem as "{id}".', id=other.name))


_OTHER = single("夏の見本市に向けて、招く会社の一覧を作るのは、どの仕事ですか。", JOBS, id_="f.1.2")

CONTRADICTING = LintRule(
    id="E12",
    severity="error",
    sentence=message("The same stem has another right answer elsewhere."),
    mend=message("Add what tells the two apart, or correct one of the answers."),
    bad=single(FAIR, JOBS) + single(FAIR, JOBS, id_="f.1.2", key=1),
    good=single(FAIR, JOBS) + _OTHER,
    check=_contradicting,
    whole=True,
)
NEAR_DUPLICATE = LintRule(
    id="W10",
    severity="warning",
    sentence=message("There is a stem that is nearly the same."),
    mend=message("Choose another situation, or remove one of the two."),
    bad=single(FAIR, JOBS) + single(FAIR.replace("ですか", "でしょうか"), JOBS, id_="f.1.2"),
    good=single(FAIR, JOBS) + _OTHER,
    check=_near,
    whole=True,
)
