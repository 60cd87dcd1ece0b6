"""E12 and W10: a question that was asked before, found through an index of character runs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from trainer.domain.text import Text
from trainer.packs.lint.bank import Bank, Item
from trainer.packs.lint.examples import FAIR, JOBS, single
from trainer.packs.lint.lint_rule import Finding, LintRule
from trainer.packs.lint.wording import grams, likeness

RUN = 3
"""Characters."""
ALIKE = 0.85
"""Share of runs in common (Dice)."""
_MOST_LOOKED_AT = 200
"""Candidates for one text; a run that is in more says nothing about a text."""


def near_pairs(texts: Sequence[str], alike: float = ALIKE) -> Iterator[tuple[int, int]]:
    """Yield for each text the first earlier one that is nearly the same: (its number, the earlier number).

    Two texts that share so much must share one of their rarest runs (prefix filtering: Chaudhuri, Ganti and Kaushik
    2006), so only texts that do are compared; never all pairs.
    """
    sets = [grams(text, RUN) for text in texts]
    often = Counter(gram for runs in sets for gram in runs)
    index: dict[str, list[int]] = defaultdict(list)
    for number, runs in enumerate(sets):
        rarest = sorted(runs, key=lambda gram: (often[gram], gram))
        prefix = rarest[: len(runs) - ceil(alike / (2 - alike) * len(runs)) + 1]
        seen: dict[int, None] = {}
        for gram in prefix:
            for earlier in index[gram][:_MOST_LOOKED_AT]:
                seen[earlier] = None
            index[gram].append(number)
        for earlier in seen:
            if likeness(runs, sets[earlier]) >= alike:
                yield number, earlier
                break


def _contradicting(bank: Bank) -> Iterator[Finding]:
    first: dict[str, Item] = {}
    for item in bank.items:
        known = first.setdefault(item.asked, item)
        if known is not item and known.answer != item.answer:
            ja = f"問題文は「{known.question.id}」と同じなのに、正解が違います。"
            en = f'The stem is that of "{known.question.id}", but the right answer is another.'
            yield Finding(item.entry, "stem", Text(ja, en))


def _near(bank: Bank) -> Iterator[Finding]:
    items = bank.items
    for number, earlier in near_pairs([item.asked for item in items]):
        one, other = items[number], items[earlier]
        if one.asked != other.asked or one.answer == other.answer:
            ja = f"問題「{other.question.id}」とほとんど同じ問題文です。"
            yield Finding(one.entry, "stem", Text(ja, f'Nearly the same stem as "{other.question.id}".'))


_OTHER = single("夏の見本市に向けて、招く会社の一覧を作るのは、どの仕事ですか。", JOBS, id_="f.1.2")

CONTRADICTING = LintRule(
    id="E12",
    severity="error",
    sentence=Text("同じ問題文で、正解が違う問題があります。", "The same stem has another right answer elsewhere."),
    mend=Text(
        "状況を書き足して問題文を分けるか、片方の正解を直してください。",
        "Add what tells the two apart, or correct one of the answers.",
    ),
    bad=single(FAIR, JOBS) + single(FAIR, JOBS, id_="f.1.2", key=1),
    good=single(FAIR, JOBS) + _OTHER,
    check=_contradicting,
)
NEAR_DUPLICATE = LintRule(
    id="W10",
    severity="warning",
    sentence=Text("ほとんど同じ問題文があります。", "There is a stem that is nearly the same."),
    mend=Text("別の場面にするか、片方を消してください。", "Choose another situation, or remove one of the two."),
    bad=single(FAIR, JOBS) + single(FAIR.replace("ですか", "でしょうか"), JOBS, id_="f.1.2"),
    good=single(FAIR, JOBS) + _OTHER,
    check=_near,
)
