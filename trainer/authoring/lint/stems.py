"""W21 and W22: a stem that asks something, in a length that can be read at once."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank, Item
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import Message, message
from trainer.domain.text import Text

JA_STEM, JA_OPTION = 120, 40
"""Characters."""
EN_STEM, EN_OPTION = 40, 16
"""Words."""
_ASKS = re.compile(
    r"[か？?](?:[。」]|$)|(?:どれ|どちら|何|なに|誰|だれ|いつ|どこ|いくつ|いくら)[。」]?$|"
    r"(?:ください|なさい|選べ|答えよ|求めよ|選びます|答えます|挙げましょう|答えましょう|選びましょう)"
)
_EMPTY = re.compile(
    r"^(?:次|以下)のうち[、,]?(?:正しい|適切な|誤っている|間違っている)(?:もの|の|説明|記述)はどれ(?:ですか|でしょうか|か)?[。？?]?$"
)
_BLANK_FIRST = re.compile(r"^(?:\[\[|［|（\s*）|＿|_)")
_FIGURE = re.compile(r"\{\w+\}|\[\[\w+\]\]")
"""Shown as a number of a few digits, or as a numbered blank."""
_RUBY = re.compile(r"\{([^{}|]+)\|[^{}]*\}")


def _asks_nothing(item: Item) -> Message | None:
    stem = item.question.stem.ja.strip()
    if item.traits.stem_has_blanks and _BLANK_FIRST.search(stem):
        return message("The text begins with a blank.")
    if _EMPTY.match(stem):
        return message("The stem alone does not say what is asked.")
    if stem and item.traits.stem_asks and not _ASKS.search(stem):
        return message("The stem asks nothing.")
    return None


def _no_question(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        sentence = _asks_nothing(item)
        if sentence is not None:
            yield Finding(item.entry, "stem", sentence)


def _is_long(text: Text, ja: int, en: int) -> bool:
    shown = _FIGURE.sub("000", _RUBY.sub(r"\1", text.ja))
    return len(shown) > ja or len(text.en.split()) > en


def _too_long(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        if _is_long(item.question.stem, JA_STEM, EN_STEM):
            yield Finding(item.entry, "stem")
        for option in item.options:
            if _is_long(option.text, JA_OPTION, EN_OPTION):
                yield Finding(option.entry, "text", within=item.entry)


NO_QUESTION = LintRule(
    id="W21",
    severity="warning",
    sentence=message("The stem is no question."),
    mend=message("Ask something that can be thought about without the options; put blanks inside the text."),
    bad=single("次のうち正しいものはどれですか。", JOBS),
    good=single(FAIR, JOBS),
    check=_no_question,
)
TOO_LONG = LintRule(
    id="W22",
    severity="warning",
    sentence=message("This is too long to be read at once."),
    mend=message(
        "Keep stems to {en_stem} words and options to {en_option} ({ja_stem} and {ja_option} characters in Japanese).",
        en_stem=EN_STEM,
        en_option=EN_OPTION,
        ja_stem=JA_STEM,
        ja_option=JA_OPTION,
    ),
    bad=single(
        FAIR, (*JOBS[:3], "総務の担当者が、会場の机と椅子を借り、名札を作り、受付の人を決め、最後に机を倉庫へ片付ける")
    ),
    good=single(FAIR, JOBS),
    check=_too_long,
)
