"""I70: what a stem promises of the answer's form is data, so that another form is asked for again and not refused."""

import re
from collections.abc import Iterator
from typing import Final

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import short
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message
from trainer.question_types.common.promise import Script

_PROMISED: Final[dict[Script, re.Pattern[str]]] = {
    "katakana": re.compile("(?:片仮名|カタカナ)(?!を含む)"),
    "hiragana": re.compile("平仮名|ひらがな"),
    "kanji": re.compile("漢字(?!を含む)"),
    "latin": re.compile("英字|アルファベット"),
}


def _only_said(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        given = {answer.entry.word("script", default="") for answer in item.typed}
        stem = item.question.stem.ja
        if item.typed and any(said.search(stem) for script, said in _PROMISED.items() if script not in given):
            yield Finding(item.entry, "stem")


_STEM = "人を呼ぶことを、漢字で何といいますか。"

ONLY_SAID = LintRule(
    id="I70",
    severity="info",
    sentence=message("The stem promises a script, and nothing but the stem says so."),
    mend=message("Write script: (and length:) beside accept, so that another form is asked for again."),
    bad=short("f.1.1", stem=_STEM),
    good=short("f.1.1", stem=_STEM, rest="script: kanji"),
    check=_only_said,
)
