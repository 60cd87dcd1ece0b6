"""I31: what the stem tells the learner to do fits the level the author gave the question."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import short
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message

_RECALL = re.compile(r"(?:何|なん)と(?:い|言|呼|よ)|を定義|の定義|の意味は|名前を答え")
_APPLY = re.compile(r"計算|求め(?:て|なさい|よ)|べきですか|どうしますか|選ぶべき")


def _mismatch(bank: Bank) -> Iterator[Finding]:
    levels = [entry.word("id", default="") for entry in bank.root.entries("levels")] if bank.root else []
    for item in bank.items:
        level, stem = item.question.level, item.question.stem.ja
        if not level or not levels:
            continue
        if _RECALL.search(stem) and level == levels[-1] and len(levels) > 1:
            yield Finding(item.entry, "level", message("This only asks for a term."))
        elif _APPLY.search(stem) and level == levels[0]:
            yield Finding(item.entry, "level", message("This asks to use what one knows."))


LEVEL_AND_VERB = LintRule(
    id="I31",
    severity="info",
    sentence=message("The verb does not fit the level."),
    mend=message("Asking for a term is the first level; calculating or deciding is a deeper one."),
    bad=short("f.1.1", stem="商談の数を計算して答えてください。", rest="level: know"),
    good=short("f.1.1", stem="商談を始めることを何といいますか。", rest="level: know"),
    check=_mismatch,
)
