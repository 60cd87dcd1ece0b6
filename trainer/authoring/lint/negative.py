"""W14: a question that asks for what is not so says it loudly, and few do."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank, Item
from trainer.authoring.lint.examples import JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message

_NOT = r"(?:でない|ではない|くない|らない|れない|えない|しない|誤っている|間違っている|誤りである|を除く|以外の)"
_NEGATIVE = re.compile(rf"{_NOT}[^。？?、「」*]{{0,12}}(?:どれ|どの|どちら|何|選)")
_LOUD = re.compile(rf"(?:「[^」]*{_NOT}[^」]*」|\*\*[^*]*{_NOT}[^*]*\*\*)")
_ENGLISH = re.compile(r"\b(?:which|what)\b[^.?]*\b(?:not|except)\b[^.?]*\?")
MOST = 0.15
"""Share of the questions with options."""
_FEWEST = 20


def _is_negative(item: Item) -> bool:
    return bool(_NEGATIVE.search(item.question.stem.ja) or _LOUD.search(item.question.stem.ja.split("。")[-2:][0]))


def _negative(bank: Bank) -> Iterator[Finding]:
    asked = [item for item in bank.items if item.options and item.traits.stem_asks]
    for item in asked:
        stem = item.question.stem
        if _NEGATIVE.search(stem.ja) or _ENGLISH.search(stem.en):
            yield Finding(item.entry, "stem")
    count = sum(_is_negative(item) for item in asked)
    if bank.root is not None and len(asked) >= _FEWEST and count > MOST * len(asked):
        yield Finding(
            bank.root,
            None,
            message("Too many questions ask for what is not so ({count}/{asked}).", count=count, asked=len(asked)),
        )


NEGATIVE_STEM = LintRule(
    id="W14",
    severity="warning",
    sentence=message("The negation is easily overlooked."),
    mend=message("Ask for what is so; otherwise put it in 「 」 in Japanese and in capitals (NOT) in English."),
    bad=single("展示会の準備に当てはまらないものはどれですか。", JOBS),
    good=single("展示会の準備に「当てはまらない」ものはどれですか。", JOBS),
    check=_negative,
)
