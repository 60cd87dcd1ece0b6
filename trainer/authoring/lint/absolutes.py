"""W15: "always" stands in wrong options only, "often" in the right one only."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank, LintOption
from trainer.authoring.lint.examples import FAIR, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message

ABSOLUTE = re.compile(
    r"必ず|常に|つねに|決して|絶対|のみ|一切|いかなる|\b(?:always|never|only|must|solely|entirely)\b", re.IGNORECASE
)
VAGUE = re.compile(
    r"ことがある|ことが多い|場合がある|場合もある|かもしれ|しばしば|"
    r"\b(?:often|sometimes|usually|may|might|tends? to)\b",
    re.IGNORECASE,
)
_FEWEST = 2


def _says(option: LintOption, pattern: re.Pattern[str]) -> bool:
    return pattern.search(option.text.ja) is not None or pattern.search(option.text.en) is not None


def _given_away(bank: Bank) -> Iterator[Finding]:
    for item in bank.chosen:
        key = item.key
        if key is None:
            continue
        absolute = [option for option in item.wrong if _says(option, ABSOLUTE)]
        if absolute and len(absolute) >= min(_FEWEST, len(item.wrong)) and not _says(key, ABSOLUTE):
            yield Finding(absolute[0].entry, "text", within=item.entry)
        if _says(key, VAGUE) and not any(_says(option, VAGUE) for option in item.wrong):
            yield Finding(key.entry, "text", message("Only the right option is vague."), item.entry)


ABSOLUTES = LintRule(
    id="W15",
    severity="warning",
    sentence=message("Only wrong options use absolute words."),
    mend=message('Drop words like "always" and "often", or let right and wrong options have them.'),
    bad=single(FAIR, ("人を集める仕事", "必ず契約を結ぶ仕事", "常に帳簿をつける仕事", "机を並べる仕事")),
    good=single(FAIR, ("人を集める仕事", "契約を結ぶ仕事", "帳簿をつける仕事", "机を並べる仕事")),
    check=_given_away,
)
