"""W23 and W28: every wrong option says why it is tempting and wrong, each in its own words."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message

_BARE = re.compile(
    r"(?:これは)?(?:間違い|誤り|不正解|違い)(?:です|ます)?[。.!！]?|(?:this is |it is )?(?:wrong|incorrect|false)[.!]?",
    re.IGNORECASE,
)


def _bare(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        for option in item.wrong:
            if (option.why.ja and _BARE.fullmatch(option.why.ja)) or (option.why.en and _BARE.fullmatch(option.why.en)):
                yield Finding(option.entry, "why", within=item.entry)


def _repeated(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        seen: set[str] = set()
        for option in item.wrong:
            why = option.why.in_("ja")
            if why and why in seen:
                yield Finding(option.entry, "why", within=item.entry)
            seen.add(why)


_GOOD = single(FAIR, JOBS)
_OWN = 'why: {ja: "dは相手の数から考えると分かります。", en: "Example"}'
_OTHER = 'why: {ja: "cは相手の数から考えると分かります。", en: "Example"}'

BARE_WHY = LintRule(
    id="W23",
    severity="warning",
    sentence=message('The reason only says "wrong".'),
    mend=message("Write why it is tempting and why it is wrong."),
    bad=_GOOD.replace(_OWN, 'why: {ja: 間違いです。, en: "Example"}'),
    good=_GOOD,
    check=_bare,
)
REPEATED_WHY = LintRule(
    id="W28",
    severity="warning",
    sentence=message("Another option gives the same reason."),
    mend=message("Write a reason that fits this option only."),
    bad=_GOOD.replace(_OWN, _OTHER),
    good=_GOOD,
    check=_repeated,
)
