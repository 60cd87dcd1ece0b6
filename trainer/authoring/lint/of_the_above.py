"""W13 and E19: options that speak about the other options."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank, Item, LintOption
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message

_ABOUT_OTHERS = re.compile(
    r"(?:上記|以上|これら|上)の?(?:すべて|全て|全部|いずれ|どれ)|(?:すべて|全て)(?:正しい|当てはまる|該当)|"
    r"(?:いずれ|どれ)(?:で|に)?も(?:ない|ありません|当てはまらない|該当しない)|^どちらも(?:正しい|誤り)|"
    r"\b(?:all|none|both|neither) of (?:the above|these)\b|\bboth [a-d] and [a-d]\b",
    re.IGNORECASE,
)


def _speaking(bank: Bank) -> Iterator[tuple[Item, LintOption]]:
    for item in bank.items:
        for option in item.options:
            if _ABOUT_OTHERS.search(option.text.ja) or _ABOUT_OTHERS.search(option.text.en):
                yield item, option


def _fixed(bank: Bank) -> Iterator[Finding]:
    for item, option in _speaking(bank):
        if option.fixed:
            yield Finding(option.entry, "text", within=item.entry)


def _shuffled(bank: Bank) -> Iterator[Finding]:
    for item, option in _speaking(bank):
        if not option.fixed:
            yield Finding(option.entry, "text", within=item.entry)


_OPTIONS = (*JOBS[:3], "上記のいずれでもない")

OF_THE_ABOVE = LintRule(
    id="W13",
    severity="warning",
    sentence=message("This option speaks about the other options."),
    mend=message("Write an option that stands on its own."),
    bad=single(FAIR, _OPTIONS, each=("fixed: no", "fixed: no", "fixed: no", "fixed: yes")),
    good=single(FAIR, JOBS),
    check=_fixed,
)
SHUFFLED_OF_THE_ABOVE = LintRule(
    id="E19",
    severity="error",
    sentence=message("This option speaks about those above it, but the options are shuffled."),
    mend=message("Write an option that stands on its own, or keep its place with fixed: yes."),
    bad=single(FAIR, _OPTIONS),
    good=single(FAIR, JOBS),
    check=_shuffled,
)
