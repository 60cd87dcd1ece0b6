"""W26: both languages are there and give the same numbers; a missing one falls back to one not chosen."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import card
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.wording import numbers
from trainer.domain.message import Message, message
from trainer.domain.text import Text
from trainer.packs.entry import Entry

_FIGURE = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}")
_BLANK = re.compile(r"\[\[([^\[\]]{1,16})\]\]")
_COUNTED_IN_WORDS = 2
"""Digits: shorter numbers are often words in one of the languages."""
_UNITS = ("万", "億", "兆", "千", "百")


def _bilingual(bank: Bank) -> bool:
    title = bank.root.text("title", required=False) if bank.root is not None else Text("")
    return bool(title.ja and title.en)


def _differs(text: Text) -> Message | None:
    if set(_FIGURE.findall(text.ja)) != set(_FIGURE.findall(text.en)):
        return message("The { } figures differ between Japanese and English.")
    if sorted(_BLANK.findall(text.ja)) != sorted(_BLANK.findall(text.en)):
        return message("The blanks differ between Japanese and English.")
    if any(unit in text.ja for unit in _UNITS):
        return None
    long = [{number for number in numbers(_BLANK.sub("", each)) if len(number) >= _COUNTED_IN_WORDS} for each in text]
    if long[0] != long[1]:
        return message("The numbers differ between Japanese and English.")
    return None


def _of(entry: Entry, key: str, text: Text, within: Entry | None) -> Iterator[Finding]:
    if bool(text.ja) != bool(text.en):
        yield Finding(entry, key, within=within)
    elif text.ja:
        sentence = _differs(text)
        if sentence is not None:
            yield Finding(entry, key, sentence, within)


def _missing(bank: Bank) -> Iterator[Finding]:
    if not _bilingual(bank):
        return
    for item in bank.items:
        for entry, key, text in item.texts():
            yield from _of(entry, key, text, item.entry)
    for entry in bank.read.facts_written:
        for key in ("name", "text"):
            yield from _of(entry, key, entry.text(key, required=False), None)


MISSING_ENGLISH = LintRule(
    id="W26",
    severity="warning",
    sentence=message("One of the two languages is missing."),
    mend=message("Write both ja: and en:, and let them say the same."),
    bad=card("f.1.1", stem='{ja: "展示会は誰に働きかけますか。"}'),
    good=card("f.1.1", stem='{ja: "展示会は誰に働きかけますか。", en: "Whom does a fair address?"}'),
    check=_missing,
)
